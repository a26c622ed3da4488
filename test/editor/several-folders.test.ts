import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openExample, type Workbench } from './page/workbench.ts';

/** One window of two folders: a shop, and the library of its town. */
let window: Workbench;

const library = {
  'package.json': '{ "name": "library", "dependencies": { "express": "4", "pg": "8" } }',
  'schema.sql': 'CREATE TABLE loans (id bigserial PRIMARY KEY, member_id bigint NOT NULL);\n',
  'src/lending.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/loans', async (req, res) => {
  const found = await pool.query('SELECT id FROM loans WHERE member_id = $1', [req.query.member]);
  res.json(found.rows);
});

app.listen(3000);
`,
};

beforeAll(async () => {
  window = await openExample('shop', { beside: { name: 'library', files: library } });
});

afterAll(() => window.close());

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => window.picture(`failed-${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`));
});

function findings() {
  return window.panel().getByRole('listbox', { name: 'Findings' }).getByRole('option');
}

test('a review asks which folder is meant, and reads that one', async () => {
  // A window that shows a file has all its commands.
  await window.openFile('lending.ts');
  await window.commandThatAsks('Backend Architect: Review Architecture');
  const box = window.page.locator('.quick-input-widget');
  await box.getByText('Which folder should be reviewed?').or(box.getByPlaceholder('Which folder')).first().waitFor();
  await box.locator('.monaco-list-row', { hasText: 'library' }).first().click();
  await findings().filter({ hasText: 'member_id' }).first().waitFor();
  await window.panel().getByText('Whole workspace · 1 service · 1 endpoint · 1 table').waitFor();
  expect(await findings().filter({ hasText: 'carts' }).count()).toBe(0);
  await window.picture('several-folders');
});

test('a finding leads to the file of its own folder', async () => {
  await findings().filter({ hasText: 'member_id' }).first().click();
  await window.panel().getByRole('button', { name: 'Go to Source' }).click();
  await expect.poll(() => window.place()).toMatch(/^(?:lending\.ts|schema\.sql):\d+$/);
});
