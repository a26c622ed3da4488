import { readFileSync } from 'node:fs';
import { loadModule } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import { postgresqlSentences } from '../../../../test/support/postgresql-oracle.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import { readSchema } from './read-schema.ts';

const corpus = readFileSync(new URL('../../../../test/corpora/postgresql-schema.sql', import.meta.url), 'utf8');

beforeAll(() => loadModule());

describe('Reading PostgreSQL schemas', () => {
  it('agrees with PostgreSQL’s own parser on a whole file', () => {
    const { statements, problems } = readSchema(corpus, 'postgresql');
    expect(problems).toEqual([]);
    expect(comparable(schemaSentences(statements.filter(({ kind }) => kind !== 'new-table')))).toEqual(
      comparable(postgresqlSentences(corpus)),
    );
  });

  it('says the same when the dialect is not known', () => {
    const known = readSchema(corpus, 'postgresql');
    expect(readSchema(corpus, 'generic')).toEqual(known);
  });
});

/** Unquoted names are folded by PostgreSQL and kept as written by us. */
function comparable(sentences: readonly string[]): string[] {
  return sentences.map((sentence) => sentence.toLowerCase());
}
