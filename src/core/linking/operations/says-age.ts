import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';
import { isWithin } from './bounds-sizes.ts';
import type { FunctionPlace } from './handler-of.ts';

const header = /^cache-control$/i;

/** Whether a function sets the header that lets others keep its answer, or one that stands in it does. */
export function saysAge({ scopes }: Resolver, { file, fn }: FunctionPlace): boolean {
  const outline = scopes.get(file)?.outline;
  return outline !== undefined && sayingIn(outline).some((each) => isWithin(outline, each, fn));
}

const sayingIn = oncePerOutline((outline): readonly number[] => {
  const calling = outline.calls.filter(({ args: [first] }) => first?.kind === 'text' && header.test(first.text));
  const setting = outline.bindings.filter(({ name }) => header.test(name.split('.').at(-1) ?? ''));
  return [...calling, ...setting].map(({ fn }) => fn);
});
