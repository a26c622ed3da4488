import { graphOf } from '../../core/graph/graph.ts';
import { stronglyConnectedComponents } from '../../core/graph/strongly-connected-components.ts';
import type { Call } from '../../core/model/call.ts';
import type { DataAccess } from '../../core/model/data-access.ts';
import type { Endpoint, GuardKind } from '../../core/model/endpoint.ts';
import type { Table } from '../../core/model/table.ts';
import type { Subject } from './subject.ts';
import { columnsNamed } from './table-lacks.ts';

/** True where the System shows that the claim is wrong. What it cannot decide is not refuted. */
export type Refuter = (subject: Subject) => boolean;

/** By the rule whose question it is. Every claim of the category has to be about something that can be so. */
export const refuters: Readonly<Record<string, Refuter>> = {
  'missing-timeout': ({ calls }) => calls.every(isTimed),
  'missing-authentication': ({ endpoints }) =>
    endpoints.every((endpoint) => has(endpoint, ['authentication', 'authorization'])),
  'missing-rate-limit': ({ endpoints }) => endpoints.every((endpoint) => has(endpoint, ['rate-limit'])),
  'n-plus-one-query': (subject) => subject.accesses.length === 0 || !isRepeated(subject, subject.accesses),
  'n-plus-one-call': (subject) => subject.calls.length === 0 || !isRepeated(subject, subject.calls),
  'unpaginated-list': ({ accesses }) =>
    !accesses.some((access) => access.verb === 'select' && access.many && access.limit === undefined),
  'unindexed-filter': (subject) => hasNoUnindexed(subject, (access) => access.filters.map(({ column }) => column)),
  'unindexed-sort': (subject) => hasNoUnindexed(subject, (access) => access.sorts.map(({ column }) => column)),
  'unindexed-foreign-key': ({ tables, accesses, index }) => {
    const all = tables.length > 0 ? tables : accesses.flatMap(({ table }) => index.table(table) ?? []);
    return all.every((table) => table.foreignKeys.every(({ columns }) => isServed(table, columns[0] ?? '')));
  },
  'shared-table': ({ tables, accesses, index }) => {
    const ids = [...tables.map(({ id }) => id), ...accesses.map(({ table }) => table)];
    return ids.every((id) => new Set([...index.readersOf(id), ...index.writersOf(id)]).size < 2);
  },
  'cyclic-services': (subject) => !isInCircle(subject),
  'missing-versioning': ({ endpoints }) =>
    endpoints.length > 0 && endpoints.every(({ path }) => /\/v\d+(?:\/|$)/.test(path)),
  'get-that-writes': ({ endpoints, index }) =>
    !endpoints.some((endpoint) => {
      const reached = index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
      return endpoint.method === 'GET' && reached.some(({ kind }) => kind === 'write');
    }),
  'transaction-around-remote-call': (subject) =>
    !subject.calls.some((call) => call.inTransaction || isReached(subject, call, 'inTransaction')),
  'dual-write': ({ operations, index }) => {
    const writes = operations.some((id) => index.accessesOf(id).some(({ kind }) => kind === 'write'));
    return !writes || !operations.some((id) => index.publicationsOf(id).length + index.callsOf(id).length > 0);
  },
  'single-point-of-failure': ({ components, index }) =>
    components.length > 0 && components.every((id) => (index.component(id)?.deployment?.replicas ?? 0) > 1),
  'spec-code-drift': ({ index }) => index.system.contracts.length === 0,
  'in-memory-state': ({ index }) => !index.system.effects.some(({ kind }) => kind === 'module-state-write'),
};

function isTimed({ timeout }: Call): boolean {
  return timeout.kind === 'set' || (timeout.kind === 'library-default' && timeout.milliseconds > 0);
}

function has({ guards, sources }: Endpoint, kinds: readonly GuardKind[]): boolean {
  return sources.includes('code') && guards.some((guard) => kinds.includes(guard.kind) && !guard.optional);
}

function isRepeated(subject: Subject, elements: readonly (Call | DataAccess)[]): boolean {
  return elements.some((element) => element.inLoop || isReached(subject, element, 'inLoop'));
}

/** Whether some way from a route or another operation to this one goes through a loop or transaction. */
function isReached({ index }: Subject, { operation }: Call | DataAccess, how: 'inLoop' | 'inTransaction'): boolean {
  const starts = new Set(index.system.operationCalls.filter((call) => call[how]).map((call) => call.to));
  return [...starts].some((start) => index.reachedFrom(start).some((reached) => reached.operation.id === operation));
}

/** Refuted only where every column that is asked for leads an index; a table without columns decides nothing. */
function hasNoUnindexed(subject: Subject, columnsOf: (access: DataAccess) => readonly string[]): boolean {
  const { accesses, tables, index, title } = subject;
  const asked = accesses.flatMap((access) => {
    const table = index.table(access.table);
    return table === undefined ? [] : columnsOf(access).map((column) => ({ table, column }));
  });
  const named = tables.flatMap((table) => columnsNamed(table, title).map((column) => ({ table, column })));
  const all = asked.length > 0 ? asked : named;
  return all.length > 0 && all.every(({ table, column }) => table.columns.length > 0 && isServed(table, column));
}

function isServed({ primaryKey, indexes }: Table, column: string): boolean {
  const leads = [primaryKey[0], ...indexes.map(({ columns }) => columns[0])];
  return leads.some((lead) => lead !== undefined && lead.toLowerCase().split(' ')[0] === column.toLowerCase());
}

function isInCircle({ index, components, calls }: Subject): boolean {
  const edges = index.system.connections.filter(({ kind }) => kind === 'call');
  const circles = stronglyConnectedComponents(graphOf([], edges)).filter((group) => group.length > 1);
  const ends = [...components, ...calls.flatMap(({ from, to }) => [from, to ?? ''])];
  return circles.some((circle) => ends.filter((id) => circle.includes(id)).length > 0);
}
