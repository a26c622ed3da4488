import type { CacheUse } from '../../model/cache-use.ts';
import type { Component } from '../../model/component.ts';
import { numberedIds } from '../numbered-ids.ts';
import type { CacheFact } from './cache-fact.ts';
import { deployedProduct } from './deployed-product.ts';

export interface JoinedCaches {
  readonly uses: readonly CacheUse[];
  /** Of each use the service whose code it stands in. */
  readonly services: readonly string[];
}

/** Joins the facts of an island by itself: ids count within an operation, and no operation is in two of them. */
export function joinCaches(facts: readonly CacheFact[], components: readonly Component[]): JoinedCaches {
  const idOn = numberedIds();
  const timed = new Set(
    facts.flatMap((fact) =>
      fact.timeToLiveSeconds === undefined ? [] : `${fact.spot.operation.id} ${fact.keyPattern}`,
    ),
  );
  const users = (service: string): readonly Component[] => components.filter(({ id }) => id === service);
  const uses = facts.map(({ spot, kind, keyPattern, library, timeToLiveSeconds, unending }): CacheUse => {
    const base = `cache-use:${spot.operation.id.replace(/^operation:/, '')}:${kind} ${keyPattern}`;
    return {
      id: idOn(base),
      operation: spot.operation.id,
      cache: deployedProduct(components, library, ['cache'], users(spot.operation.service))?.id ?? library,
      keyPattern,
      kind,
      timeToLiveSeconds,
      // `expire` may say it afterwards.
      unending: timed.has(`${spot.operation.id} ${keyPattern}`) ? undefined : unending,
      evidence: [spot.evidence()],
      provenance: 'extracted',
      role: spot.operation.role,
    };
  });
  return { uses, services: facts.map(({ spot }) => spot.operation.service) };
}
