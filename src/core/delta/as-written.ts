import { markName } from '../model/mark-name.ts';
import type { Column, Index, Table } from '../model/table.ts';

/** A planned table as its database can write it: SQLite has five types, and MySQL no index of some rows only. */
export function asWritten(table: Table): Table {
  if (table.origin !== 'proposed') return table;
  if (table.dialect === 'sqlite')
    return { ...table, columns: table.columns.map((column) => ({ ...column, type: sqliteType(column) })) };
  if (table.dialect !== 'mysql') return table;
  const marks = table.indexes.flatMap((index) => markOf(index) ?? []);
  return {
    ...table,
    columns: [...table.columns, ...marks.map((name): Column => ({ name, type: 'tinyint', nullable: true }))],
    indexes: table.indexes.map(counting),
  };
}

function sqliteType({ type }: Column): string {
  if (type === 'uuid') return 'blob';
  if (/^(?:bigint|integer|boolean)$/.test(type)) return 'integer';
  return type.startsWith('numeric') ? 'real' : 'text';
}

function markOf({ name, where }: Index): string | undefined {
  return name === undefined || where === undefined ? undefined : markName(name);
}

/** What does not count is null in the mark, and nulls never equal; to be found, the mark stands first. */
function counting(index: Index): Index {
  const mark = markOf(index);
  if (mark === undefined) return index;
  const columns = index.unique ? [...index.columns, mark] : [mark, ...index.columns];
  return { ...index, columns, where: undefined };
}
