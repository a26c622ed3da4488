import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample, type Workbench } from './page/workbench.ts';

/** One window, one story: a person reviews the shop and follows what the review says. */
let window: Workbench;

beforeAll(async () => {
  window = await openExample('shop');
});

afterAll(() => window.close());

test('the palette starts a review, and the panel shows its findings', async () => {
  await window.command('Backend Architect: Review Architecture');
  await window.panel().getByRole('tablist', { name: 'Parts of the review' }).waitFor();
  await window.panel().getByRole('option').first().waitFor();
  await window.picture('review-findings');
  expect(await window.panel().getByRole('option').count()).toBeGreaterThan(3);
});

test('the service diagram is drawn as SVG, with a node for each service', async () => {
  await window.panel().getByRole('tab', { name: 'Diagrams' }).click();
  await window.panel().locator('.ba-layer svg').waitFor();
  for (const service of ['gateway', 'catalog', 'orders', 'payments']) {
    await window.panel().locator('.ba-layer .ba-node', { hasText: service }).first().waitFor();
  }
  await window.picture('review-diagram');
});

test('a click on a table of the data model opens the line that creates it', async () => {
  await window.panel().getByRole('tab', { name: 'Data model' }).click();
  await window
    .panel()
    .getByRole('button', { name: /^products\b.*open source/ })
    .click();
  const migration = '001_products.sql';
  const line = lineOf(path.join('services/catalog/db/migrations', migration), /create table products/i);
  await expect.poll(() => window.place()).toBe(`${migration}:${line}`);
  await window.picture('review-opened-source');
});

test('Problems lists the findings at their files', async () => {
  await window.command('Problems: Focus on Problems View');
  const rows = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'Backend Architect' });
  await rows.first().waitFor();
  await window.picture('problems');
});

test('the sidebar shows the last review and the trees', async () => {
  await window.activity('Backend Architect').click();
  await window.view().getByRole('heading', { name: 'Last review' }).waitFor();
  await window.picture('sidebar');
});

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

test.each(themes)('panel and sidebar follow the theme %s', async (theme) => {
  await window.theme(theme);
  await window.command('Backend Architect: Show Service Diagram');
  await window.panel().locator('.ba-layer svg').waitFor();
  await window.picture(`theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
});

test('nothing left the machine, no policy was broken and no script failed', () => {
  expect(window.outsideRequests).toEqual([]);
  expect(window.refusals).toEqual([]);
  expect(window.pageErrors).toEqual([]);
});

/** Counted from 1. */
function lineOf(file: string, text: RegExp): number {
  const lines = readFileSync(path.join(window.folder, file), 'utf8').split('\n');
  return lines.findIndex((line) => text.test(line)) + 1;
}
