import type { Endpoint } from '../model/endpoint.ts';
import type { SystemIndex } from '../model/system-index.ts';

/** An endpoint, and how much it reaches outside its own process. */
export interface Weighed<T extends Endpoint> {
  readonly endpoint: T;
  readonly weight: number;
}

/** Endpoints whose story is worth telling, the longest first, at most so many: those that reach most outside their own process. */
export function telling<T extends Endpoint>(
  index: SystemIndex,
  endpoints: readonly T[],
  most: number,
): readonly Weighed<T>[] {
  const weightAt = weightsOf(index, endpoints.length);
  const found: Weighed<T>[] = [];
  for (const endpoint of endpoints) {
    const weight = weightAt(endpoint);
    const last = found.at(most - 1);
    if (last !== undefined && last.weight >= weight) continue;
    const place = found.findIndex((each) => each.weight < weight);
    found.splice(place < 0 ? found.length : place, 0, { endpoint, weight });
    if (found.length > most) found.pop();
  }
  return found;
}

/** Those of a few files are asked one by one. */
const few = 100;

function weightsOf(index: SystemIndex, asked: number): (endpoint: Endpoint) => number {
  if (asked < few) return (endpoint) => weightOf(index, endpoint);
  // Asked of districts, most of which know it from the last review.
  const weights = new Map(index.ofDistricts(weigh).flat());
  return ({ id }) => weights.get(id) ?? 0;
}

function weigh(index: SystemIndex): readonly (readonly [id: Endpoint['id'], weight: number])[] {
  return index.system.endpoints.map((endpoint) => [endpoint.id, weightOf(index, endpoint)]);
}

/** A call or a message says more than a query. */
function weightOf(index: SystemIndex, endpoint: Endpoint): number {
  let weight = 0;
  for (const { operation } of index.reachedBy(endpoint))
    weight +=
      3 * index.callsOf(operation.id).length +
      3 * index.publicationsOf(operation.id).length +
      index.accessesOf(operation.id).length;
  return weight;
}
