import type { Connection } from '../model/connection.ts';
import type { OperationCall, Reply } from '../model/operation.ts';
import type { Problem } from '../model/problem.ts';
import type { System } from '../model/system.ts';
import { rememberingOrder, type Sort } from './sort-again.ts';

/** Brings every list into an order that depends on content alone, so that the same tree gives the same bytes. */
export function sortSystem(system: System, sort: Sort = rememberingOrder()): System {
  const byId = <T extends { readonly id: string }>(name: string, items: readonly T[]): readonly T[] =>
    sort(name, items, (a, b) => compareTexts(a.id, b.id));
  const by = <T extends object>(name: string, items: readonly T[], key: (item: T) => string): readonly T[] =>
    sort(name, items, (a, b) => compareTexts(key(a), key(b)));
  return {
    ...system,
    components: byId('components', system.components),
    endpoints: byId('endpoints', system.endpoints),
    operations: byId('operations', system.operations),
    operationCalls: by('operationCalls', system.operationCalls, onceEach(callKey)),
    replies: by('replies', system.replies, onceEach(replyKey)),
    tables: byId('tables', system.tables),
    migrations: byId('migrations', system.migrations),
    accesses: byId('accesses', system.accesses),
    calls: byId('calls', system.calls),
    channels: byId('channels', system.channels),
    cacheUses: byId('cacheUses', system.cacheUses),
    jobs: byId('jobs', system.jobs),
    contracts: byId('contracts', system.contracts),
    effects: byId('effects', system.effects),
    connections: by('connections', system.connections, connectionKey),
    problems: by('problems', system.problems, problemKey),
  };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An item is compared with many others. */
function onceEach<T extends object>(keyOf: (item: T) => string): (item: T) => string {
  const known = new Map<T, string>();
  return (item) => {
    const key = known.get(item) ?? keyOf(item);
    known.set(item, key);
    return key;
  };
}

function callKey(call: OperationCall): string {
  return `${call.from} ${call.to} ${String(call.evidence.line).padStart(7, '0')}`;
}

function replyKey(reply: Reply): string {
  return `${reply.operation} ${reply.response.status} ${String(reply.evidence.line).padStart(7, '0')}`;
}

function connectionKey(connection: Connection): string {
  return `${connection.from} ${connection.to} ${connection.kind}`;
}

function problemKey(problem: Problem): string {
  return `${problem.file} ${String(problem.line).padStart(7, '0')} ${problem.message}`;
}
