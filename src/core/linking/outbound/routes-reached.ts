import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { groupBy } from '../../model/group-by.ts';
import { routeReached } from './route-reached.ts';

type Asked = Pick<Call, 'protocol' | 'method' | 'path'>;

/** The routes of a service, and which of them calls were found to reach. */
interface Known {
  readonly endpoints: readonly Endpoint[];
  readonly answers: Map<string, string | undefined>;
}

/** By the first route of a service: what was found holds as long as all of its routes are the same. */
const known = new WeakMap<Endpoint, Known>();

/** The id of the route of a service that a call reaches. */
export function routesReached(endpoints: readonly Endpoint[]): (service: string, call: Asked) => string | undefined {
  const byService = new Map(
    [...groupBy(endpoints, ({ service }) => service)].map(([service, own]) => [service, knownOf(own)]),
  );
  return (service, call) => {
    const own = byService.get(service);
    if (own === undefined) return undefined;
    const key = `${call.protocol} ${call.method} ${call.path}`;
    if (!own.answers.has(key)) own.answers.set(key, routeReached(own.endpoints, service, call));
    return own.answers.get(key);
  };
}

function knownOf(endpoints: readonly Endpoint[]): Known {
  const [first] = endpoints;
  const before = first && known.get(first);
  if (before !== undefined && isSameList(before.endpoints, endpoints)) return before;
  const now = { endpoints, answers: new Map<string, string | undefined>() };
  if (first !== undefined) known.set(first, now);
  return now;
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
