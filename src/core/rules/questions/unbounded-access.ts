import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { isLookupTable } from '../words/table-words.ts';
import { pinsOneRow } from './index-cover.ts';
import { neighborsOf } from './same-statement.ts';

/** A read whose rows nothing bounds: no limit, no key, no list of keys, no other table of the same statement. */
export function isUnbounded(index: SystemIndex, access: DataAccess): boolean {
  if (access.verb !== 'select' || !access.many || access.limit !== undefined) return false;
  if (!access.filtersKnown || access.inLoop || isBoundedByNeighbor(index, access)) return false;
  const table = index.table(access.table);
  if (table !== undefined && (isLookupTable(table) || isSmallKeyed(table))) return false;
  if (access.filters.some((filter) => filter.operator === 'in')) return false;
  const pinned = access.filters.filter((filter) => filter.operator === 'equal').map((filter) => filter.column);
  if (table === undefined) return access.grouped === undefined;
  // Folded by its key, each row is a group of its own.
  return !pinsOneRow(table, pinned) && (access.grouped === undefined || pinsOneRow(table, access.grouped));
}

/** A key of one or two bytes: whoever chose it expects few rows. */
function isSmallKeyed(table: Table): boolean {
  const [key, another] = table.primaryKey;
  const type = table.columns.find((column) => column.name === key)?.type ?? '';
  return another === undefined && /^(tiny|small)(int|serial)\b/i.test(type);
}

/** A limit or filter on one table bounds what the same statement joins or includes. */
function isBoundedByNeighbor(index: SystemIndex, access: DataAccess): boolean {
  return neighborsOf(index, access).some(
    ({ limit, filters }) => limit !== undefined || filters.some(({ column }) => !softDelete.test(column)),
  );
}

/** Almost all rows are such as were not deleted. */
const softDelete = /^(?:is_?)?(?:deleted|removed|discarded|trashed)(?:_?(?:at|on))?$/i;
