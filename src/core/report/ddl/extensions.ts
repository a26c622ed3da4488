import type { Index, Table } from '../../model/table.ts';
import { needsScalarsInGin } from './needs-scalars-in-gin.ts';
import { needsTrigrams } from './needs-trigrams.ts';
import { sqlName } from './sql-name.ts';

/** What types and functions belong to, of the extensions that PostgreSQL itself comes with or is known by. */
const owners: Readonly<Record<string, string>> = {
  uuid_generate_v1: 'uuid-ossp',
  uuid_generate_v4: 'uuid-ossp',
  citext: 'citext',
  hstore: 'hstore',
  ltree: 'ltree',
  cube: 'cube',
  earth: 'earthdistance',
  unaccent: 'unaccent',
  vector: 'vector',
  geometry: 'postgis',
  geography: 'postgis',
};

/** The extensions without which these tables cannot be made. */
export function extensions(tables: readonly Table[]): string {
  const said = tables.flatMap((table) => [
    ...table.columns.flatMap((column) => [column.type, column.default ?? '']),
    ...table.indexes.flatMap((index) => index.columns),
  ]);
  const words = new Set(said.flatMap((text) => text.toLowerCase().match(/[a-z_]\w*/g) ?? []));
  const needed = Object.entries(owners).flatMap(([word, owner]) => (words.has(word) ? [owner] : []));
  const forIndexes = tables.flatMap((table) => table.indexes.flatMap((index) => extensionsOf(table, index)));
  return [...new Set([...needed, ...forIndexes])]
    .sort()
    .map((name) => `CREATE EXTENSION IF NOT EXISTS ${sqlName(name)};`)
    .join('\n');
}

function extensionsOf(table: Table, index: Index): readonly string[] {
  const trigrams = index.columns.some((column) => needsTrigrams(table, index, column));
  return [...(trigrams ? ['pg_trgm'] : []), ...(needsScalarsInGin(table, index) ? ['btree_gin'] : [])];
}
