import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, runCli } from '../support/run-cli.ts';

const tables = `CREATE TABLE keepers (id bigserial PRIMARY KEY);
CREATE TABLE rounds (id bigserial PRIMARY KEY, keeper_id bigint NOT NULL REFERENCES keepers (id));
`;

test('--fix shows a diff and changes nothing; --write does', () => {
  const folder = folderOf('zoo', { 'db/migrations/001_tables.sql': tables });
  const shown = runCli(['review', folder, '--fix']);
  const step = path.join(folder, 'db/migrations/002_add_rounds_keeper_id_idx.sql');
  expect({ ...shown, there: existsSync(step) }).toMatchInlineSnapshot(`
    {
      "exit": 0,
      "stderr": "Would mend 1 finding in 1 file; --write does it.
    ",
      "stdout": "--- /dev/null
    +++ b/db/migrations/002_add_rounds_keeper_id_idx.sql
    @@ -0,0 +1,1 @@
    +CREATE INDEX CONCURRENTLY rounds_keeper_id_idx ON rounds (keeper_id);
    ",
      "there": false,
    }
  `);
  const written = runCli(['review', folder, '--fix', '--write']);
  expect([written.stdout, readFileSync(step, 'utf8').trim()]).toEqual([
    shown.stdout,
    shown.stdout.split('\n+').at(-1)?.trim(),
  ]);
  expect(runCli(['review', folder, '--fix'])).toMatchObject({
    stdout: '',
    stderr: 'Nothing of this can be mended for certain.\n',
  });
}, 120_000);

test('--write alone and a rule that finds nothing are told', () => {
  const folder = folderOf('zoo', { 'schema.sql': tables });
  const said = [['--write'], ['--fix=missing-timeout']].map((words) => runCli(['review', folder, ...words]));
  expect(said.map(({ exit, stderr }) => `${exit} ${stderr.trim()}`).join('\n')).toMatchInlineSnapshot(`
    "2 backend-architect: --write belongs to --fix: it changes the files that --fix shows.
    2 backend-architect: missing-timeout finds nothing here. \`rules\` lists the rules."
  `);
}, 120_000);
