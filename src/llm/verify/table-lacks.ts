import type { Table } from '../../core/model/table.ts';
import type { Lack } from '../facts/fact.ts';

/** What a table may lack for some columns and have for others; without columns the whole table is meant. */
export const tableLacks: Partial<Readonly<Record<Lack, (table: Table, columns: readonly string[]) => boolean>>> = {
  index: (table, columns) =>
    columns.length === 0 ? table.indexes.length === 0 : !keysOf(table).some((key) => beginsWith(key, columns)),
  unique: (table, columns) => {
    const unique = [table.primaryKey, ...table.indexes.filter((index) => index.unique).map((index) => index.columns)];
    if (columns.length === 0) return unique.slice(1).length === 0;
    return !unique.some((key) => key.length > 0 && key.every((column) => columns.includes(plain(column))));
  },
  'foreign-key': (table, columns) => {
    const enforced = table.foreignKeys.filter((key) => key.enforced !== false);
    if (columns.length === 0) return enforced.length === 0;
    return !enforced.some((key) => key.columns.some((column) => columns.includes(plain(column))));
  },
};

/** Columns of the table that a text names, in small letters. */
export function columnsNamed({ columns }: Table, text: string): readonly string[] {
  return columns
    .map(({ name }) => plain(name))
    .filter((name) => new RegExp(`(?<![\\w])${name.replace(/\W/g, '.')}(?![\\w])`, 'i').test(text));
}

function keysOf({ primaryKey, indexes }: Table): readonly (readonly string[])[] {
  return [primaryKey, ...indexes.map(({ columns }) => columns)];
}

/** An index serves a set of columns that stands at its beginning, in any order. */
function beginsWith(key: readonly string[], columns: readonly string[]): boolean {
  const start = key.slice(0, columns.length).map(plain);
  return start.length === columns.length && columns.every((column) => start.includes(column));
}

/** `created_at desc` is the column `created_at`. */
function plain(column: string): string {
  return column.toLowerCase().split(' ')[0] ?? column;
}
