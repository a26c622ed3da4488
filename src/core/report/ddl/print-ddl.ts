import type { Component } from '../../model/component.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ForeignKey, Index, SqlDialect, Table } from '../../model/table.ts';
import { createTable } from './create-table.ts';
import { extensions } from './extensions.ts';
import { foreignKeyGap } from './foreign-key-gap.ts';
import { indexName } from './index-name.ts';
import { withOwnIndexNames } from './index-names.ts';
import { needsTrigrams } from './needs-trigrams.ts';
import { qualified } from './qualified.ts';
import { sqlExpression } from './sql-expression.ts';
import { sqlComment, sqlName, sqlText } from './sql-name.ts';

/** The schema as extracted, for PostgreSQL: tables, then what refers from one to another. */
export function printDdl(tables: readonly Table[], components: readonly Component[]): string {
  // Of all stores at once: whoever tries the whole script in one database meets no name twice.
  const known = withOwnIndexNames(tables.filter((table) => table.role === 'system'));
  const names = new Map(components.map((component) => [component.id, component]));
  const stores = [...groupBy(known, (table) => table.store)].map(([store, own]) => printStore(names.get(store), own));
  return stores.length === 0 ? '' : `${stores.join('\n\n')}\n`;
}

function printStore(store: Component | undefined, tables: readonly Table[]): string {
  const declared = tables.filter((table) => table.columns.length > 0 && table.documents !== true);
  const undeclared = tables.filter((table) => table.columns.length === 0).map((table) => table.name);
  const dialects = [...new Set(declared.map((table) => table.dialect))].filter((each) => each !== 'generic');
  const from =
    dialects.length === 0 || dialects.includes('postgresql') ? '' : `, declared for ${dialects.join(' and ')}`;
  const schemas = [...new Set(declared.map((table) => table.schema ?? 'public'))].filter((name) => name !== 'public');
  const parts = [
    sqlComment(`${store?.name ?? 'Database'}${from}`),
    schemas.map((name) => `CREATE SCHEMA IF NOT EXISTS ${sqlName(name)};`).join('\n'),
    extensions(declared),
    ...declared.map(createTable),
    declared.flatMap((table) => table.indexes.map((index) => createIndex(table, index))).join('\n'),
    declared.flatMap((table) => table.foreignKeys.map((key) => addForeignKey(table, key, declared))).join('\n'),
    declared.flatMap(comments).join('\n'),
    undeclared.length === 0 ? '' : sqlComment(`Used by code, declared nowhere: ${undeclared.join(', ')}`),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

export function createIndex(table: Table, index: Index): string {
  const columns = index.columns.map((column) => {
    const written = indexColumn(column, table.dialect);
    return written === undefined || !needsTrigrams(table, index, column) ? written : `${written} gin_trgm_ops`;
  });
  const name = indexName(table, index);
  const method = index.method?.toLowerCase();
  const where = index.where === undefined ? '' : sqlExpression(index.where, table.dialect);
  const isForeign = method !== undefined && !methods.has(method);
  if (columns.includes(undefined) || columns.length === 0 || where === undefined || isForeign) {
    const written = [index.columns.join(', '), index.where].filter((part) => part !== undefined).join(' where ');
    return sqlComment(`Index ${name} is left out: ${written}${isForeign ? ` by ${method}` : ''}`);
  }
  const on = `ON ${qualified(table)}${method === undefined ? '' : ` USING ${method}`} (${columns.join(', ')})`;
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${sqlName(name)} ${on}${where === '' ? '' : ` WHERE ${where}`};`;
}

/** What PostgreSQL knows; other databases have kinds of their own, such as `fulltext`. */
const methods: ReadonlySet<string> = new Set(['btree', 'hash', 'gin', 'gist', 'spgist', 'brin', 'hnsw', 'ivfflat']);

/** An expression stands in parentheses; a column may carry its direction. */
function indexColumn(text: string, dialect: SqlDialect): string | undefined {
  if (text.startsWith('(')) return text.endsWith(')') ? sqlExpression(text, dialect) : undefined;
  const [, name = text, direction = ''] = /^(.+?)((?: (?:ASC|DESC))?(?: NULLS (?:FIRST|LAST))?)$/i.exec(text) ?? [];
  return `${sqlName(name)}${direction.toUpperCase()}`;
}

export function addForeignKey(table: Table, key: ForeignKey, tables: readonly Table[]): string {
  const target = tables.find((each) => each.name === key.references.table);
  const gap = foreignKeyGap(key, target);
  const name = key.name ?? `${table.name}_${key.columns.join('_')}_fkey`;
  const columns = key.columns.map(sqlName).join(', ');
  const referenced = key.references.columns.map(sqlName).join(', ');
  if (target === undefined || gap !== undefined) return sqlComment(`Foreign key ${name} is left out: ${gap}`);
  const to = `${qualified(target)}${referenced === '' ? '' : ` (${referenced})`}`;
  const actions = [action('DELETE', key.onDelete), action('UPDATE', key.onUpdate)].join('');
  return `ALTER TABLE ${qualified(table)} ADD CONSTRAINT ${sqlName(name)}\n  FOREIGN KEY (${columns}) REFERENCES ${to}${actions};`;
}

export function action(event: string, written: string | undefined): string {
  const clean = (written ?? '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toUpperCase();
  return ['CASCADE', 'RESTRICT', 'SET NULL', 'SET DEFAULT', 'NO ACTION'].includes(clean) ? ` ON ${event} ${clean}` : '';
}

export function comments(table: Table): readonly string[] {
  return table.columns.flatMap((column) =>
    column.comment === undefined
      ? []
      : [`COMMENT ON COLUMN ${qualified(table)}.${sqlName(column.name)} IS ${sqlText(column.comment)};`],
  );
}
