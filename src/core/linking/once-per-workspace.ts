import { oncePerResolver } from './once-per-resolver.ts';
import type { Resolver } from './resolver.ts';

/**
 * Remembers what a walk over all files finds. A resolver that was narrowed to one way of calling gets the answer of the
 * one that it was made from: each would otherwise walk the workspace again, and there are as many as there are calls.
 */
export function oncePerWorkspace<T>(find: (resolver: Resolver) => T): (resolver: Resolver) => T {
  const found = oncePerResolver(find);
  return ({ whole }) => found(whole);
}
