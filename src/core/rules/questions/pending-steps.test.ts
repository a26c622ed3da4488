import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';

const library = `CREATE TABLE members (id bigserial PRIMARY KEY, email text NOT NULL);
CREATE TABLE loans (id bigserial PRIMARY KEY, shelf varchar(20));
CREATE INDEX loans_shelf_idx ON loans (shelf);
`;

async function findings(change: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const files = { 'migrations/0001_tables.sql': library, 'migrations/0002_change.sql': change, ...more };
  const found = runRules(await systemOf(files)).map(({ rule }) => rule);
  return found.filter((rule) => !rule.endsWith('-timeout'));
}

test('the newest migration of a history is read', async () => {
  expect(await findings('ALTER TABLE loans RENAME COLUMN shelf TO place;')).toEqual(['rename-column']);
});

test('one before it has run, and nobody mends what is done', async () => {
  const newest = { 'migrations/0003_more.sql': 'ALTER TABLE members ADD COLUMN name text;' };
  expect(await findings('ALTER TABLE loans RENAME COLUMN shelf TO place;', newest)).toEqual([]);
});

test('nobody waits for a table that the migration itself creates', async () => {
  const change = `CREATE TABLE fines (id bigserial PRIMARY KEY, loan bigint NOT NULL);
ALTER TABLE fines ADD CONSTRAINT fines_loan_key UNIQUE (loan);
CREATE INDEX fines_loan_idx ON fines (loan, id);
ALTER TABLE fines ADD COLUMN amount numeric(10, 2) NOT NULL;`;
  expect(await findings(change)).toEqual([]);
});

test('SQLite changes a table by building another under its name', async () => {
  const change = `PRAGMA foreign_keys=OFF;
CREATE TABLE "new_loans" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "place" TEXT);
INSERT INTO "new_loans" ("id") SELECT "id" FROM "loans";
DROP TABLE "loans";
ALTER TABLE "new_loans" RENAME TO "loans";`;
  expect(await findings(change)).toEqual([]);
});

test('the locks of PostgreSQL are no matter for MySQL', async () => {
  const change =
    'ALTER TABLE loans ADD COLUMN `rank` int unsigned NOT NULL DEFAULT 0, ADD UNIQUE KEY by_rank (`rank`);';
  const mysql = {
    'migrations/0001_tables.sql': 'CREATE TABLE loans (id bigint AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;',
  };
  expect(await findings(change, mysql)).toEqual([]);
});

test.each([
  ['varchar(60)', []],
  ['text', []],
  ['varchar', []],
  ['varchar(10)', ['type-change-rewrites']],
  ['integer USING shelf::integer', ['type-change-rewrites']],
])('varchar(20) to %s', async (type, rules) => {
  expect(await findings(`ALTER TABLE loans ALTER COLUMN shelf TYPE ${type};`)).toEqual(rules);
});

test('a column that goes takes its index along, and one lock serves both', async () => {
  expect(await findings('DROP INDEX loans_shelf_idx; ALTER TABLE loans DROP COLUMN shelf;')).toEqual(['drop-column']);
});

test('a validated check proves that no null is there', async () => {
  const change = `ALTER TABLE loans VALIDATE CONSTRAINT shelf_given;
ALTER TABLE loans ALTER COLUMN shelf SET NOT NULL;`;
  expect(await findings(change)).toEqual([]);
});

test('a script that stands alone is a change to tables elsewhere', async () => {
  const found = runRules(await systemOf({ 'patch.sql': 'CREATE INDEX by_shelf ON loans (shelf);' }));
  expect(found.map(({ rule }) => rule)).toEqual(['index-without-concurrently']);
});

test.each([
  ['-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY loans_id ON loans (id, shelf);', []],
  ['-- +goose Up\nCREATE INDEX CONCURRENTLY loans_id ON loans (id, shelf);', ['concurrent-in-transaction']],
  ['-- migrate:up\nDROP INDEX CONCURRENTLY loans_shelf_idx;', ['concurrent-in-transaction']],
  ['-- migrate:up transaction:false\nDROP INDEX CONCURRENTLY loans_shelf_idx;', []],
  ['DO $$ BEGIN CREATE INDEX CONCURRENTLY loans_id ON loans (id, shelf); END $$;', ['concurrent-in-transaction']],
])('%s', async (change, rules) => {
  expect(await findings(change)).toEqual(rules);
});

test('a limit of one transaction does not hold in the next', async () => {
  const change = (between: string): string =>
    `BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '9s'; ${between} ALTER TABLE loans DROP COLUMN shelf; END;`;
  const files = { 'migrations/0001_tables.sql': library };
  const rules = async (text: string) =>
    runRules(await systemOf({ ...files, 'migrations/0002_change.sql': text })).map(({ rule }) => rule);
  expect(await rules(change(''))).toEqual(['drop-column']);
  expect(await rules(change('COMMIT; BEGIN;'))).toEqual([
    'drop-column',
    'missing-lock-timeout',
    'missing-statement-timeout',
  ]);
});

test('a column that is computed when it is read changes no row', async () => {
  expect(await findings('ALTER TABLE loans ADD COLUMN n int GENERATED ALWAYS AS (id + 1) STORED;')).toEqual([
    'adding-volatile-default',
  ]);
  expect(await findings('ALTER TABLE loans ADD COLUMN n int GENERATED ALWAYS AS (id + 1) VIRTUAL;')).toEqual([]);
});
