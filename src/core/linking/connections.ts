import type { CacheUse } from '../model/cache-use.ts';
import type { Component } from '../model/component.ts';
import type { Connection } from '../model/connection.ts';
import type { DataAccess } from '../model/data-access.ts';
import type { Evidence, Provenance } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import type { Table } from '../model/table.ts';
import { hostNames } from './services/host-names.ts';

type Joined = Pick<System, 'components' | 'operations' | 'tables' | 'accesses' | 'calls' | 'channels' | 'cacheUses'>;

const maxEvidence = 5;

/** The edges that follow from what operations use, found for each island by itself. */
export interface UseEdges {
  readonly accesses: readonly Connection[];
  readonly caches: readonly Connection[];
}

/** Of each use the service whose code it stands in. */
type UseServices = readonly (string | undefined)[];

export function accessEdges(
  accesses: readonly DataAccess[],
  services: UseServices,
  tables: ReadonlyMap<string, Table>,
): readonly Connection[] {
  return edgesOf(accesses, services, ({ table, kind }) => ({ to: tables.get(table)?.store, kind }));
}

export function cacheEdges(uses: readonly CacheUse[], services: UseServices): readonly Connection[] {
  return edgesOf(uses, services, ({ cache }) => ({ to: cache, kind: 'cache' }));
}

function edgesOf<T extends { readonly evidence: readonly Evidence[] }>(
  uses: readonly T[],
  services: UseServices,
  endOf: (use: T) => { readonly to: string | undefined; readonly kind: Connection['kind'] },
): readonly Connection[] {
  const edges = new Map<string, Connection & { readonly evidence: Evidence[] }>();
  for (const [at, use] of uses.entries()) {
    const from = services[at];
    const { to, kind } = endOf(use);
    if (from === undefined || to === undefined) continue;
    const key = `${from} ${to} ${kind}`;
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { from, to, kind, provenance: 'extracted', evidence: [...use.evidence] });
    else if (known.evidence.length < maxEvidence) known.evidence.push(...use.evidence);
  }
  return [...edges.values()];
}

/** The edges of the service graph: calls, stores, topics and caches from code, `depends` where only deployment says so. */
export function connectionsOf(
  joined: Joined,
  declared: readonly Connection[] = [],
  uses: UseEdges = edgesIn(joined),
): readonly Connection[] {
  const edges = new Map<string, { connection: Connection; evidence: Evidence[] }>();
  const between = new Set<string>();
  const known = new Set(joined.components.map((component) => component.id));
  const add = (
    from: string,
    to: string,
    kind: Connection['kind'],
    provenance: Provenance,
    evidence: readonly Evidence[],
  ) => {
    if (from === to || !known.has(from) || !known.has(to)) return;
    const key = `${from} ${to} ${kind}`;
    const edge = edges.get(key);
    between.add(`${from} ${to}`);
    if (edge !== undefined) edge.evidence.push(...evidence);
    else edges.set(key, { connection: { from, to, kind, provenance, evidence: [] }, evidence: [...evidence] });
  };
  for (const call of joined.calls)
    if (call.to !== undefined) add(call.from, call.to, 'call', call.provenance, call.evidence);
  for (const { from, to, kind, provenance, evidence } of uses.accesses) add(from, to, kind, provenance, evidence);
  for (const channel of joined.channels) {
    for (const use of channel.publishers) add(use.service, channel.broker, 'publish', 'extracted', [use.evidence]);
    for (const use of channel.consumers) add(use.service, channel.broker, 'consume', 'extracted', [use.evidence]);
  }
  for (const { from, to, kind, provenance, evidence } of uses.caches) add(from, to, kind, provenance, evidence);
  const strongestFirst = [...declared].sort((a, b) => Number(a.kind === 'depends') - Number(b.kind === 'depends'));
  for (const { from, to, kind, provenance, evidence } of strongestFirst)
    if (kind !== 'depends' || !between.has(`${from} ${to}`)) add(from, to, kind, provenance, evidence);
  addDependencies(joined, between, add);
  return [...edges.values()].map(({ connection, evidence }) => ({
    ...connection,
    evidence: evidence.slice(0, maxEvidence),
  }));
}

function edgesIn(joined: Joined): UseEdges {
  const { accesses, cacheUses } = joined;
  const tables = new Map(joined.tables.map((table) => [table.id, table]));
  const serviceOf = serviceAround(joined);
  return {
    accesses: accessEdges(accesses, accesses.map(serviceOf), tables),
    caches: cacheEdges(cacheUses, cacheUses.map(serviceOf)),
  };
}

function serviceAround({ operations }: Joined): (within: { readonly operation: string }) => string | undefined {
  const services = new Map(operations.map(({ id, service }) => [id, service]));
  return ({ operation }) => services.get(operation);
}

type Add = (
  from: string,
  to: string,
  kind: Connection['kind'],
  provenance: Provenance,
  evidence: readonly Evidence[],
) => void;

/** `depends_on` and hosts in the environment, where code shows no connection. */
function addDependencies(joined: Joined, connected: ReadonlySet<string>, add: Add): void {
  const byAlias = componentsByAlias(joined.components);
  for (const component of joined.components) {
    const { deployment } = component;
    if (deployment === undefined) continue;
    const depended = deployment.dependsOn.flatMap((alias) => byAlias.get(alias) ?? []);
    // Code that runs here shows which of the variables it uses that all are given.
    const lent = new Set(component.root === undefined ? [] : deployment.lentVariables);
    const named = Object.entries(deployment.environment)
      .flatMap(([variable, value]) => (lent.has(variable) ? [] : hostsIn(variable, value)))
      .flatMap((host) => hostNames(host).flatMap((name) => (byAlias.get(name) ?? []).filter(mayBe(host, name))))
      .filter((other) => other.deployment !== undefined);
    for (const other of new Set([...depended, ...named])) {
      if (other.id === component.id || connected.has(`${component.id} ${other.id}`)) continue;
      add(component.id, other.id, 'depends', 'inferred', component.evidence.slice(0, 1));
    }
  }
}

/** `spans.depot.svc` is no `spans` of which it is known that it lives elsewhere: `spans.yard`. */
function mayBe(host: string, name: string): (component: Component) => boolean {
  const isWhole = name === host || name.includes('.');
  return ({ aliases }) => isWhole || !aliases.some((alias) => alias.startsWith(`${name}.`));
}

function componentsByAlias(components: readonly Component[]): ReadonlyMap<string, readonly Component[]> {
  const byAlias = new Map<string, Component[]>();
  for (const component of components)
    for (const alias of component.aliases) {
      const known = byAlias.get(alias);
      if (known === undefined) byAlias.set(alias, [component]);
      else known.push(component);
    }
  return byAlias;
}

/** A value names few hosts; the bound keeps hostile input cheap. */
const maxHosts = 32;

/** What stands behind the name of a person and before a path. */
const inUrl = /:\/\/(?:[^@/\s]*@)?([\w.-]+(?::\d+)?(?:,[\w.-]+(?::\d+)?)*)/g;

/** A word alone names nothing where its variable does not say so, but a word and a port do, and one behind a person. */
const alone = /(?:^|[,@(;=]\s*)([\w.-]{2,})(?=:\d)|@([\w.-]{2,})/g;

/** `REDIS_HOST`, `Kafka__Server`, `consulAddress`. */
const holdsHost = /(?:host|hosts|hostname|server|servers|address|addr|broker|brokers)$/i;

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service: nothing else ends like this. */
const inCluster = /\.svc(?:\.cluster\.local)?$/;

/** What may be hosts in `postgres://app@orders-db:5432/orders` or `kafka-1:9092,kafka-2:9092`; a letter is none. */
function hostsIn(variable: string, value: string): readonly string[] {
  if ((holdsHost.test(variable) || inCluster.test(value)) && /^[\w.-]{2,}$/.test(value)) return [value];
  const hosts: string[] = [];
  for (const match of value.matchAll(value.includes('://') ? inUrl : alone)) {
    hosts.push(...(match[1] ?? match[2] ?? '').split(',').map((each) => each.replace(/:.*$/, '')));
    if (hosts.length >= maxHosts) break;
  }
  return hosts;
}
