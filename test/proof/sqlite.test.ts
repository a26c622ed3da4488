import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { printMigration } from '../../src/core/report/ddl/print-migration.ts';
import { briefFiles, designIn } from '../support/design/briefs.ts';
import { storesOf } from '../support/design/stores-of.ts';

/** Statements in, what is left out; the first that fails ends it. */
function execute(sql: string): string {
  const left = "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%';";
  const { status, stdout, stderr } = spawnSync('sqlite3', ['-bail', ':memory:'], {
    input: `PRAGMA foreign_keys = ON;\n${sql}\n${left}\n`,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

test.each(briefFiles)('a real SQLite executes the schema of %s, and its inverse leaves nothing behind', (file) => {
  for (const { name, tables } of storesOf(designIn(file, 'sqlite').design)) {
    const { up, down } = printMigration(name, tables, 'sqlite');
    const made = execute(up);
    for (const table of tables) expect(made).toContain(`table ${table.name}\n`);
    expect(execute(`${up}\n${down}`)).toBe('');
  }
});
