import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { ownEndpoints, routeName } from '../routes.ts';
import { assumed, type Load } from './load.ts';

export interface RouteTraffic {
  readonly endpoint: Endpoint;
  /** From outside, a second, on average. */
  readonly outside: number;
  /** With what other services ask of it. */
  readonly total: number;
  readonly queries: number;
  readonly calls: number;
  /** Requests that one request becomes, itself included. */
  readonly fanOut: number;
  /** Seconds that it waits for the work of neighbors, one after the other. */
  readonly behindSeconds: number;
}

/** Routes that answer whether the process lives: nobody plans capacity for them. */
const health = /\/(?:health|healthz|ready|readyz|live|livez|ping|metrics)\b/;

/** Reads and writes share what comes from outside, evenly within each kind: the code does not say which is popular. */
export function trafficOf(index: SystemIndex, load: Load): readonly RouteTraffic[] {
  const endpoints = ownEndpoints(index).filter(({ handler, path }) => handler !== undefined && !health.test(path));
  const called = new Set(index.system.calls.flatMap(({ endpoint }) => endpoint ?? []));
  const outer = endpoints.filter(({ id }) => !called.has(id));
  const reads = outer.filter(({ method }) => method === 'GET' || method === 'HEAD').length;
  const writes = outer.length - reads;
  const share = reads === 0 ? 0 : writes === 0 ? 1 : assumed.readShare;
  const visits = visitsOf(index);
  const total = new Map<string, number>();
  const outside = new Map<string, number>();
  for (const endpoint of outer) {
    const isRead = endpoint.method === 'GET' || endpoint.method === 'HEAD';
    const rate = isRead ? (load.rps * share) / reads : (load.rps * (1 - share)) / writes;
    outside.set(endpoint.id, rate);
    for (const [id, times] of visits(endpoint.id)) total.set(id, (total.get(id) ?? 0) + rate * times);
  }
  return endpoints.map((endpoint) => ({
    endpoint,
    outside: outside.get(endpoint.id) ?? 0,
    total: total.get(endpoint.id) ?? 0,
    queries: queriesOf(index, endpoint),
    calls: callsOf(index, endpoint).reduce((sum, { times }) => sum + times, 0),
    behindSeconds: behindSeconds(index, endpoint, visits(endpoint.id)),
    fanOut: [...visits(endpoint.id).values()].reduce((sum, times) => sum + times, 0),
  }));
}

function behindSeconds(index: SystemIndex, { id }: Endpoint, visits: ReadonlyMap<string, number>): number {
  return [...visits].reduce((sum, [visited, times]) => {
    const endpoint = visited === id ? undefined : index.endpoint(visited);
    return endpoint === undefined ? sum : sum + times * ownSeconds(index, endpoint);
  }, 0);
}

function ownSeconds(index: SystemIndex, endpoint: Endpoint): number {
  const calls = callsOf(index, endpoint).reduce((sum, { times }) => sum + times, 0);
  return assumed.codeSeconds + queriesOf(index, endpoint) * assumed.querySeconds + calls * assumed.callSeconds;
}

export function describe({ endpoint }: RouteTraffic): string {
  return routeName(endpoint);
}

function queriesOf(index: SystemIndex, endpoint: Endpoint): number {
  return index.reachedBy(endpoint).reduce((sum, { operation, inLoop }) => {
    const times = index.accessesOf(operation.id).map((access) => (access.inLoop || inLoop ? assumed.items : 1));
    return times.reduce((all, each) => all + each, sum);
  }, 0);
}

function callsOf(
  index: SystemIndex,
  endpoint: Endpoint,
): readonly { readonly to: string | undefined; readonly times: number }[] {
  return index
    .reachedBy(endpoint)
    .flatMap(({ operation, inLoop }) =>
      index
        .callsOf(operation.id)
        .map((call) => ({ to: call.endpoint, times: call.inLoop || inLoop ? assumed.items : 1 })),
    );
}

/**
 * How often a request visits each route behind it, itself once. A circle is walked once, and what a walk finds in it
 * depends on where the walk began: only what reaches none of the routes on the way is taken from an earlier walk.
 */
function visitsOf(index: SystemIndex): (endpoint: string) => ReadonlyMap<string, number> {
  const known = new Map<string, ReadonlyMap<string, number>>();
  const walk = (id: string, way: readonly string[]): Walked => {
    const hit = known.get(id);
    if (hit !== undefined && !way.some((each) => hit.has(each))) return { visits: hit, cutAt: way.length };
    const endpoint = index.endpoint(id);
    if (endpoint === undefined) return { visits: new Map(), cutAt: way.length };
    if (way.includes(id)) return { visits: new Map(), cutAt: way.indexOf(id) };
    const visits = new Map([[id, 1]]);
    let cutAt = way.length;
    for (const { to, times } of callsOf(index, endpoint)) {
      if (to === undefined) continue;
      const behind = walk(to, [...way, id]);
      cutAt = Math.min(cutAt, behind.cutAt);
      for (const [each, more] of behind.visits) visits.set(each, (visits.get(each) ?? 0) + times * more);
    }
    if (cutAt === way.length) known.set(id, visits);
    return { visits, cutAt };
  };
  return (id) => walk(id, []).visits;
}

interface Walked {
  readonly visits: ReadonlyMap<string, number>;
  /** How many routes of the way stand before the first one that the walk met again; all of them where it met none. */
  readonly cutAt: number;
}
