import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { searchableKeys } from './index-cover.ts';

/** The keys in which an index was looked for: `primary key (id)`, `index orders_status_idx (status)`. */
export function keysOf(index: SystemIndex, table: Table): string[] {
  const primary = table.primaryKey.length === 0 ? 'no primary key' : `primary key (${table.primaryKey.join(', ')})`;
  const named = table.indexes.map(
    ({ name, unique, columns }) =>
      `${unique ? 'unique ' : ''}index${name === undefined ? '' : ` ${name}`} (${columns.join(', ')})`,
  );
  const known = (table.primaryKey.length > 0 ? 1 : 0) + table.indexes.length;
  const implied = searchableKeys(index, table)
    .slice(known)
    .map((columns) => `index that InnoDB adds for a foreign key (${columns.join(', ')})`);
  return [primary, ...named, ...implied].map((key) => `${table.name}: ${key}`);
}
