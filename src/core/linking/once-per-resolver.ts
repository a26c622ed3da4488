import type { Found } from './basis.ts';
import { nameOverview } from './overviews.ts';
import type { Resolver } from './resolver.ts';

/** Remembers what is computed over the whole workspace, for as long as its resolver lives. */
export function oncePerResolver<T>(compute: (resolver: Resolver) => T): (resolver: Resolver) => T {
  const known = new WeakMap<Resolver, { readonly answer: T; readonly found: Found }>();
  const once = (resolver: Resolver): T => {
    const { ledger, trace } = resolver.shared;
    const isWhole = resolver.whole === resolver && !resolver.provisional;
    // What is kept elsewhere does not tell its grounds.
    if (!isWhole) ledger.keepToItself();
    const hit = known.get(resolver) ?? trace.apart(() => compute(resolver));
    known.set(resolver, hit);
    if (isWhole) {
      trace.see(name, hit.answer);
      trace.useAs(name, hit.found);
    } else trace.use(hit.found);
    return hit.answer;
  };
  const name = nameOverview(once);
  return once;
}
