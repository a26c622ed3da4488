import type { SqlDialect } from '../../model/table.ts';
import { guessDialect } from '../../syntax/sql/guess-dialect.ts';
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
  const dialect = guessDialect(file.text);
  if (dialect === 'clickhouse')
    return unread(file, 'ClickHouse tables have no keys or indexes that could be reviewed.');
  const { statements, problems } = readSchema(file.text, dialect ?? 'generic');
  const facts = statements.length === 0 ? [] : [factOf(dialect ?? 'generic', statements, step)];
  return {
    facts,
    problems: problems.map(({ at, message }) => ({ file: file.path, line: file.lines.lineAt(at), message })),
  };
}

function unread(file: ReadFile, message: string): Extraction {
  return { facts: [], problems: [{ file: file.path, line: 1, message }] };
}

function factOf(
  dialect: SqlDialect,
  statements: ReturnType<typeof readSchema>['statements'],
  step: Exclude<ReturnType<typeof migrationStep>, 'down'>,
): Fact {
  if (step === undefined) return { kind: 'schema', dialect, origin: 'ddl', statements, models: {}, fields: {} };
  return { kind: 'migration', dialect, ...step, statements };
}
