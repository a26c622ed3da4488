import type { Operation, Resource, Stock } from '../brief/brief.ts';
import { columnName, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { tenantColumn } from '../tables/columns-of.ts';
import { pairTable } from '../tables/support-tables.ts';
import { equal, type Recorder } from './recorder.ts';

/** Columns by which one row is found. */
export function keyOf(plan: Plan, resource: Resource): readonly string[] {
  const tenant = tenantColumn(plan, resource);
  return tenant === undefined ? ['id'] : [tenant, 'id'];
}

/** The row, its parts and its pairs, written together. */
export function insertWhole(at: Recorder, plan: Plan, resource: Resource): void {
  at.access(tableName(resource.name), 'insert');
  for (const relation of resource.relations.filter(({ kind }) => kind === 'many'))
    at.access(pairTable(resource, relation.name), 'insert', { many: true });
  for (const part of plan.embeddedIn(resource.name)) at.access(tableName(part.name), 'insert', { many: true });
}

/** One conditional statement: `stock = stock - n` where enough is left. No row changed means that there was not enough. */
export function countStock(at: Recorder, plan: Plan, stock: Stock, many: boolean): void {
  const resource = plan.resource(stock.resource);
  const column = columnName(stock.attribute);
  at.access(tableName(stock.resource), 'update', {
    filters: [...equal(...keyOf(plan, resource)), { column, operator: 'range' }],
    columns: [column],
    many,
  });
}

/** Several rows at once, where the parts of a whole say which. */
export function isCountedByParts(plan: Plan, resource: Resource, stock: Stock): boolean {
  return plan.embeddedIn(resource.name).some((part) => part.relations.some(({ to }) => to === stock.resource));
}

/** Messages are rows of the same transaction: they are sent if and only if it commits. */
export function tell(at: Recorder, operation: Operation): void {
  if (operation.emits.length > 0) at.access('outbox_messages', 'insert', { many: operation.emits.length > 1 });
}

/** The first request takes the key; a second one meets it. */
export function claimKey(at: Recorder, operation: Operation): void {
  if (operation.idempotent) at.access('idempotency_keys', 'insert');
}

export function keepAnswer(at: Recorder, operation: Operation): void {
  if (operation.idempotent)
    at.access('idempotency_keys', 'update', {
      filters: equal('client_id', 'idempotency_key'),
      columns: ['response_status', 'response_body'],
    });
}
