import type { DataAccess } from '../../model/data-access.ts';
import type { Shape } from '../../model/shape.ts';
import type { Table } from '../../model/table.ts';
import { wordsOf } from '../../model/words.ts';
import { columnShape } from './row-shape.ts';

/**
 * What a parameter of a path is by the column that it selects: `{id}` by the key of a table that is asked for by its
 * key, `{bookId}` by `books.id` or any `book_id`. Undefined where columns differ, or none is meant.
 */
export function keyShape(
  parameter: string,
  accesses: readonly { readonly access: DataAccess; readonly table: Table }[],
): Shape | undefined {
  const words = wordsOf(parameter);
  const owner = words.at(-1) === 'id' ? words.slice(0, -1).join('_') : undefined;
  if (owner === undefined) return undefined;
  const types = accesses.flatMap(({ access, table }) => {
    const filtered = new Set(access.filters.map(({ column }) => column));
    return table.columns
      .filter(({ name }) => filtered.has(name) && isMeant(owner, table, name))
      .map(({ type }) => type);
  });
  const [first, ...others] = new Set(types.map((type) => JSON.stringify(columnShape(type))));
  return first === undefined || others.length > 0 ? undefined : (JSON.parse(first) as Shape);
}

function isMeant(owner: string, table: Table, column: string): boolean {
  const [key, ...more] = table.primaryKey;
  const isKey = column === key && more.length === 0;
  if (owner === '') return isKey;
  return column === `${owner}_id` || (isKey && [owner, `${owner}s`, `${owner}es`].includes(table.name));
}
