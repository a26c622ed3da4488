import { copyFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { compareSystems } from '../../src/core/delta/compare-systems.ts';
import type { Difference } from '../../src/core/delta/difference.ts';
import { designBackend } from '../../src/core/design-backend.ts';
import { printMigration } from '../../src/core/report/ddl/print-migration.ts';
import { designFiles } from '../../src/core/report/design/design-files.ts';
import { printDifferences } from '../../src/core/report/design/print-differences.ts';
import { briefFiles, designIn, designOf } from '../support/design/briefs.ts';
import { storesOf } from '../support/design/stores-of.ts';
import { repository } from '../support/repository.ts';
import { folderOf, runCli } from '../support/run-cli.ts';
import { systemOf } from '../support/system-of.ts';

/** Whole designs: a busy machine takes its time. */
vi.setConfig({ testTimeout: 120_000 });

test.each(briefFiles)('the design of %s is what it says itself', (file) => {
  const { system } = designOf(file).design;
  expect(compareSystems(system, system)).toEqual([]);
});

const brief = `name: Herbs
resources:
  shelf:
    attributes: { name: text }
  herb:
    belongsTo: shelf
    attributes: { name: text unique, state: fresh | dry }
    operations:
      create: { emits: herb-put }
      read:
      dry: { sets: { state: dry }, from: fresh }
    lists: [{ by: state }]
`;

test('what code lacks, has more or has otherwise is named with its place', () => {
  const folder = folderOf('herbs', {
    'schema.sql': `CREATE TABLE shelves (id uuid PRIMARY KEY, name varchar(200) NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, version int NOT NULL, color text);
CREATE TABLE herbs (id uuid PRIMARY KEY, shelf_id uuid REFERENCES shelves ON DELETE CASCADE, name int NOT NULL, state text NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, version int NOT NULL);
`,
    'app.js': `import express from 'express';
const app = express();
app.get('/herbs/:id', (req, res) => res.json({}));
app.get('/herbs/:id/photo', (req, res) => res.json({}));
app.listen(3000);
`,
  });
  writeFileSync(path.join(folder, 'brief.yaml'), brief);
  const { stdout, exit } = runCli(['design', path.join(folder, 'brief.yaml'), '--check', folder]);
  expect(exit).toBe(1);
  const lines = stdout
    .split('\n')
    .filter((line) => /herbs? |herbs\.|shelves|photo|herbId/.test(line))
    .map((line) => line.replace(/ {2}\S+brief\.yaml:\d+$/, ''));
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "  endpoint GET /v1/shelves: no route of the code answers it
      endpoint GET /v1/shelves/{shelfId}: no route of the code answers it
      endpoint PATCH /v1/shelves/{shelfId}: no route of the code answers it
      endpoint POST /v1/herbs/{herbId}/dry-requests: no route of the code answers it
      endpoint POST /v1/shelves: no route of the code answers it
      index herbs (name): nothing keeps these columns unique  schema.sql:2
      index herbs (state, id): no index begins with these columns  schema.sql:2
      index herbs (shelf_id): no index begins with these columns  schema.sql:2
      endpoint GET /v1/herbs/{herbId}: the code answers it as GET /herbs/{id}  app.js:3
      endpoint GET /v1/herbs/{herbId}: nobody asks who is calling  app.js:3
      column herbs.shelf_id: it may be empty, and the design says that it may not  schema.sql:2
      column herbs.name: it is int, and the design says text  schema.sql:2
      foreign key herbs.shelf_id: on deletion the code does cascade, and the design restrict  schema.sql:2
      endpoint GET /herbs/{id}/photo: the design does not know it  app.js:4
      column shelves.color: the design does not know it  schema.sql:1"
  `);
});

test('code that is what the design says is told so', () => {
  const { system } = designBackend('brief.yaml', brief).design;
  expect(printDifferences(compareSystems(system, system), 12)).toBe(
    'The code is what the design says: 12 elements compared.\n',
  );
});

const herbarium = path.join(repository, 'test/workspaces/herbarium');

test('an application that follows its design has no drift, and one route that it lacks is told', () => {
  const from = path.join(herbarium, 'brief.yaml');
  expect(runCli(['design', from, '--check', herbarium])).toMatchObject({
    exit: 0,
    stdout: 'The code is what the design says: 14 elements compared.\n',
  });
  const folder = folderOf('herbarium', {});
  cpSync(herbarium, folder, { recursive: true });
  const routes = path.join(folder, 'herbs.js');
  writeFileSync(routes, readFileSync(routes, 'utf8').replace(/herbs\.post\('\/:herbId[\s\S]*/, ''));
  const lacking = runCli(['design', from, '--check', folder]);
  expect(lacking.exit).toBe(1);
  expect(lacking.stdout.replaceAll(from, 'brief.yaml')).toMatchInlineSnapshot(`
    "The code lacks (1)
      endpoint POST /v1/herbs/{herbId}/dry-requests: no route of the code answers it  brief.yaml:11
    1 difference, 14 elements of the design compared.
    "
  `);
});

test.each(
  (['postgresql', 'mysql', 'sqlite'] as const).flatMap((dialect) => briefFiles.map((file) => [dialect, file] as const)),
)('what is read of the %s schema of %s is what was designed', async (dialect, file) => {
  const { design } = designIn(file, dialect);
  const schemas = storesOf(design).map(({ name, tables }) => [
    `${name}/schema.sql`,
    printMigration(name, tables, dialect).up,
  ]);
  const code = await systemOf(Object.fromEntries(schemas));
  expect(code.problems).toEqual([]);
  expect(code.tables.length).toBeGreaterThan(0);
  const tables = new Set(['table', 'column', 'index', 'foreign key']);
  expect(compareSystems(design.system, code).filter(({ noun }) => tables.has(noun))).toEqual([]);
});

/** A template, several services, and names that have to be quoted. */
const told = [
  'examples/briefs/users-and-orders.yaml',
  'test/design/briefs/tickets.yaml',
  'test/design/briefs/words.yaml',
];

test.each(told)('the files of %s are written, and what is read of them is what was designed', (file) => {
  const from = path.join(repository, file);
  const folder = folderOf('design', {});
  const { stderr, exit } = runCli(['design', from, '--out', folder]);
  expect([exit, stderr]).toEqual([0, expect.stringMatching(/^Wrote \d+ files in /)]);
  const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(written.map(({ name, parentPath }) => path.relative(folder, path.join(parentPath, name))).sort()).toEqual(
    designFiles(designOf(file))
      .map((each) => each.path)
      .sort(),
  );
  // Contract and schema are all of the code that there is; who tells a topic stands in neither.
  const code = folderOf('code', {});
  for (const { name, parentPath } of written)
    if (/^(?:openapi|schema).*\.(?:yaml|sql)$/.test(name))
      copyFileSync(path.join(parentPath, name), path.join(code, name));
  const { differences } = JSON.parse(runCli(['design', from, '--check', code, '--format', 'json']).stdout) as {
    readonly differences: readonly Difference[];
  };
  expect(differences.filter(({ noun }) => noun !== 'topic')).toEqual([]);
});
