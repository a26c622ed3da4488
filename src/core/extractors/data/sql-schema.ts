import type { SqlDialect } from '../../model/table.ts';
import { folderOf } from '../../model/workspace-path.ts';
import { type GuessedDialect, guessDialect } from '../../syntax/sql/guess-dialect.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import type { Fact } from '../fact.ts';
import { migrationStep } from './migration-step.ts';

/** Tables of a `.sql` file: a step of a migration history, or a whole schema. */
export const sqlSchema: Extractor = {
  id: 'sql-schema',
  title: 'SQL schema and migrations',
  group: 'data',
  applies: (file) => file.path.toLowerCase().endsWith('.sql'),
  extract: extractSql,
};

function extractSql(file: ReadFile): Extraction {
  const step = migrationStep(file.path);
  if (step === 'down') return { facts: [], problems: [] };
  const dialect = dialectOfFolder(file.path) ?? guessDialect(file.text);
  if (dialect === 'clickhouse')
    return unread(file, 'ClickHouse tables have no keys or indexes that could be reviewed.');
  const { statements, problems } = readSchema(file.text, dialect ?? 'generic');
  const says = statements.some(({ kind }) => kind !== 'session');
  const facts = !says ? [] : [factOf(file.text, dialect ?? 'generic', statements, step)];
  return {
    facts,
    problems: problems.map(({ at, message }) => ({ file: file.path, line: file.lines.lineAt(at), message })),
  };
}

/** Projects that serve several databases keep the files of each in a folder of its name. */
function dialectOfFolder(path: string): GuessedDialect | undefined {
  const folders = folderOf(path).toLowerCase().split('/');
  const named = folders.findLast((folder) => Object.hasOwn(folderDialects, folder)) ?? '';
  return folderDialects[named];
}

const folderDialects: Readonly<Record<string, GuessedDialect>> = {
  clickhouse: 'clickhouse',
  mariadb: 'mysql',
  mssql: 'sqlserver',
  mysql: 'mysql',
  postgres: 'postgresql',
  postgresql: 'postgresql',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
  sqlserver: 'sqlserver',
};

function unread(file: ReadFile, message: string): Extraction {
  return { facts: [], problems: [{ file: file.path, line: 1, message }] };
}

function factOf(
  text: string,
  dialect: SqlDialect,
  statements: ReturnType<typeof readSchema>['statements'],
  step: Exclude<ReturnType<typeof migrationStep>, 'down'>,
): Fact {
  if (step === undefined) return { kind: 'schema', dialect, origin: 'ddl', statements, models: {}, fields: {} };
  const directives = text.match(directive) ?? [];
  return { kind: 'migration', dialect, ...step, ...(directives.length > 0 && { directives }), statements };
}

/** Goose, sql-migrate and dbmate keep both ways in one file, and are told in comments which is which. */
const directive = /^-- (?:\+goose|\+migrate|migrate:).*$/gm;
