import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { isLookupTable } from '../words/table-words.ts';
import { selectivityOf } from './column-selectivity.ts';
import { groupBy } from './group-by.ts';
import { hasColumn, isSearchable } from './index-cover.ts';

/** Queries of one table that select rows by columns with which no key or index starts. */
export interface UnservedFilter {
  readonly table: Table;
  /** In the order that an index would want: most selective equality first, ranges last. */
  readonly columns: readonly string[];
  readonly accesses: readonly DataAccess[];
  /** Every column has only a few different values. */
  readonly weak: boolean;
}

export function unservedFilters(index: SystemIndex): UnservedFilter[] {
  const groups = groupBy(
    index.system.accesses.filter((access) => isUnserved(index, access)),
    (access) => `${access.table} ${indexColumns(index, access).toSorted().join()}`,
  );
  return [...groups.values()].flatMap((accesses) => {
    const [first] = accesses;
    const table = first === undefined ? undefined : index.table(first.table);
    if (first === undefined || table === undefined) return [];
    const columns = indexColumns(index, first);
    const weak = columns.every((column) => selectivityOf(table, column) !== 'few-rows');
    return [{ table, columns, accesses, weak }];
  });
}

/** A schema that was read whole: without columns nobody can say which index is missing. */
export function hasKnownSchema(table: Table | undefined): table is Table {
  return table !== undefined && table.columns.length > 0 && table.origin !== 'used';
}

function isUnserved(index: SystemIndex, access: DataAccess): boolean {
  const table = index.table(access.table);
  if (!hasKnownSchema(table) || isLookupTable(table)) return false;
  if (!access.filtersKnown || access.verb === 'insert' || access.verb === 'upsert') return false;
  const columns = access.filters.map((filter) => filter.column);
  if (columns.length === 0 || !columns.every((column) => hasColumn(table, column))) return false;
  if (isSearchable(index, table, columns) || walksSort(index, table, access)) return false;
  return indexColumns(index, access).length > 0;
}

/** With a limit the database may walk the index of the sort and stop as soon as enough rows match. */
function walksSort(index: SystemIndex, table: Table, access: DataAccess): boolean {
  const first = access.sorts[0];
  return access.limit !== undefined && first !== undefined && isSearchable(index, table, [first.column]);
}

/** A column that only halves the table is left out: the database would read the table anyway. */
function indexColumns(index: SystemIndex, access: DataAccess): string[] {
  const table = index.table(access.table);
  if (table === undefined) return [];
  const worth = (column: string): boolean => selectivityOf(table, column) !== 'halves';
  const pick = (operators: readonly string[]): string[] =>
    access.filters.filter((filter) => operators.includes(filter.operator) && worth(filter.column)).map((f) => f.column);
  const bySelectivity = (column: string): number => (selectivityOf(table, column) === 'few-rows' ? 0 : 1);
  const equal = pick(['equal', 'in']).sort((a, b) => bySelectivity(a) - bySelectivity(b));
  return [...new Set([...equal, ...pick(['range'])])];
}
