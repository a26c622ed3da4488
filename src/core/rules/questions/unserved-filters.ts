import type { DataAccess, Filter } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { isLookupTable } from '../words/table-words.ts';
import { selectivityOf } from './column-selectivity.ts';
import { groupBy, type NonEmpty } from './group-by.ts';
import { hasColumn, isSearchable, sameColumn } from './index-cover.ts';
import { neighborsOf } from './same-statement.ts';

/** Queries of one table that select rows by columns with which no key or index starts. */
export interface UnservedFilter {
  readonly table: Table;
  /** In the order that an index would want: most selective equality first, ranges last. */
  readonly columns: readonly string[];
  readonly accesses: NonEmpty<DataAccess>;
  /** Every column has only a few different values. */
  readonly weak: boolean;
}

export function unservedFilters(index: SystemIndex): UnservedFilter[] {
  return index.system.tables.filter(isWorthIndexing).flatMap((table) => {
    const accesses = index.accessesOfTable(table.id).map(asAsked);
    const unserved = accesses.filter((access) => isUnserved(index, table, access));
    const groups = groupBy(unserved, (access) => indexColumns(table, access).toSorted().join());
    const filters = [...groups.values()].map((accesses): UnservedFilter => {
      const columns = indexColumns(table, accesses[0]);
      const weak = indexFilters(table, accesses[0]).every((filter) => selectivityOf(table, filter) !== 'few-rows');
      return { table, columns, accesses, weak };
    });
    return withoutStarts(filters);
  });
}

/** A query with one condition is there to be asked by it, though a request may leave it away. */
function asAsked(access: DataAccess): DataAccess {
  const { filters, optionalFilters = [] } = access;
  if (filters.length > 0 || optionalFilters.length !== 1) return access;
  return { ...access, filters: optionalFilters, optionalFilters: undefined };
}

/** An index serves every search by the columns that it starts with, so those want none of their own. */
function withoutStarts(filters: readonly UnservedFilter[]): UnservedFilter[] {
  const longest = filters.toSorted((a, b) => b.columns.length - a.columns.length);
  const kept: UnservedFilter[] = [];
  for (const filter of longest) {
    const at = kept.findIndex((other) => startsWith(other, filter));
    const wide = kept[at];
    if (wide === undefined) kept.push(filter);
    else kept[at] = { ...wide, accesses: [...wide.accesses, ...filter.accesses] };
  }
  return filters.flatMap((filter) => kept.find(({ columns }) => columns === filter.columns) ?? []);
}

/** A search that the shorter one is hidden in must be worth its index by itself. */
function startsWith(wide: UnservedFilter, narrow: UnservedFilter): boolean {
  return !wide.weak && !narrow.weak && narrow.columns.every((column, at) => sameColumn(column, wide.columns[at] ?? ''));
}

/** A schema that was read whole and may hold many rows: without columns nobody can say which index is missing. */
export function isWorthIndexing(table: Table): boolean {
  return table.columns.length > 0 && table.origin !== 'used' && !isLookupTable(table);
}

function isUnserved(index: SystemIndex, table: Table, access: DataAccess): boolean {
  if (!access.filtersKnown || access.verb === 'insert' || access.verb === 'upsert') return false;
  // What only some runs ask for may be what leads those to few rows.
  if (access.optionalFilters !== undefined) return false;
  const columns = access.filters.map((filter) => filter.column);
  if (columns.length === 0 || !columns.every((column) => hasColumn(table, column))) return false;
  if (isSearchable(index, table, columns) || walksSort(index, table, access) || isJoined(index, access)) return false;
  return indexColumns(table, access).length > 0;
}

/** A filter on another table of the statement may find the rows first, and reach this one by its key. */
function isJoined(index: SystemIndex, access: DataAccess): boolean {
  return neighborsOf(index, access).some((other) => other.filters.some((filter) => filter.joins !== true));
}

/** Where many rows match, the database walks the index of the sort and stops as soon as the limit is full. */
function walksSort(index: SystemIndex, table: Table, access: DataAccess): boolean {
  const [first] = access.sorts;
  if (access.limit === undefined || first === undefined || !isSearchable(index, table, [first.column])) return false;
  return access.filters.every((filter) => selectivityOf(table, filter) !== 'few-rows');
}

/** In the order that an index would want. */
function indexColumns(table: Table, access: DataAccess): string[] {
  return [...new Set(indexFilters(table, access).map((filter) => filter.column))];
}

/** Left out are columns that only halve the table, which is read anyway then, and documents, which a plain index hardly serves. */
function indexFilters(table: Table, access: DataAccess): Filter[] {
  const rank = (filter: Filter): number =>
    filter.operator === 'range' ? 2 : selectivityOf(table, filter) === 'few-rows' ? 0 : 1;
  return access.filters
    .filter(({ operator }) => operator === 'equal' || operator === 'in' || operator === 'range')
    .filter((filter) => selectivityOf(table, filter) !== 'halves' && !isDocument(table, filter))
    .sort((a, b) => rank(a) - rank(b));
}

function isDocument(table: Table, { column }: Filter): boolean {
  return /^(?:json|xml)|\[\]$/.test(table.columns.find(({ name }) => sameColumn(name, column))?.type ?? '');
}
