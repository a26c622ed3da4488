import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLightbulb } from './page/open-lightbulb.ts';
import { connectionsIn, networkWatchExtension, notesBeside } from './page/watched-network.ts';
import { openExample, type Workbench } from './page/workbench.ts';

/** One window, one story: somebody looks at every page of the review, mends what it found, and comes back later. */
let window: Workbench;

beforeAll(async () => {
  window = await openExample('shop', { extensions: [networkWatchExtension] });
  await window.command('Backend Architect: Review Architecture');
  await panel().getByRole('listbox', { name: 'Findings' }).getByRole('option').first().waitFor();
});

afterAll(() => window.close());

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => window.picture(`failed-${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`));
});

const panel = () => window.panel();
const tab = (name: string): Locator => panel().getByRole('tab', { name: new RegExp(`^${name}`) });

test('an endpoint is shown with what a request passes', async () => {
  await tab('Endpoints').click();
  await panel().getByRole('button', { name: 'Details of POST /checkout', exact: true }).click();
  await panel().getByText('requireAuth').first().waitFor();
  await panel().getByRole('button', { name: 'Copy as curl' }).waitFor();
  await window.picture('page-endpoints');
});

test('a table is shown with its columns, and the whole schema as DDL', async () => {
  await tab('Schema').click();
  await panel()
    .getByRole('option', { name: /^products/ })
    .click();
  await panel().getByRole('rowheader', { name: 'supplier_id' }).waitFor();
  await window.picture('page-schema');
  await panel().getByRole('button', { name: 'DDL', exact: true }).click();
  await panel().getByRole('figure', { name: 'DDL of the whole schema' }).getByText('CREATE').first().waitFor();
  await window.picture('page-ddl');
});

test.each([
  ['Technology', 'Keep PostgreSQL'],
  ['Scaling', 'What breaks as load grows'],
] as const)('the page %s says what it is for', async (name, words) => {
  await tab(name).click();
  await panel().getByText(words).first().waitFor();
  await window.picture(`page-${name.toLowerCase()}`);
});

test.each([
  ['Boundaries', 'Service boundaries of shop'],
  ['Cache plan', 'Cache plan of shop'],
  ['Capacity', 'Capacity of shop'],
  ['Data', 'Data plan of shop'],
  ['Technology', 'Technology of shop'],
] as const)('the plan for %s is reckoned from the code', async (name, heading) => {
  await tab('Advice').click();
  await panel().getByRole('button', { name, exact: true }).click();
  await panel().getByRole('heading', { name: heading }).waitFor();
  await window.picture(`page-advice-${name.toLowerCase().replaceAll(' ', '-')}`);
});

test('beside the code, at 460 pixels, nothing is cut and nothing scrolls sideways', async () => {
  const width = () =>
    panel()
      .locator('body')
      .evaluate((body) => body.clientWidth);
  const before = window.page.viewportSize();
  if (before === null) throw new Error('The window has no size.');
  await window.page.setViewportSize({ ...before, width: before.width - (await width()) + 460 });
  await expect.poll(width).toBe(460);
  for (const name of ['Findings', 'Diagrams', 'Endpoints', 'Schema', 'Technology', 'Scaling', 'Advice']) {
    await tab(name).click();
    await panel()
      .getByRole('tab', { name: new RegExp(`^${name}`), selected: true })
      .waitFor();
    const beyond = await panel()
      .locator('html')
      .evaluate((page) => page.scrollWidth - page.clientWidth);
    expect(beyond, name).toBe(0);
    await window.picture(`narrow-${name.toLowerCase()}`);
  }
  await window.page.setViewportSize(before);
  await expect.poll(width).toBeGreaterThan(460);
});

test('the lightbulb mends a finding after a look at the change, and an undo takes it back', async () => {
  const step = path.join(window.folder, 'services/catalog/db/migrations/004_add_products_supplier_id_idx.sql');
  await window.openFile('001_products.sql');
  await expect.poll(() => goToLine(17), { timeout: 40_000 }).toBe('001_products.sql:17');
  const row = window.page.locator('.action-widget .monaco-list-row', { hasText: 'Mend unindexed-foreign-key' });
  await openLightbulb(window.page, row);
  await window.picture('fix-offered');
  await row.click();
  const apply = window.page.getByRole('button', { name: 'Apply', exact: true });
  await apply.waitFor();
  await window.picture('fix-preview');
  expect(existsSync(step)).toBe(false);
  await apply.click();
  await expect.poll(() => existsSync(step), { timeout: 20_000 }).toBe(true);
  await window.openFile('004_add_products_supplier_id_idx.sql');
  await window.page.locator('.view-lines', { hasText: 'CREATE INDEX CONCURRENTLY' }).waitFor();
  await window.picture('fix-applied');
  await window.page.keyboard.press('Control+z');
  await expect.poll(() => existsSync(step), { timeout: 20_000 }).toBe(false);
});

/** The box closes by itself where the editor takes the focus at that moment; says where the cursor is then. */
async function goToLine(line: number): Promise<string> {
  await window.page.keyboard.press('Escape');
  await window.page.keyboard.press('Control+g');
  await window.page.locator('.quick-input-widget input').first().fill(`:${line}`, { timeout: 10_000 });
  await window.page.keyboard.press('Enter');
  await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  return window.place();
}

test('who loads the window anew finds the page where it was left', async () => {
  await window.command('Backend Architect: Show Last Review');
  await tab('Schema').click();
  await panel().getByRole('button', { name: 'Tables', exact: true }).click();
  await panel()
    .getByRole('option', { name: /^suppliers/ })
    .click();
  await panel().getByRole('heading', { name: 'suppliers' }).waitFor();
  await window.command('Developer: Reload Window');
  await window.activity('Backend Architect').waitFor({ timeout: 60_000 });
  await panel()
    .getByRole('tab', { name: /^Schema/, selected: true })
    .waitFor({ timeout: 60_000 });
  await panel().getByRole('heading', { name: 'suppliers' }).waitFor();
  await window.picture('reloaded');
});

test('neither the thread of extensions nor that of the engine has asked the network', () => {
  const { threads, outside } = connectionsIn(notesBeside(window.folder));
  expect(threads).toBeGreaterThan(0);
  expect(outside).toEqual([]);
  expect(window.outsideRequests).toEqual([]);
  expect(window.refusals).toEqual([]);
});

test('one that had asked would have been noticed', () => {
  const program = "fetch('http://pictures.test/a.png').catch(() => {})";
  const notes = notesBeside(window.folder);
  execFileSync(
    process.execPath,
    ['--require', path.join(networkWatchExtension, 'noted-connections.cjs'), '-e', program],
    {
      env: { ...process.env, NOTED_CONNECTIONS: notes },
    },
  );
  expect(connectionsIn(notes).outside).toEqual(['pictures.test']);
});
