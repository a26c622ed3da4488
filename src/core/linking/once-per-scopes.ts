import type { Found } from './basis.ts';
import { nameOverview } from './overviews.ts';
import type { Resolver } from './resolver.ts';
import type { WatchedScopes } from './watched-scopes.ts';

/** Files alone, without a way to follow values. */
export type Files = Pick<Resolver, 'scopes' | 'imports'>;

/**
 * Remembers what is read off the outlines alone, without following a value: every resolver over the same files sees the
 * same, so that what stands on it is worth telling to others.
 */
export function oncePerScopes<T>(find: (files: Files) => T): (files: Files) => T {
  const known = new WeakMap<WatchedScopes, { readonly answer: T; readonly found: Found }>();
  const once = ({ scopes, imports }: Files): T => {
    const hit = known.get(scopes) ?? scopes.trace.apart(() => find({ scopes, imports }));
    known.set(scopes, hit);
    scopes.trace.see(name, hit.answer);
    scopes.trace.useAs(name, hit.found);
    return hit.answer;
  };
  const name = nameOverview(once);
  return once;
}
