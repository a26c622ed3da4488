import type { Table } from '../../model/table.ts';

/** The one column of a primary key whose values count up, if they do. */
export function countedKey({ primaryKey: [key, another], columns }: Table): string | undefined {
  const column = another === undefined ? columns.find(({ name }) => name === key) : undefined;
  if (column === undefined) return undefined;
  const counts =
    /serial|identity|auto_?increment/i.test(column.type) ||
    /nextval|auto_?increment|identity/i.test(column.default ?? '');
  return counts ? column.name : undefined;
}
