import { expect, it } from 'vitest';
import { readFile } from '../../../../test/support/read-file.ts';
import { tablesInWords } from '../../../../test/support/tables-in-words.ts';
import { sqlSchema } from '../../extractors/data/sql-schema.ts';
import { replaySchema } from '../replay-schema.ts';
import type { SchemaSource } from './schema-source.ts';

function told(files: Readonly<Record<string, string>>): string {
  const sources = Object.entries(files).flatMap(([path, text]): SchemaSource[] => {
    const file = readFile(path, text, undefined);
    return sqlSchema
      .extract(file)
      .facts.flatMap((fact) =>
        fact.kind === 'migration' || fact.kind === 'schema' ? [{ file: path, fact, evidence: file.evidence }] : [],
      );
  });
  return tablesInWords(replaySchema(sources).tables);
}

it('drops with a column what was checked of it, and renames it wherever it is named', () => {
  const files = {
    'migrations/1_init.sql': `
CREATE TABLE rides (
  id serial PRIMARY KEY,
  state text CHECK (state IN ('open', 'role')),
  role text CHECK (role IN ('guest', 'owner')),
  fare int CHECK (fare > 0),
  paid_at timestamptz
);
CREATE INDEX rides_open ON rides (id) WHERE paid_at IS NULL;
CREATE INDEX rides_by_role ON rides ((lower(role)));`,
    'migrations/2_change.sql': `
ALTER TABLE rides DROP COLUMN role;
ALTER TABLE rides RENAME COLUMN fare TO cents;
ALTER TABLE rides RENAME COLUMN paid_at TO settled_at;`,
  };
  expect(told(files)).toMatchInlineSnapshot(`
      "rides (migrations, postgresql) [1_init.sql:2]
        id serial = autoincrement
        state text?
        cents int?
        settled_at timestamptz?
        key (id)
        index (id) where settled_at IS NULL rides_open [1_init.sql:9]
        check state IN ('open', 'role')
        check cents > 0"
    `);
});
