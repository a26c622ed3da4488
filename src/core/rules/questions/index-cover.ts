import type { SystemIndex } from '../../model/system-index.ts';
import type { SqlDialect, Table } from '../../model/table.ts';

/** Column lists that the database can search from the left: keys, indexes, what InnoDB adds for foreign keys. */
export function searchableKeys(index: SystemIndex, table: Table): readonly (readonly string[])[] {
  const implied = dialectOf(index, table) === 'mysql' ? table.foreignKeys.map((key) => key.columns) : [];
  return [table.primaryKey, ...table.indexes.map((entry) => entry.columns), ...implied].filter((key) => key.length > 0);
}

/** Some key starts with one of the columns, so that only a part of the table is read and filtered further. */
export function isSearchable(index: SystemIndex, table: Table, columns: readonly string[]): boolean {
  return searchableKeys(index, table).some((key) => columns.some((column) => mentions(key[0] ?? '', column)));
}

/** The columns pin a whole unique key, so at most one row answers. */
export function pinsOneRow(table: Table, columns: readonly string[]): boolean {
  const keys = [table.primaryKey, ...table.indexes.filter((entry) => entry.unique).map((entry) => entry.columns)];
  return keys.some((key) => key.length > 0 && key.every((part) => columns.some((column) => sameColumn(part, column))));
}

export function hasColumn(table: Table, column: string): boolean {
  return table.columns.some((known) => sameColumn(known.name, column));
}

export function sameColumn(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A schema without a dialect of its own takes that of the database it is deployed to. */
export function dialectOf(index: SystemIndex, table: Table): SqlDialect {
  if (table.dialect !== 'generic') return table.dialect;
  const technology = index.component(table.store)?.technology ?? '';
  if (/postgres|cockroach/.test(technology)) return 'postgresql';
  if (/mysql|maria/.test(technology)) return 'mysql';
  return /sqlite/.test(technology) ? 'sqlite' : 'generic';
}

/** An expression such as `(lower(email))` counts for its column: it may serve, and silence is the safer side. */
function mentions(part: string, column: string): boolean {
  if (!part.startsWith('(')) return sameColumn(part, column);
  const words = part.toLowerCase().split(/[^a-z0-9_]+/);
  return words.includes(column.toLowerCase());
}
