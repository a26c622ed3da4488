import type { Endpoint } from '../model/endpoint.ts';
import { extended } from '../model/extended.ts';
import { isEqual } from '../model/is-equal.ts';
import type { SystemIndex } from '../model/system-index.ts';
import { exampleExchange } from './example/example-exchange.ts';
import type { FindingsByElement } from './findings-by-element.ts';
import type { ReviewEndpoint, ReviewScope } from './review.ts';
import { filesOf, touches } from './scope.ts';

export function reviewEndpoints(
  index: SystemIndex,
  findings: FindingsByElement,
  scope: ReviewScope,
): readonly ReviewEndpoint[] {
  const told =
    scope.kind === 'workspace'
      ? inOrder(index.ofDistricts(toldEndpoints))
      : inOrder([endpointsIn(index, scope).map((endpoint) => toldEndpoint(index, endpoint))]);
  return told.map((each) => reviewEndpoint(each, findings));
}

/** By services, paths and methods. What a district gives stands in its order already, and services seldom share a name. */
function inOrder(districts: readonly (readonly Told[])[]): readonly Told[] {
  const services = new Map<string, Told[]>();
  for (const told of districts)
    for (const each of told) {
      const own = services.get(each.serviceName);
      if (own === undefined) services.set(each.serviceName, [each]);
      else own.push(each);
    }
  return [...services]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, own]) =>
      own.every((each, at) => at === 0 || byPath(own[at - 1] ?? each, each) <= 0) ? own : own.sort(byPath),
    );
}

function byPath({ endpoint: a }: Told, { endpoint: b }: Told): number {
  return compare(a.path, b.path) || compare(a.method, b.method) || compare(a.id, b.id);
}

/** Of a district, where any of its endpoints stand. */
interface Standing {
  readonly endpoints: readonly Endpoint[];
  readonly files: ReadonlySet<string>;
}

function endpointsIn(index: SystemIndex, scope: ReviewScope): readonly Endpoint[] {
  const wanted = filesOf(scope) ?? [];
  return index
    .ofDistricts(readStanding)
    .filter(({ files }) => wanted.some((file) => files.has(file)))
    .flatMap(({ endpoints }) => endpoints.filter((endpoint) => touches(scope, placesOf(index, endpoint))));
}

function readStanding(index: SystemIndex): Standing {
  const endpoints = index.system.endpoints.filter(({ role }) => role === 'system');
  const places = endpoints.flatMap((endpoint) => placesOf(index, endpoint));
  return { endpoints, files: new Set(places.map(({ file }) => file)) };
}

/** Where its route and its handler stand. */
function placesOf(index: SystemIndex, endpoint: Endpoint): Endpoint['evidence'] {
  const handler = endpoint.handler === undefined ? undefined : index.operation(endpoint.handler);
  return handler === undefined ? endpoint.evidence : [...endpoint.evidence, ...handler.evidence];
}

/** All that is said of an endpoint but what findings say. */
interface Told extends Pick<ReviewEndpoint, 'serviceName' | 'example' | 'reads' | 'writes'> {
  readonly endpoint: Endpoint;
}

function toldEndpoints(index: SystemIndex): readonly Told[] {
  return index.system.endpoints
    .filter(({ role }) => role === 'system')
    .map((endpoint) => toldEndpoint(index, endpoint))
    .sort(byPath);
}

function toldEndpoint(index: SystemIndex, endpoint: Endpoint): Told {
  const accesses = index.reachedBy(endpoint).flatMap((reached) => index.accessesOf(reached.operation.id));
  const tables = (kind: 'read' | 'write'): readonly string[] => {
    const names = accesses
      .filter((access) => access.kind === kind)
      .map((access) => index.table(access.table)?.name ?? access.table);
    return [...new Set(names)].sort(compare);
  };
  return {
    endpoint,
    serviceName: index.component(endpoint.service)?.name ?? endpoint.service,
    example: exampleExchange(index, endpoint),
    reads: tables('read'),
    writes: tables('write'),
  };
}

/** What was said of an endpoint is said again by the same object while findings say the same of it. */
const said = new WeakMap<Told, ReviewEndpoint>();

function reviewEndpoint(told: Told, findings: FindingsByElement): ReviewEndpoint {
  const { endpoint, ...more } = told;
  const own = findings.get(endpoint.id);
  const known = said.get(told);
  if (own === undefined && known?.findings.length === 0) return known;
  const names = (own ?? []).map((finding) => finding.fingerprint);
  if (known !== undefined && isEqual(known.findings, names)) return known;
  const now = extended(endpoint, { ...more, findings: names });
  said.set(told, now);
  return now;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
