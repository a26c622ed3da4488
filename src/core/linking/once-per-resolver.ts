import type { Resolver } from './resolver.ts';

/** Remembers what is computed over the whole workspace, for as long as its resolver lives. */
export function oncePerResolver<T>(compute: (resolver: Resolver) => T): (resolver: Resolver) => T {
  const known = new WeakMap<Resolver, { readonly answer: T }>();
  return (resolver) => {
    // What is kept elsewhere does not tell its grounds.
    if (resolver.whole !== resolver || resolver.provisional) resolver.shared.ledger.keepToItself();
    const hit = known.get(resolver);
    if (hit !== undefined) return hit.answer;
    const answer = compute(resolver);
    known.set(resolver, { answer });
    return answer;
  };
}
