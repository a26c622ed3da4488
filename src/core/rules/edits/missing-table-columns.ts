import type { Table } from '../../model/table.ts';
import { wordsOf } from '../words/words-of.ts';

export interface SharedColumn {
  /** What stands behind its name. */
  readonly definition: string;
  /** Where that comes from. */
  readonly note?: string | undefined;
}

/** So many tables have to agree before their word for a column is the word of the workspace. */
const enough = 2;

/** What the other tables of a database say of a column by its name: their key, the key it refers to, or their habit. */
export function sharedColumn(name: string, tables: readonly Table[]): SharedColumn | undefined {
  if (name === 'id') return keyLike(tables);
  return reference(name, tables) ?? habit(name, tables);
}

function keyLike(tables: readonly Table[]): SharedColumn | undefined {
  const keys = tables.flatMap(({ primaryKey, columns }) =>
    primaryKey.join() === 'id' ? columns.filter((column) => column.name === 'id') : [],
  );
  const type = agreed(keys.map((key) => key.type));
  if (type === undefined) return undefined;
  const given = agreed(keys.map((key) => key.default ?? 'none'));
  // Keys that count say so in their type; a database that says it elsewhere has its own words for it.
  if (given === undefined || (/increment|identity|nextval/i.test(given) && !/serial$/.test(type))) return undefined;
  const says = /^[\w.]+\(\)$/.test(given) ? ` DEFAULT ${given}` : '';
  return { definition: `${type} PRIMARY KEY${says}`, note: 'as the other tables have it' };
}

/** `payment_id` has the type of the key of `payments`. */
function reference(name: string, tables: readonly Table[]): SharedColumn | undefined {
  const owner = /^(\w+?)_id$/.exec(name)?.[1];
  if (owner === undefined) return undefined;
  const [target, another] = tables.filter((table) => wordsOf(table.name).join() === wordsOf(owner).join());
  const key = target?.columns.find((column) => column.name === target.primaryKey[0]);
  if (target === undefined || another !== undefined || target.primaryKey.length !== 1 || key === undefined)
    return undefined;
  const type = key.type.replace(/^(small|big)?serial$/, (_, size = '') => (size === '' ? 'integer' : `${size}int`));
  return type === '' ? undefined : { definition: type, note: `REFERENCES ${target.name} (${key.name})?` };
}

function habit(name: string, tables: readonly Table[]): SharedColumn | undefined {
  const same = tables.flatMap(({ columns }) => columns.filter((column) => column.name === name));
  const type = same.length < enough ? undefined : agreed(same.map((column) => column.type));
  return type === undefined ? undefined : { definition: type, note: 'as the other tables have it' };
}

function agreed(values: readonly string[]): string | undefined {
  const [value, another] = new Set(values);
  return another === undefined && value !== '' ? value : undefined;
}
