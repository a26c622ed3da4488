import type { Decorator, Value } from '../syntax/outline.ts';

/** `@Value("${orders.url}")`: what is injected is the text; whoever knows the settings fills its placeholders in. */
export function injectedSetting(decorators: readonly Decorator[] | undefined): Value | undefined {
  const [argument] = decorators?.find(({ name }) => name === 'Value')?.args ?? [];
  return argument?.kind === 'text' && argument.text.includes('${') ? argument : undefined;
}
