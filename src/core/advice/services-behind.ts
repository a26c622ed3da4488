import type { Endpoint } from '../model/endpoint.ts';
import type { SystemIndex } from '../model/system-index.ts';

/** Names of the components that a request waits for, the endpoint's own first, in the order in which it meets them. */
export function servicesBehind(index: SystemIndex, endpoint: Endpoint): readonly string[] {
  const name = () => index.component(endpoint.service)?.name ?? endpoint.service;
  return index.once(allChains).get(endpoint) ?? [name()];
}

/** A route of the system that passes through several services. */
export interface CrossingRoute {
  readonly endpoint: Endpoint;
  readonly services: readonly string[];
}

/** In the order of the System. */
export function crossingRoutes(index: SystemIndex): readonly CrossingRoute[] {
  return index.once(readCrossing);
}

function readCrossing(index: SystemIndex): readonly CrossingRoute[] {
  const chains = index.once(allChains);
  return index.system.endpoints.flatMap((endpoint) => {
    const services = endpoint.role === 'system' ? chains.get(endpoint) : undefined;
    return services === undefined || services.length < 2 ? [] : [{ endpoint, services }];
  });
}

/** Several answers of a review are about the same chains, and most of those stay as they were after a change. */
function allChains(index: SystemIndex): ReadonlyMap<Endpoint, readonly string[]> {
  return new Map(index.ofDistricts(chainsWithin).flat());
}

/** Found from the calls, because most routes make none. */
function chainsWithin(index: SystemIndex): readonly (readonly [Endpoint, readonly string[]])[] {
  const calling = new Set(index.system.calls.flatMap(({ operation }) => index.endpointsOf(operation)));
  return [...calling].map((endpoint) => [endpoint, findServices(index, endpoint)]);
}

function findServices(index: SystemIndex, endpoint: Endpoint): readonly string[] {
  const found = new Set<string>([endpoint.service]);
  const seen = new Set<string>([endpoint.id]);
  const open = [endpoint];
  for (const current of open) {
    for (const reached of index.reachedBy(current)) {
      for (const call of index.callsOf(reached.operation.id)) {
        if (call.to !== undefined) found.add(call.to);
        const next = call.endpoint === undefined ? undefined : index.endpoint(call.endpoint);
        if (next === undefined || seen.has(next.id)) continue;
        seen.add(next.id);
        open.push(next);
      }
    }
  }
  return [...found].map((id) => index.component(id)?.name ?? id);
}
