import type { Endpoint } from '../model/endpoint.ts';
import type { SystemIndex } from '../model/system-index.ts';

/** Endpoints whose story is worth telling, the longest first: those that reach most outside their own process. */
export function telling<T extends Endpoint>(index: SystemIndex, endpoints: readonly T[]): readonly T[] {
  return endpoints
    .map((endpoint) => ({ endpoint, weight: weightOf(index, endpoint) }))
    .sort((a, b) => b.weight - a.weight)
    .map((each) => each.endpoint);
}

/** A call or a message says more than a query. */
export function weightOf(index: SystemIndex, endpoint: Endpoint): number {
  const operations = index.reachedBy(endpoint).map((reached) => reached.operation.id);
  const weigh = (operation: string): number =>
    3 * index.callsOf(operation).length +
    3 * index.publicationsOf(operation).length +
    index.accessesOf(operation).length;
  return operations.reduce((sum, operation) => sum + weigh(operation), 0);
}
