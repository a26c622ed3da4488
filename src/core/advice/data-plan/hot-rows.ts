import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { entriesOf } from '../entries.ts';

/** A row on which the requests of many meet. */
export interface HotRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly by: string;
  /** Table whose new rows each change it. */
  readonly with: string;
  readonly evidence: readonly Evidence[];
}

/** A request that adds a row and changes the row that it refers to: all who add for one parent wait for its lock. */
export function hotRows(index: SystemIndex): readonly HotRow[] {
  return entriesOf(index).flatMap(({ name, accesses }): readonly HotRow[] => {
    const added = accesses
      .filter(({ access }) => access.verb === 'insert')
      .map(({ access }) => index.table(access.table));
    const changed = accesses.filter(({ access }) => access.verb === 'update');
    const rows = changed.flatMap(({ access }): readonly HotRow[] => {
      const table = index.table(access.table);
      const child = added.find(
        (each) =>
          table !== undefined &&
          each?.store === table.store &&
          each.foreignKeys.some((key) => key.references.table === table.name),
      );
      // A row that the same request has made is nobody else's yet, and only figures are changed by all.
      if (table === undefined || child === undefined || added.includes(table) || !countsUp(table, access)) return [];
      return [{ table: table.name, columns: access.columns, by: name, with: child.name, evidence: access.evidence }];
    });
    return [...new Map(rows.map((row) => [row.table, row])).values()];
  });
}

function countsUp(table: Table, { columns }: DataAccess): boolean {
  const keys = table.foreignKeys.flatMap((key) => key.columns);
  return table.columns.some(
    ({ name, type }) =>
      columns.includes(name) && !keys.includes(name) && /int|numeric|decimal|real|double|float/.test(type),
  );
}
