import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { dyingWhileReading, filesUnder, keptReview, logLines } from './page/kept-files.ts';
import { openExample, type Theme, type Workbench } from './page/workbench.ts';

/** One window, one story: a person reviews the shop and follows what the review says. */
let window: Workbench;

beforeAll(async () => {
  window = await openExample('shop');
});

afterAll(() => window.close());

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => window.picture(`failed-${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`));
});

test('the palette starts a review, and the panel shows its findings', async () => {
  await window.command('Backend Architect: Review Architecture');
  const findings = window.panel().getByRole('listbox', { name: 'Findings' }).getByRole('option');
  await findings.first().waitFor();
  expect(await findings.count()).toBeGreaterThan(3);
  await window.picture('review-findings');
});

test('the service diagram is drawn as SVG, with a node for each service', async () => {
  await window.panel().getByRole('tab', { name: 'Diagrams' }).click();
  await drawing().waitFor();
  for (const service of ['gateway', 'catalog', 'orders', 'payments']) {
    await drawing().locator('.ba-node', { hasText: service }).first().waitFor();
  }
  await window.picture('review-services');
});

test('a click on a table of the data model opens the line that creates it', async () => {
  await window.panel().getByRole('button', { name: 'Data model' }).click();
  const table = drawing().getByRole('button', { name: /^products\b.*opens its code$/ });
  await table.waitFor();
  await window.picture('review-data-model');
  // The drawing opens where most tables meet, and the search goes to any other.
  await window.panel().getByRole('searchbox', { name: 'Find in the diagram' }).fill('products');
  await table.click();
  const file = 'services/catalog/db/migrations/001_products.sql';
  const place = `${path.basename(file)}:${lineOf(file, /create table products/i)}`;
  await expect.poll(() => window.place(), { timeout: 10_000 }).toBe(place);
  await window.picture('review-opened-source');
});

test('Problems lists the findings at their files', async () => {
  await window.command('Problems: Focus on Problems View');
  const problems = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'Backend Architect' });
  await problems.first().waitFor();
  await window.picture('problems');
  expect(await problems.allTextContents()).toContainEqual(expect.stringContaining('in-memory-state'));
});

test('the sidebar shows the last review, and the architecture as a tree', async () => {
  await window.activity('Backend Architect').click();
  await window.view().getByRole('heading', { name: 'Last review' }).waitFor();
  const tree = window.page.locator('.sidebar .monaco-list[aria-label="Architecture"]');
  await tree.locator('.monaco-list-row', { hasText: 'orders' }).first().waitFor();
  // The page is a form, and forms need room: half of the side bar, where three views alike would leave it a third.
  const height = await window
    .view()
    .locator('html')
    .evaluate((page) => page.clientHeight);
  expect(height).toBeGreaterThan(330);
  await window.picture('sidebar');
});

test('the findings stand in a tree, by severity, with the lines that prove them', async () => {
  await findingsTree().locator('.monaco-list-row', { hasText: 'High' }).first().waitFor();
  await window.picture('findings-tree');
});

test('a search narrows the tree while it is typed, and says what it hides', async () => {
  await window.commandThatAsks('Backend Architect: Search Findings…');
  await window.page.locator('.quick-input-widget input[placeholder^="Words of the title"]').fill('foreign');
  await findingsTree().locator('.monaco-list-row', { hasText: 'High' }).first().waitFor({ state: 'detached' });
  await window.page.keyboard.press('Enter');
  await window.page.locator('.sidebar .message', { hasText: 'Only: “foreign”' }).waitFor();
  await window.picture('findings-searched');
});

test('the next finding is one key away, and the cursor stands on its line', async () => {
  await window.page.keyboard.press('Control+Alt+.');
  const first = `001_products.sql:${lineOf('services/catalog/db/migrations/001_products.sql', /supplier_id uuid/)}`;
  await expect.poll(() => window.place(), { timeout: 10_000 }).toBe(first);
  await window.page.keyboard.press('Control+Alt+.');
  await expect.poll(() => window.place(), { timeout: 10_000 }).toContain('schema.prisma');
  await window.page.keyboard.press('Control+Alt+,');
  await expect.poll(() => window.place(), { timeout: 10_000 }).toBe(first);
});

test('an edited line is marked as doubtful, and an undo takes the doubt back', async () => {
  const edited = findingsTree().locator('.monaco-list-row', { hasText: 'edited since' });
  await window.page.keyboard.press('End');
  await window.page.keyboard.insertText('!');
  await edited.first().waitFor();
  await window.picture('findings-edited');
  await window.page.keyboard.press('Control+z');
  await edited.first().waitFor({ state: 'detached' });
});

test('over a route stand its guards and what it touches, and the answer behind it opens the code', async () => {
  await window.openFile('checkout.ts');
  const lens = window.page.locator('.codelens-decoration', { hasText: 'requireAuth' }).first();
  await lens.waitFor();
  await window.picture('lens-route');
  await lens.locator('a').first().click();
  const answers = window.page.locator('.quick-input-widget .monaco-list-row');
  await answers.filter({ hasText: 'requireAuth' }).first().waitFor();
  expect(await answers.filter({ hasText: 'checkoutLimiter' }).textContent()).toContain('rate limit');
  await window.picture('answer-route');
  await window.page.keyboard.press('Escape');
});

test('over a table stands who uses it, and a hover says it in full', async () => {
  await window.openFile('001_products.sql');
  await window.page
    .locator('.codelens-decoration', { hasText: /written by|read by/ })
    .first()
    .waitFor();
  const hover = window.page.locator('.monaco-hover', { hasText: 'Who uses it' });
  // By keys: where the text stands on the screen depends on what was looked at before. VS Code asks for hovers once, and
  // an editor that has just been opened may not be listening yet.
  const ask = async () => {
    for (const key of ['Control+Home', 'Control+k', 'Control+i']) await window.page.keyboard.press(key);
    return hover.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(ask, { timeout: 30_000 }).toBe(true);
  await window.picture('lens-table');
  await window.page.keyboard.press('Escape');
});

test('the code is found in the tree, and the tree knows what breaks', async () => {
  await window.openFile('checkout.ts');
  await window.command('Backend Architect: Reveal in Architecture');
  const tree = window.page.locator('.sidebar .monaco-list[aria-label="Architecture"]');
  await tree.locator('.monaco-list-row.selected', { hasText: '/checkout' }).waitFor();
  await window.picture('architecture-revealed');
  await window.commandThatAsks('Backend Architect: What Breaks If This Is Down');
  const asked = window.page.locator('.quick-input-widget');
  // The palette has a field of its own: only this one belongs to the question.
  await asked.locator('input[placeholder="If which service or database is down?"]').fill('payments');
  await asked.locator('.monaco-list-row', { hasText: 'payments' }).first().click();
  await window.page.locator('.quick-input-widget', { hasText: 'If payments is down' }).waitFor();
  await window.picture('answer-breaks');
  await window.page.keyboard.press('Escape');
});

test('a template becomes a form in the sidebar, whose figures follow the sliders', async () => {
  await window.command('View: Close All Editors');
  await form().getByRole('tab', { name: 'Design' }).click();
  await form()
    .getByRole('button', { name: /^Users and orders/ })
    .click();
  await form().getByText('300/s at peak').waitFor();
  const slider = form().getByRole('slider', { name: 'Requests a second' });
  await slider.press('End');
  await form().getByText('250 k/s at peak').waitFor();
  await form().getByRole('textbox', { name: 'Requests a second, exactly' }).fill('120');
  await form().getByRole('textbox', { name: 'Requests a second, exactly' }).press('Enter');
  await form().getByText('600/s at peak').waitFor();
  await window.picture('design-form');
});

test('the form and its YAML are one text, comments included', async () => {
  await form().getByRole('button', { name: 'YAML' }).click();
  const editor = window.page.locator('.editor-group-container.active .view-lines');
  await editor.getByText('# A shop: people order products').waitFor();
  await editor.getByText('requestsPerSecond: 120').waitFor();
  await window.page.keyboard.press('Control+Home');
  await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.press('End');
  await window.page.keyboard.type(' and Herbs');
  await expect
    .poll(() => form().getByRole('textbox', { name: 'Name', exact: true }).inputValue())
    .toBe('Corner Orders and Herbs');
  await window.picture('design-yaml');
});

test('the brief is completed and checked where it is typed, and the form says what is wrong', async () => {
  await window.page.keyboard.press('Control+End');
  await window.page.keyboard.type('\nten');
  await window.page.locator('.suggest-widget .monaco-list-row', { hasText: 'tenant' }).waitFor();
  await window.page.keyboard.press('Escape');
  await window.page.keyboard.type('t: customer');
  await form().getByText('1 problem in this brief').waitFor();
  await window.page.locator('.editor-group-container.active .squiggly-warning').first().waitFor();
  await window.picture('design-problem');
  await window.page.keyboard.press('Shift+Home');
  await window.page.keyboard.press('Backspace');
  await form().getByText('1 problem in this brief').waitFor({ state: 'detached' });
});

test('the design opens with its decisions, contract, diagrams and schema', async () => {
  await form().getByRole('button', { name: 'Design', exact: true }).click();
  await window.panel().getByRole('heading', { name: 'One deployable, modules inside' }).waitFor();
  await window.picture('design-decisions');
  await window.panel().getByRole('tab', { name: 'Endpoints' }).click();
  await window.panel().getByRole('button', { name: 'Details of POST /v1/orders', exact: true }).click();
  await window.panel().getByText('Idempotency-Key').first().waitFor();
  await window.panel().getByRole('tab', { name: 'Diagrams' }).click();
  await drawing().locator('.ba-node', { hasText: 'corner-orders' }).first().waitFor();
  await window.panel().getByRole('tab', { name: 'Technology' }).click();
  await window.panel().getByRole('heading', { name: 'Not needed yet' }).waitFor();
  await window.picture('design-technology');
});

test('its files are shown before they are written', async () => {
  await window.panel().getByRole('button', { name: 'Write Files…' }).click();
  await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'design' }).first().click();
  const apply = window.page.getByRole('button', { name: 'Apply', exact: true });
  await apply.waitFor();
  await window.picture('design-preview');
  const written = path.join(window.folder, 'design');
  expect(existsSync(written)).toBe(false);
  await apply.click();
  await expect
    .poll(() => existsSync(path.join(written, 'decisions/0001-boundaries.md')), { timeout: 20_000 })
    .toBe(true);
  expect(readdirSync(written).sort()).toEqual([
    'asyncapi.yaml',
    'decisions',
    'design.json',
    'design.md',
    'diagrams',
    'migrations',
    'openapi.yaml',
    'schema.sql',
  ]);
});

test('the form follows a theme of high contrast, and the next one begins without the design', async () => {
  await window.theme('Dark High Contrast');
  await form().locator('body[data-vscode-theme-kind="vscode-high-contrast"]').waitFor();
  await window.picture('design-form-high-contrast');
  await window.command('View: Close All Editors');
});

test('five hundred files that change at once are followed, and taken back without a trace', async () => {
  await window.command('Backend Architect: Review Architecture');
  await finding('supplier_id').waitFor();
  const before = await findingsTab().textContent();
  const files = Array.from({ length: 499 }, (_, at) => `services/catalog/src/bulk/part-${at}.ts`);
  for (const file of files) write(file, 'export const part = 1;\n');
  write(bulkStep, bulkTable('bulk_items'));
  await finding('bulk_items').waitFor();
  rmSync(path.join(window.folder, 'services/catalog/src/bulk'), { recursive: true });
  rmSync(path.join(window.folder, bulkStep));
  await finding('bulk_items').waitFor({ state: 'detached' });
  await expect.poll(() => findingsTab().textContent(), { timeout: 10_000 }).toBe(before);
});

test('a file that changes fifty times in a second counts as it is in the end', async () => {
  for (let time = 0; time < 50; time += 1) {
    write(bulkStep, bulkTable(time % 2 === 0 ? 'first_items' : 'other_items'));
    await sleep(20);
  }
  write(bulkStep, bulkTable('last_items'));
  await finding('last_items').waitFor();
  expect(await finding(/(?:first|other)_items/).count()).toBe(0);
  rmSync(path.join(window.folder, bulkStep));
  await finding('last_items').waitFor({ state: 'detached' });
});

test('an engine that dies while it reads damaged facts is told once, takes nothing away, and the next one works', async () => {
  const engine = filesUnder(path.join(inject('home'), 'extensions'), /dist[\\/]worker\.mjs$/)[0] ?? '';
  const program = readFileSync(engine, 'utf8');
  const facts = filesUnder(path.dirname(keptReview(window.folder)), /\.facts$/);
  expect(facts.length).toBeGreaterThan(0);
  for (const file of facts) writeFileSync(file, 'of somebody else');
  writeFileSync(engine, `${dyingWhileReading}${program}`);
  try {
    await window.page.reload();
    await window.activity('Backend Architect').waitFor({ timeout: 60_000 });
    await window.command('Backend Architect: Review Architecture');
    const told = window.notification('could not review the architecture: The engine ended with code 1.');
    await told.waitFor();
    await window.picture('engine-died');
    expect(await told.count()).toBe(1);
    await finding('supplier_id').waitFor();
  } finally {
    writeFileSync(engine, program);
  }
  await window.command('Notifications: Clear All Notifications');
  await window.command('Backend Architect: Review Architecture');
  await expect.poll(() => logLines().filter((line) => line.includes('is damaged')).length, { timeout: 20_000 }).toBe(1);
  // The findings of before are there already; the review is over when its progress is gone.
  await expect.poll(() => window.page.locator('.notification-toast').count(), { timeout: 30_000 }).toBe(0);
  // What has faded by itself would still be listed.
  await window.command('Notifications: Show Notifications');
  await window.page.locator('.notifications-center').waitFor();
  expect(await window.page.locator('.notifications-center .notification-list-item').count()).toBe(0);
  await window.command('Notifications: Hide Notifications');
  await finding('supplier_id').waitFor();
});

test('where what was kept is spoiled and nothing can be kept, a review works, and that is said once', async () => {
  const kept = path.dirname(keptReview(window.folder));
  rmSync(kept, { recursive: true });
  writeFileSync(kept, 'a file where a folder should be');
  await window.page.reload();
  await window.activity('Backend Architect').waitFor({ timeout: 60_000 });
  for (let time = 0; time < 2; time += 1) {
    await window.command('Backend Architect: Review Architecture');
    await finding('supplier_id').waitFor();
  }
  const said = () => logLines().filter((line) => line.includes(kept) && line.includes('cannot be kept'));
  await expect.poll(() => said().length, { timeout: 10_000 }).toBe(2);
  await window.command('Backend Architect: Review Architecture');
  await finding('supplier_id').waitFor();
  expect(said().map((line) => line.replace(/.*\] /, '').replace(/ in .*/, ''))).toEqual([
    'What was read cannot be kept',
    'The review cannot be kept',
  ]);
  rmSync(kept);
});

test.each<[Theme, string]>([
  ['Dark Modern', 'vscode-dark'],
  ['Light Modern', 'vscode-light'],
  ['Dark High Contrast', 'vscode-high-contrast'],
  ['Light High Contrast', 'vscode-high-contrast-light'],
])('the panel follows the theme %s', async (theme, kind) => {
  await window.theme(theme);
  await window.command('Backend Architect: Show Service Diagram');
  await window.panel().getByRole('button', { name: 'Services', pressed: true }).waitFor();
  await drawing()
    .getByRole('button', { name: /^gateway\b/ })
    .waitFor();
  await window.panel().locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
  await window.picture(`theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
});

test('nothing left the machine, no policy was broken and no script failed', () => {
  expect(window.outsideRequests).toEqual([]);
  expect(window.refusals).toEqual([]);
  expect(window.pageErrors).toEqual([]);
});

test('a page that asks for a picture from elsewhere would have been noticed', async () => {
  const address = 'https://pictures.test/a.png';
  await window
    .panel()
    .locator('body')
    .evaluate((body, src) => body.append(Object.assign(new Image(), { src })), address);
  await expect.poll(() => window.refusals.join()).toContain(address);
  expect(window.outsideRequests).toEqual([address]);
});

/** The page in the sidebar. */
function form(): FrameLocator {
  return window.view();
}

/** What Mermaid drew in the panel. */
function drawing(): Locator {
  return window.panel().locator('.ba-layer > svg');
}

function finding(words: string | RegExp): Locator {
  return window.panel().getByRole('listbox', { name: 'Findings' }).getByRole('option', { name: words });
}

function findingsTab(): Locator {
  return window.panel().getByRole('tab', { name: /^Findings/ });
}

const bulkStep = 'services/catalog/db/migrations/090_bulk.sql';

function bulkTable(name: string): string {
  return `CREATE TABLE ${name} (id uuid PRIMARY KEY, product_id uuid NOT NULL REFERENCES products (id));\n`;
}

function write(file: string, text: string): void {
  const place = path.join(window.folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function findingsTree(): Locator {
  return window.page.locator('.sidebar .monaco-list[aria-label="Findings"]');
}

/** Counted from 1. */
function lineOf(file: string, text: RegExp): number {
  const lines = readFileSync(path.join(window.folder, file), 'utf8').split('\n');
  return lines.findIndex((line) => text.test(line)) + 1;
}
