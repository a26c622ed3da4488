import type { CacheUse } from '../../model/cache-use.ts';
import type { Component } from '../../model/component.ts';
import type { CacheFact } from './cache-fact.ts';
import { deployedProduct } from './deployed-product.ts';

export function joinCaches(facts: readonly CacheFact[], components: readonly Component[]): readonly CacheUse[] {
  const counts = new Map<string, number>();
  return facts.map(({ spot, kind, keyPattern, library, timeToLiveSeconds, unending }) => {
    const base = `cache-use:${spot.operation.id.replace(/^operation:/, '')}:${kind} ${keyPattern}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return {
      id: count === 1 ? base : `${base}~${count}`,
      operation: spot.operation.id,
      cache: deployedProduct(components, library, ['cache'])?.id ?? library,
      keyPattern,
      kind,
      timeToLiveSeconds,
      unending,
      evidence: [spot.evidence()],
      provenance: 'extracted',
      role: spot.operation.role,
    };
  });
}
