import type { DataAccess } from '../../model/data-access.ts';
import type { Shape } from '../../model/shape.ts';
import type { Table } from '../../model/table.ts';
import { wordsOf } from '../../model/words.ts';
import { columnShape } from './row-shape.ts';

/**
 * What a parameter of a path is by the column that it selects: `{id}` by the key of a table that is asked for by its
 * key, `{bookId}` by `books.id` or any `book_id`, `{book}` by `books.id`. Undefined where columns differ, or none is meant.
 */
export function keyShape(
  parameter: string,
  accesses: readonly { readonly access: DataAccess; readonly table: Table }[],
): Shape | undefined {
  const words = wordsOf(parameter);
  const owner = (keyWords.has(words.at(-1) ?? '') ? words.slice(0, -1) : words).join('_');
  const types = accesses.flatMap(({ access, table }) => {
    // What the framework looks up by `pk` is asked for by its key, whatever else chooses the rows.
    const looked = parameter === 'pk' ? table.primaryKey : [];
    const filtered = new Set([...looked, ...access.filters.map(({ column }) => column)]);
    return table.columns
      .filter(({ name }) => filtered.has(name) && isMeant(owner, table, name))
      .map(({ type }) => type);
  });
  const [first, ...others] = new Set(types.map((type) => JSON.stringify(columnShape(type))));
  return first === undefined || others.length > 0 ? undefined : (JSON.parse(first) as Shape);
}

/** Django calls the key of whatever table `pk`. */
const keyWords: ReadonlySet<string> = new Set(['id', 'pk']);

function isMeant(owner: string, table: Table, column: string): boolean {
  const [key, ...more] = table.primaryKey;
  const isKey = column === key && more.length === 0;
  if (owner === '') return isKey;
  return column === `${owner}_id` || (isKey && [owner, `${owner}s`, `${owner}es`].includes(table.name));
}
