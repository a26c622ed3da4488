import type { Table } from '../../model/table.ts';
import { indexName } from './index-name.ts';

/**
 * PostgreSQL keeps the names of tables and indexes of a schema apart, where other databases know an index only
 * together with its table: of two that are called alike, the second gets the name that PostgreSQL would give it.
 */
export function withOwnIndexNames(
  tables: readonly Table[],
  isAmong: (table: Table) => boolean = () => true,
): readonly Table[] {
  const taken = new Set(tables.filter(isAmong).map((table) => keyOf(table, table.name)));
  const free = (table: Table, name: string): string => {
    let found = name;
    for (let number = 2; taken.has(keyOf(table, found)); number += 1) found = `${name}${number}`;
    taken.add(keyOf(table, found));
    return found;
  };
  const named = (table: Table): Table => ({
    ...table,
    indexes: table.indexes.map((index) => {
      const said = indexName(table, index);
      const name = taken.has(keyOf(table, said)) ? indexName(table, { ...index, name: undefined }) : said;
      return { ...index, name: free(table, name) };
    }),
  });
  return tables.map((table) => (isAmong(table) ? named(table) : table));
}

function keyOf({ schema = 'public' }: Table, name: string): string {
  return `${schema}.${name}`;
}
