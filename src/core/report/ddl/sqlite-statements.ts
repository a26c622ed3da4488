import type { Column, Index, Table } from '../../model/table.ts';
import { action } from './foreign-key.ts';
import type { Statements } from './print-migration.ts';
import { sqlExpression } from './sql-expression.ts';

/** SQLite adds no constraint to a table that stands, so each is part of its table; it may name one that is still to come. */
export function sqliteStatements(tables: readonly Table[]): Statements {
  return {
    up: [
      ...tables.map(createTable),
      tables.flatMap((table) => table.indexes.map((index) => createIndex(table, index))).join('\n'),
    ],
    down: [
      [...tables]
        .reverse()
        .map((table) => `DROP TABLE ${name(table.name)};`)
        .join('\n'),
    ],
  };
}

function createTable(table: Table): string {
  const lines = [
    ...table.columns.map(columnLine),
    `PRIMARY KEY (${table.primaryKey.map(name).join(', ')})`,
    ...table.checks.flatMap((check) => {
      const sql = sqlExpression(check, 'postgresql');
      return sql === undefined ? [] : [`CHECK (${sql.replaceAll('char_length(', 'length(')})`];
    }),
    ...table.foreignKeys.map(
      (key) =>
        `FOREIGN KEY (${key.columns.map(name).join(', ')}) REFERENCES ${name(key.references.table)} (${key.references.columns.map(name).join(', ')})${action('DELETE', key.onDelete)}`,
    ),
  ];
  // Without a rowid the table is its primary key: one tree instead of two.
  return [
    `CREATE TABLE ${name(table.name)} (`,
    lines.map((line) => `  ${line}`).join(',\n'),
    ') STRICT, WITHOUT ROWID;',
  ].join('\n');
}

function columnLine(column: Column): string {
  const fallback =
    column.default === undefined
      ? ''
      : ` DEFAULT ${column.default === 'false' ? '0' : column.default === 'true' ? '1' : column.default}`;
  return `${name(column.name)} ${typeOf(column.type)}${column.nullable ? '' : ' NOT NULL'}${fallback}`;
}

function typeOf(type: string): string {
  if (type === 'uuid') return 'BLOB';
  if (/^(?:bigint|integer|boolean)$/.test(type)) return 'INTEGER';
  return type.startsWith('numeric') ? 'REAL' : 'TEXT';
}

function createIndex(table: Table, index: Index): string {
  const where = index.where === undefined ? undefined : sqlExpression(index.where, 'postgresql');
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${name(index.name ?? `${table.name}_${index.columns.join('_')}_idx`)} ON ${name(table.name)} (${index.columns.map(name).join(', ')})${where === undefined ? '' : ` WHERE ${where}`};`;
}

function name(text: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(text) && !reserved.has(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

const reserved: ReadonlySet<string> = new Set(
  `add all alter and as autoincrement between case check collate commit constraint create current_date current_time
  current_timestamp default deferrable delete distinct drop else escape except exists foreign from group having in index
  insert intersect into is isnull join limit not notnull nothing null on or order primary references returning select set
  table then to transaction union unique update using values when where with`.split(/\s+/),
);
