import { markName } from '../../model/mark-name.ts';
import type { Column, ForeignKey, Index, Table } from '../../model/table.ts';
import { action } from './foreign-key.ts';
import type { Statements } from './print-migration.ts';
import { sqlExpression } from './sql-expression.ts';

/** For MySQL 8.0.16 and later, which keeps its checks, and for MariaDB. */
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
    ...table.indexes.flatMap((index) => markLine(table, index)),
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

/**
 * A condition of an index becomes a column that is computed and not stored: what does not count is null, and nulls
 * never equal. MySQL could index the expression itself, and MariaDB could not.
 */
function markLine(table: Table, index: Index): readonly string[] {
  const where = conditionOf(index);
  if (where === undefined) return [];
  return [`${name(markOf(table, index))} tinyint AS (CASE WHEN ${expression(where)} THEN 1 END) VIRTUAL`];
}

function createIndex(table: Table, index: Index): string {
  const columns = index.columns.map(name);
  const mark = conditionOf(index) === undefined ? [] : [name(markOf(table, index))];
  const parts = index.unique ? [...columns, ...mark] : [...mark, ...columns];
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${name(indexName(table, index))} ON ${name(table.name)} (${parts.join(', ')});`;
}

function conditionOf({ where }: Index): string | undefined {
  return where === undefined ? undefined : sqlExpression(where, 'postgresql');
}

function markOf(table: Table, index: Index): string {
  return markName(indexName(table, index));
}

function indexName(table: Table, index: Index): string {
  return index.name ?? `${table.name}_${index.columns.join('_')}_idx`;
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
