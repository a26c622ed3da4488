import type { Column, ForeignKey, Index, Table } from '../../model/table.ts';
import { action } from './print-ddl.ts';
import type { Statements } from './print-migration.ts';
import { sqlExpression } from './sql-expression.ts';

/** For MySQL 8.0.16 and later, which keeps its checks. */
export function mysqlStatements(tables: readonly Table[]): Statements {
  return {
    up: [
      ...tables.map(createTable),
      tables.flatMap((table) => table.indexes.map((index) => createIndex(table, index))).join('\n'),
      tables.flatMap((table) => table.foreignKeys.map((key) => addForeignKey(table, key))).join('\n'),
    ],
    down: [
      [...tables]
        .reverse()
        .flatMap((table) =>
          [...table.foreignKeys]
            .reverse()
            .map((key) => `ALTER TABLE ${name(table.name)} DROP FOREIGN KEY ${name(keyName(table, key))};`),
        )
        .join('\n'),
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
      return sql === undefined ? [] : [`CHECK (${expression(sql)})`];
    }),
  ];
  return [
    `CREATE TABLE ${name(table.name)} (`,
    lines.map((line) => `  ${line}`).join(',\n'),
    ') ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;',
  ].join('\n');
}

function columnLine(column: Column): string {
  const fallback =
    column.default === undefined
      ? ''
      : ` DEFAULT ${column.default === 'CURRENT_TIMESTAMP' ? 'CURRENT_TIMESTAMP(6)' : column.default}`;
  const comment =
    column.comment === undefined ? '' : ` COMMENT '${column.comment.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return `${name(column.name)} ${typeOf(column)}${column.nullable ? '' : ' NOT NULL'}${fallback}${comment}`;
}

/** Types that sort and compare as PostgreSQL's do: ids as 16 bytes, times to the microsecond. */
function typeOf({ type, maxLength }: Column): string {
  if (type === 'uuid') return 'binary(16)';
  if (type === 'timestamptz') return 'datetime(6)';
  if (type === 'jsonb') return 'json';
  if (type.startsWith('numeric')) return type.replace('numeric', 'decimal');
  if (type !== 'text') return type;
  return maxLength === undefined || maxLength > 4000 ? 'mediumtext' : `varchar(${maxLength})`;
}

/** A condition of an index becomes a part of it: what does not count is null, and nulls never equal. */
function createIndex(table: Table, index: Index): string {
  const columns = index.columns.map(name);
  const where = index.where === undefined ? undefined : sqlExpression(index.where, 'postgresql');
  const parts =
    where === undefined
      ? columns
      : index.unique
        ? [...columns, `(CASE WHEN ${expression(where)} THEN 1 END)`]
        : [`(CASE WHEN ${expression(where)} THEN 1 END)`, ...columns];
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${name(index.name ?? `${table.name}_${index.columns.join('_')}_idx`)} ON ${name(table.name)} (${parts.join(', ')});`;
}

function addForeignKey(table: Table, key: ForeignKey): string {
  const to = `${name(key.references.table)} (${key.references.columns.map(name).join(', ')})`;
  return `ALTER TABLE ${name(table.name)} ADD CONSTRAINT ${name(keyName(table, key))}\n  FOREIGN KEY (${key.columns.map(name).join(', ')}) REFERENCES ${to}${action('DELETE', key.onDelete)};`;
}

function keyName(table: Table, key: ForeignKey): string {
  return key.name ?? `${table.name}_${key.columns.join('_')}_fkey`;
}

function name(text: string): string {
  return `\`${text.replaceAll('`', '``')}\``;
}

/** Double quotes are texts in MySQL. */
function expression(text: string): string {
  return text.replace(/'(?:[^']|'')*'|"([^"]*)"/g, (whole, quoted: string | undefined) =>
    quoted === undefined ? whole : name(quoted),
  );
}
