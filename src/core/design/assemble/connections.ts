import type { Connection, ConnectionKind } from '../../model/connection.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Draft } from '../draft.ts';
import { ids } from '../ids.ts';
import type { Plan } from '../plan/plan.ts';

/** Who talks to whom, from what the operations do. */
export function addConnections(draft: Draft, plan: Plan): void {
  const { system } = draft;
  const services = new Map(system.operations.map((operation) => [operation.id, operation.service]));
  const stores = new Map(system.tables.map((table) => [table.id, table.store]));
  const found = new Map<string, Connection>();
  const add = (
    from: string | undefined,
    to: string | undefined,
    kind: ConnectionKind,
    evidence: readonly Evidence[],
  ): void => {
    if (from === undefined || to === undefined || from === to) return;
    const key = `${from}\n${to}\n${kind}`;
    if (!found.has(key)) found.set(key, { from, to, kind, provenance: 'proposed', evidence: evidence.slice(0, 1) });
  };
  for (const access of system.accesses)
    add(services.get(access.operation), stores.get(access.table), access.kind, access.evidence);
  for (const call of system.calls) add(call.from, call.to, 'call', call.evidence);
  for (const use of system.cacheUses) add(services.get(use.operation), use.cache, 'cache', use.evidence);
  for (const channel of system.channels) {
    for (const use of channel.publishers) add(use.service, channel.broker, 'publish', [use.evidence]);
    for (const use of channel.consumers) add(use.service, channel.broker, 'consume', [use.evidence]);
  }
  if (plan.services.length > 1)
    for (const service of plan.services) add(ids.gateway, ids.service(service.name), 'depends', [service.evidence]);
  system.connections.push(
    ...[...found.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || compare(a.kind, b.kind)),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
