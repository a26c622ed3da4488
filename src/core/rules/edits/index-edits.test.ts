import { expect, test } from 'vitest';
import { reviewFiles } from '../../../../test/support/system-of.ts';

const tables = `CREATE TABLE halls (id bigint PRIMARY KEY);
CREATE TABLE visits (
  id bigint PRIMARY KEY,
  hall_id bigint NOT NULL REFERENCES halls (id)
);`;

/** The text of the step that adds the index. */
async function added(before: string): Promise<string | undefined> {
  const { review } = await reviewFiles({ 'db/migrations/001_visits.sql': before });
  const finding = review.findings.find(({ rule }) => rule === 'unindexed-foreign-key');
  const edit = finding?.edits?.find(({ kind }) => kind === 'create');
  return edit?.kind === 'create' ? edit.text : undefined;
}

const up = 'CREATE INDEX CONCURRENTLY visits_hall_id_idx ON visits (hall_id);\n';
const down = 'DROP INDEX CONCURRENTLY visits_hall_id_idx;\n';

test.each([
  [
    'goose',
    `-- +goose Up\n${tables}\n\n-- +goose Down\nDROP TABLE visits;\n`,
    `-- +goose NO TRANSACTION\n-- +goose Up\n${up}\n-- +goose Down\n${down}`,
  ],
  [
    'sql-migrate',
    `-- +migrate Up\n${tables}\n\n-- +migrate Down\nDROP TABLE visits;\n`,
    `-- +migrate Up notransaction\n${up}\n-- +migrate Down notransaction\n${down}`,
  ],
  [
    'dbmate',
    `-- migrate:up\n${tables}\n\n-- migrate:down\nDROP TABLE visits;\n`,
    `-- migrate:up transaction:false\n${up}\n-- migrate:down transaction:false\n${down}`,
  ],
])('%s is told both ways, and to leave the transaction out', async (_, before, after) => {
  expect(await added(before)).toBe(after);
});
