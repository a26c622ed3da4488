import type { ClassOutline, Decorator, Value } from '../syntax/outline.ts';

/** `@Value("${orders.url}")`: what is injected is the text; whoever knows the settings fills its placeholders in. */
export function injectedSetting(decorators: readonly Decorator[] | undefined): Value | undefined {
  const [argument] = decorators?.find(({ name }) => name === 'Value')?.args ?? [];
  return argument?.kind === 'text' && argument.text.includes('${') ? argument : undefined;
}

/** `@ConfigurationProperties(prefix = "orders")` on the class fills its field `baseUrl` with `orders.baseUrl`. */
export function boundSetting(cls: ClassOutline | undefined, name: string): Value | undefined {
  const mark = cls?.decorators.find((decorator) => decorator.name === 'ConfigurationProperties');
  const field = mark && cls?.fields.find((candidate) => candidate.name === name);
  const [argument] = mark?.args ?? [];
  if (field === undefined || argument === undefined || field.default !== undefined) return undefined;
  const entries = argument.kind === 'object' ? argument.entries : [];
  const prefix = entries.find(({ key }) => key === 'prefix' || key === 'value')?.value ?? argument;
  return prefix.kind === 'text' ? { kind: 'text', text: `\${${prefix.text}.${name}}` } : undefined;
}
