import type { Design } from '../../../src/core/design/design.ts';
import { loadFigures } from '../../../src/core/design/plan/load-figures.ts';
import type { Table } from '../../../src/core/model/table.ts';
import { creationOrder } from '../../../src/core/report/ddl/creation-order.ts';
import { insertRows } from './row-values.ts';

/** Rows that a table is given: what the brief says of it, but no more than so many, and no fewer than an index is for. */
export function rowCounts(design: Design, tables: readonly Table[], most: number): ReadonlyMap<string, number> {
  const { rows } = loadFigures(design.plan, design.system);
  return new Map(
    tables.map(({ id, name }) => [name, Math.max(leastOf(name), Math.min(most, rows.get(id)?.first ?? 0))]),
  );
}

/**
 * More than a page or two, for those are read whole whatever indexes there are; and enough of what comes and goes that its
 * partial index is worth having.
 */
function leastOf(name: string): number {
  return ['outbox_messages', 'idempotency_keys', 'processed_messages'].includes(name) ? 20_000 : 2000;
}

/** Statements that fill a store with as many rows as its brief says, up to a limit. */
export function fillStore(design: Design, tables: readonly Table[], most: number): readonly string[] {
  const counts = rowCounts(design, tables, most);
  const plan = { tables, rowsOf: (name: string): number => counts.get(name) ?? 10 };
  // Every row refers to one that is there by how it is numbered; asking the database for each takes as long as all the rest.
  return [
    'SET session_replication_role = replica;',
    ...creationOrder(tables).map((table) => insertRows(plan, table)),
    'RESET session_replication_role;',
    'ANALYZE;',
  ];
}
