import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/**
 * Whether a read finds one row at most because of how rows are written: whoever adds one has deleted those of the same
 * value in the same function, as `DELETE … WHERE child = ?` before `INSERT`.
 */
export function findsReplacedRow(index: SystemIndex, read: DataAccess): boolean {
  const asked = read.filters.filter(({ operator, joins }) => operator === 'equal' && joins !== true);
  return asked.some(({ column }) => isReplaced(index, read.table, column));
}

function isReplaced(index: SystemIndex, table: string, column: string): boolean {
  const writes = index.accessesOfTable(table);
  const adding = writes.filter(({ verb }) => verb === 'insert' || verb === 'upsert');
  return adding.length > 0 && adding.every((access) => !access.inLoop && clearsFirst(writes, access, column));
}

function clearsFirst(writes: readonly DataAccess[], { operation }: DataAccess, column: string): boolean {
  return writes.some(
    ({ verb, operation: other, filters: [only, another], filtersKnown }) =>
      verb === 'delete' &&
      other === operation &&
      filtersKnown &&
      another === undefined &&
      only?.operator === 'equal' &&
      only.column === column,
  );
}
