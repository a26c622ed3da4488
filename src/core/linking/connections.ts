import type { Connection } from '../model/connection.ts';
import type { Evidence, Provenance } from '../model/evidence.ts';
import type { System } from '../model/system.ts';

type Joined = Pick<System, 'components' | 'operations' | 'tables' | 'accesses' | 'calls' | 'channels' | 'cacheUses'>;

const maxEvidence = 5;

/** The edges of the service graph: calls, stores, topics and caches from code, `depends` where only deployment says so. */
export function connectionsOf(joined: Joined, declared: readonly Connection[] = []): readonly Connection[] {
  const edges = new Map<string, { connection: Connection; evidence: Evidence[] }>();
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
    if (edge !== undefined) edge.evidence.push(...evidence);
    else edges.set(key, { connection: { from, to, kind, provenance, evidence: [] }, evidence: [...evidence] });
  };
  const serviceOf = new Map(joined.operations.map((operation) => [operation.id, operation.service]));
  const storeOf = new Map(joined.tables.map((table) => [table.id, table.store]));
  for (const call of joined.calls)
    if (call.to !== undefined) add(call.from, call.to, 'call', call.provenance, call.evidence);
  for (const access of joined.accesses) {
    const from = serviceOf.get(access.operation);
    const to = storeOf.get(access.table);
    if (from !== undefined && to !== undefined) add(from, to, access.kind, 'extracted', access.evidence);
  }
  for (const channel of joined.channels) {
    for (const use of channel.publishers) add(use.service, channel.broker, 'publish', 'extracted', [use.evidence]);
    for (const use of channel.consumers) add(use.service, channel.broker, 'consume', 'extracted', [use.evidence]);
  }
  for (const use of joined.cacheUses) {
    const from = serviceOf.get(use.operation);
    if (from !== undefined) add(from, use.cache, 'cache', 'extracted', use.evidence);
  }
  for (const { from, to, kind, provenance, evidence } of declared)
    if (kind !== 'depends' || !edgeBetween(edges, from, to)) add(from, to, kind, provenance, evidence);
  addDependencies(joined, edges, add);
  return [...edges.values()].map(({ connection, evidence }) => ({
    ...connection,
    evidence: evidence.slice(0, maxEvidence),
  }));
}

function edgeBetween(edges: ReadonlyMap<string, unknown>, from: string, to: string): boolean {
  return [...edges.keys()].some((key) => key.startsWith(`${from} ${to} `));
}

type Add = (
  from: string,
  to: string,
  kind: Connection['kind'],
  provenance: Provenance,
  evidence: readonly Evidence[],
) => void;

/** `depends_on` and hosts in the environment, where code shows no connection. */
function addDependencies(joined: Joined, edges: ReadonlyMap<string, unknown>, add: Add): void {
  const connected = new Set([...edges.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')));
  for (const component of joined.components) {
    const { deployment } = component;
    if (deployment === undefined) continue;
    const values = Object.values(deployment.environment);
    for (const other of joined.components) {
      if (other.id === component.id || connected.has(`${component.id} ${other.id}`)) continue;
      const depends = other.aliases.some((alias) => deployment.dependsOn.includes(alias));
      const named =
        other.deployment !== undefined &&
        other.aliases.some((alias) => values.some((value) => namesHost(value, alias)));
      if (depends || named) add(component.id, other.id, 'depends', 'inferred', component.evidence.slice(0, 1));
    }
  }
}

function namesHost(value: string, alias: string): boolean {
  if (alias.length < 2) return false;
  const at = value.indexOf(alias);
  if (at < 0) return false;
  const before = value[at - 1];
  const after = value[at + alias.length];
  const opened = before === '@' || before === '/' || (before === undefined && after === ':');
  return opened && (after === undefined || after === ':' || after === '/' || after === ',');
}
