import type { Resolver } from '../resolver.ts';
import { isWithin } from './bounds-sizes.ts';
import type { FunctionPlace } from './handler-of.ts';

/** Whether a function, or one that stands in it, throws: `raise NotYours unless loan.member == current_member`. */
export function throwsItself({ scopes }: Resolver, { file, fn }: FunctionPlace): boolean {
  const outline = scopes.get(file)?.outline;
  return outline?.throws.some((thrown) => isWithin(outline, thrown.fn, fn)) === true;
}
