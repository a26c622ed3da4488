import type { SqlDialect } from '../../model/table.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** `clickhouse` is told apart because its tables have neither keys nor indexes in the sense of the others. */
export type GuessedDialect = Exclude<SqlDialect, 'generic'> | 'clickhouse';

/** The dialect whose own words a SQL text uses most; undefined for a text that any database would take. */
export function guessDialect(text: string): GuessedDialect | undefined {
  const { tokens } = tokenize(text, 'generic', enough);
  const votes = new Map<GuessedDialect, number>();
  tokens.forEach((token, i) => {
    const dialect = isStandard(tokens, i) ? undefined : (words.get(token.word) ?? signs(text, tokens, token, i));
    if (dialect !== undefined) votes.set(dialect, (votes.get(dialect) ?? 0) + weight(token));
  });
  const [best] = [...votes].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return best?.[0];
}

/** `GENERATED … AS IDENTITY` is the standard's, `IDENTITY(1,1)` SQL Server's. */
function isStandard(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.word === 'IDENTITY' && tokens[i - 1]?.word === 'AS';
}

/** Dumps are long, and their first tables say as much as their last. */
const enough = 20_000;

/** SQLite and MySQL both quote with backticks, so that a word always outweighs a sign. */
function weight(token: Token): number {
  return words.has(token.word) ? 10 : 1;
}

const vocabulary: Readonly<Record<GuessedDialect, string>> = {
  postgresql:
    'SERIAL BIGSERIAL SMALLSERIAL TIMESTAMPTZ TIMETZ JSONB BYTEA CITEXT TSVECTOR PLPGSQL EXTENSION SEARCH_PATH ' +
    'CONCURRENTLY ILIKE INT4 INT8 FLOAT8 GIN GIST NEXTVAL SEQUENCE GEN_RANDOM_UUID UUID_GENERATE_V4',
  mysql:
    'AUTO_INCREMENT ENGINE CHARSET UNSIGNED ZEROFILL TINYINT MEDIUMINT MEDIUMTEXT LONGTEXT TINYTEXT MEDIUMBLOB ' +
    'LONGBLOB TINYBLOB FULLTEXT',
  sqlite: 'AUTOINCREMENT PRAGMA ROWID STRICT',
  sqlserver: 'NVARCHAR UNIQUEIDENTIFIER DATETIME2 DATETIMEOFFSET NONCLUSTERED CLUSTERED IDENTITY GETDATE',
  clickhouse: 'MERGETREE REPLACINGMERGETREE SUMMINGMERGETREE AGGREGATINGMERGETREE LOWCARDINALITY',
};

const words = new Map(
  Object.entries(vocabulary).flatMap(([dialect, list]) =>
    list.split(' ').map((word) => [word, dialect as GuessedDialect] as const),
  ),
);

function signs(text: string, tokens: readonly Token[], token: Token, i: number): GuessedDialect | undefined {
  if (token.word === '::') return 'postgresql';
  if (token.kind === 'text' && text.charAt(token.at) === '$') return 'postgresql';
  if (token.kind === 'quoted' && text.charAt(token.at) === '`') return 'mysql';
  const opensName = token.word === '[' && tokens[i + 2]?.word === ']' && tokens[i + 1]?.kind === 'word';
  return opensName ? 'sqlserver' : undefined;
}
