import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { groupBy } from '../../model/group-by.ts';
import { routeReached } from './route-reached.ts';

type Asked = Pick<Call, 'protocol' | 'method' | 'path'>;

/** The routes of a service; the very same object as long as they are the same. */
export interface ServiceRoutes {
  readonly endpoints: readonly Endpoint[];
  /** The id of the route that a call reaches. */
  reached(call: Asked): string | undefined;
}

/** By the first route of a service: what was found holds as long as all of its routes are the same. */
const known = new WeakMap<Endpoint, ServiceRoutes>();

/** Routes by the id of their service; by an empty name those of all. */
export function servedRoutes(endpoints: readonly Endpoint[]): (service: string) => ServiceRoutes | undefined {
  const all: ServiceRoutes = { endpoints, reached: () => undefined };
  const byService = new Map(
    [...groupBy(endpoints, ({ service }) => service)].map(([service, own]) => [service, knownRoutes(service, own)]),
  );
  return (service) => (service === '' ? all : byService.get(service));
}

function knownRoutes(service: string, endpoints: readonly Endpoint[]): ServiceRoutes {
  const [first] = endpoints;
  const before = first && known.get(first);
  if (before !== undefined && isSameList(before.endpoints, endpoints)) return before;
  const now = routesOf(service, endpoints);
  if (first !== undefined) known.set(first, now);
  return now;
}

function routesOf(service: string, endpoints: readonly Endpoint[]): ServiceRoutes {
  const answers = new Map<string, string | undefined>();
  return {
    endpoints,
    reached: (call) => {
      const key = `${call.protocol} ${call.method} ${call.path}`;
      if (!answers.has(key)) answers.set(key, routeReached(endpoints, service, call));
      return answers.get(key);
    },
  };
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
