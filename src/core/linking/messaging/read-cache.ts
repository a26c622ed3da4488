import { forwardingOf, type Way } from '../forwarding.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type CacheCall, cacheCallAt, keyPatterns } from './cache-call.ts';
import type { CacheFact } from './cache-fact.ts';
import { isUnending, timeToLive } from './time-to-live.ts';

/** Reads, writes and invalidations of caches, by key. */
export function readCache(spot: CallSpot, facts: OperationFacts): boolean {
  const site = { file: spot.context.file, call: spot.index };
  for (const way of accesses.waysFrom(spot.resolver, site)) facts.caches.push(...factsOf(spot, way));
  return cacheCallAt(spot.resolver, site) !== undefined;
}

const accesses = forwardingOf<CacheCall>({
  at: cacheCallAt,
  target: (resolver, cache) => keyPatterns(resolver, cache).join(),
});

function factsOf(spot: CallSpot, way: Way<CacheCall>): readonly CacheFact[] {
  const { vocabulary, form } = way.sink;
  const narrowed = way.callers.length === 0 ? spot.resolver : narrowResolver(spot.resolver, way.callers);
  const timeToLiveSeconds = timeToLive(spot.resolver, narrowed, way.sink);
  return keyPatterns(narrowed, way.sink).map((keyPattern) => ({
    spot,
    library: vocabulary.id,
    keyPattern,
    kind: form.kind,
    timeToLiveSeconds,
    unending: timeToLiveSeconds === undefined && isUnending(spot.resolver, way.sink) ? true : undefined,
  }));
}
