import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { sameColumn } from './index-cover.ts';

/** A query that names the column, to read, write, filter or sort. */
export function namesColumn(index: SystemIndex, table: Table | undefined, column: string): DataAccess | undefined {
  if (table === undefined) return undefined;
  return index.accessesOfTable(table.id).find((access) => columnsOf(access).some((name) => sameColumn(name, column)));
}

function columnsOf({ columns, filters, optionalFilters = [], sorts }: DataAccess): string[] {
  return [
    ...columns,
    ...[...filters, ...optionalFilters].map((filter) => filter.column),
    ...sorts.map((sort) => sort.column),
  ];
}
