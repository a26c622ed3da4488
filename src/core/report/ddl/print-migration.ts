import type { SqlDialect, Table } from '../../model/table.ts';
import { createTable } from './create-table.ts';
import { creationOrder } from './creation-order.ts';
import { addForeignKey } from './foreign-key.ts';
import { mysqlStatements } from './mysql-statements.ts';
import { comments, createIndex } from './print-ddl.ts';
import { qualified } from './qualified.ts';
import { postgresqlSpeech } from './speech/postgresql-speech.ts';
import { sqlComment, sqlName } from './sql-name.ts';
import { sqliteStatements } from './sqlite-statements.ts';

/** A schema that is created at once, and the way back to nothing. */
export interface Migration {
  readonly up: string;
  readonly down: string;
}

export interface Statements {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** The first migration of one store, each table after those that it refers to. */
export function printMigration(title: string, tables: readonly Table[], dialect: SqlDialect): Migration {
  const ordered = creationOrder(tables.filter((table) => table.columns.length > 0));
  const { up, down } = writers[dialect]?.(ordered) ?? postgresqlStatements(ordered);
  return {
    up: script(`${title}: creates the schema`, up, dialect),
    down: script(`${title}: removes the schema`, down, dialect),
  };
}

const writers: Partial<Record<SqlDialect, (tables: readonly Table[]) => Statements>> = {
  mysql: mysqlStatements,
  sqlite: sqliteStatements,
};

/** MySQL commits at each statement whatever is asked for. */
function script(title: string, statements: readonly string[], dialect: SqlDialect): string {
  const body = statements.filter((statement) => statement !== '');
  const parts = dialect === 'mysql' ? body : ['BEGIN;', ...body, 'COMMIT;'];
  return `${[sqlComment(title), ...parts].join('\n\n')}\n`;
}

function postgresqlStatements(tables: readonly Table[]): Statements {
  const keys = tables.flatMap((table) => table.foreignKeys.map((key) => ({ table, key })));
  return {
    up: [
      ...tables.map((table) => createTable(table, postgresqlSpeech)),
      tables.flatMap((table) => table.indexes.map((index) => createIndex(table, index, postgresqlSpeech))).join('\n'),
      keys.map(({ table, key }) => addForeignKey(table, key, tables, postgresqlSpeech)).join('\n'),
      tables.flatMap(comments).join('\n'),
    ],
    down: [
      [...keys]
        .reverse()
        .map(({ table, key }) => {
          const name = key.name ?? `${table.name}_${key.columns.join('_')}_fkey`;
          return `ALTER TABLE ${qualified(table, postgresqlSpeech)} DROP CONSTRAINT ${sqlName(name)};`;
        })
        .join('\n'),
      [...tables]
        .reverse()
        .map((table) => `DROP TABLE ${qualified(table, postgresqlSpeech)};`)
        .join('\n'),
    ],
  };
}
