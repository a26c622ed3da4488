import type { Resolver } from './resolver.ts';

/**
 * Remembers what is read off the outlines alone, without following a value: every resolver over the same files sees the
 * same, so that what stands on it is worth telling to others.
 */
export function oncePerScopes<T>(find: (files: Pick<Resolver, 'scopes' | 'imports'>) => T): (resolver: Resolver) => T {
  const known = new WeakMap<Resolver['scopes'], { readonly answer: T }>();
  return ({ scopes, imports }) => {
    const hit = known.get(scopes);
    if (hit !== undefined) return hit.answer;
    const answer = find({ scopes, imports });
    known.set(scopes, { answer });
    return answer;
  };
}
