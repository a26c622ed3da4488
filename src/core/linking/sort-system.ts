import type { Connection } from '../model/connection.ts';
import type { OperationCall, Reply } from '../model/operation.ts';
import type { Problem } from '../model/problem.ts';
import type { System } from '../model/system.ts';

/** Brings every list into an order that depends on content alone, so that the same tree gives the same bytes. */
export function sortSystem(system: System): System {
  return {
    ...system,
    components: byId(system.components),
    endpoints: byId(system.endpoints),
    operations: byId(system.operations),
    operationCalls: by(system.operationCalls, callKey),
    replies: by(system.replies, replyKey),
    tables: byId(system.tables),
    migrations: byId(system.migrations),
    accesses: byId(system.accesses),
    calls: byId(system.calls),
    channels: byId(system.channels),
    cacheUses: byId(system.cacheUses),
    jobs: byId(system.jobs),
    contracts: byId(system.contracts),
    effects: byId(system.effects),
    connections: by(system.connections, connectionKey),
    problems: by(system.problems, problemKey),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function by<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
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
