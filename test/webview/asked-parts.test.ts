import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packPage } from '../../src/worker/packed-pages.ts';
import { launchBrowser } from '../support/browser.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { openReview } from './sample-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

/** A panel that has to be sound to the end of the test. */
async function panel() {
  const opened = await openReview(browser);
  onTestFinished(async () => {
    await opened.view.close();
    expect(opened.complaints).toEqual([]);
  });
  return opened;
}

describe('what is asked for', () => {
  test('a plan is asked for when it is looked at, and anew for every figure of the load', async () => {
    const { view, sent, tell } = await panel();
    await view.getByRole('tab', { name: 'Advice' }).click();
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'advise', on: 'boundaries' });
    await view.getByRole('button', { name: 'Data', exact: true }).click();
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'advise', on: 'data' });
    await view.getByRole('button', { name: 'Capacity' }).click();
    await view.getByLabel('Requests/s').fill('250');
    const load = { rps: 250, peak: 3, growth: 0.5 };
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'advise', on: 'capacity', load });
    const parts = [{ kind: 'list' as const, items: ['`POST /orders` asks for 750 requests/s at peak.'] }];
    await tell({ type: 'advice', v: 1, on: 'capacity', load, sheet: { title: 'Capacity of shop', parts } });
    await view.getByRole('heading', { name: 'Capacity of shop' }).waitFor();
    const asked = sent.length;
    await view.getByLabel('Requests/s').fill('');
    await view.getByLabel('Requests/s').fill('0');
    expect(sent.length).toBe(asked);
  });

  test('a column of a plan in which no row says anything takes no room', async () => {
    const { view, tell } = await panel();
    await view.getByRole('tab', { name: 'Advice' }).click();
    const head = ['Key', 'Writes it and leaves it', 'Where'];
    const parts = [{ kind: 'table' as const, head, rows: [['`product:{}`', '', '`cache.ts:20`']] }];
    const load = { rps: 100, peak: 3, growth: 0.5 };
    await tell({ type: 'advice', v: 1, on: 'boundaries', load, sheet: { title: 'Boundaries of shop', parts } });
    await view.getByRole('heading', { name: 'Boundaries of shop' }).waitFor();
    expect(await view.getByRole('columnheader').allTextContents()).toEqual(['Key', 'Where']);
    expect(await view.getByRole('cell').allTextContents()).toEqual(['product:{}', 'cache.ts:20']);
  });

  test('the flow of any endpoint is drawn, and stands among the diagrams', async () => {
    const { view, sent, tell } = await panel();
    await view.getByRole('tab', { name: 'Endpoints' }).click();
    await view.getByRole('button', { name: 'Details of GET /products', exact: true }).click();
    await view.getByRole('button', { name: 'Draw the Flow' }).click();
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'flow' });
    const [any] = sampleReview.diagrams.filter((diagram) => diagram.view === 'flow');
    if (any === undefined) throw new Error('The sample has lost its flow.');
    await tell({ type: 'drawn', v: 1, diagram: { ...any, title: 'GET /products' } });
    await view.getByRole('tab', { name: 'Diagrams', selected: true }).waitFor();
    await expect
      .poll(() => view.getByLabel('Request flow').evaluate((e) => (e as HTMLSelectElement).selectedOptions[0]?.text))
      .toBe('GET /products');
  });

  test('a place that a plan names opens, and chapters stand below their parts', async () => {
    const { view, sent, tell } = await panel();
    await view.getByRole('tab', { name: 'Advice' }).click();
    const parts = [
      { kind: 'heading' as const, level: 2 as const, text: 'What runs' },
      { kind: 'heading' as const, level: 3 as const, text: 'Caches' },
      { kind: 'table' as const, head: ['Key', 'Where'], rows: [['`user:1`', '`src/user.ts:9`, `src/cart.ts:12`']] },
      { kind: 'list' as const, items: ['Seen in `src/pay.ts:3`'] },
    ];
    const load = { rps: 100, peak: 3, growth: 0.5 };
    await tell({ type: 'advice', v: 1, on: 'boundaries', load, sheet: { title: 'Boundaries of shop', parts } });
    await view.getByRole('heading', { name: 'What runs', level: 3 }).waitFor();
    await view.getByRole('heading', { name: 'Caches', level: 4 }).waitFor();
    const opens = view.locator('.ba-sheet').getByRole('button');
    expect(await opens.allTextContents()).toEqual(['src/user.ts:9', 'src/cart.ts:12', 'src/pay.ts:3']);
    await opens.nth(1).click();
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'open', file: 'src/cart.ts', line: 12 });
  });

  test('the flow that the editor asks for is drawn, once', async () => {
    const { view, sent, tell } = await panel();
    const { id } = sampleReview.endpoints[0] ?? { id: '' };
    await tell({ type: 'reveal', v: 1, target: { kind: 'flow', endpoint: id } });
    await view.getByRole('tab', { name: 'Diagrams', selected: true }).waitFor();
    const asked = () => sent.filter(({ type }) => type === 'flow');
    await expect.poll(asked).toEqual([{ type: 'flow', v: 1, endpoint: id }]);
    await tell({ type: 'review', v: 1, review: sampleReview, at: '2024-06-11T11:00:00.000Z' });
    await view.getByText('11:00').first().waitFor();
    expect(asked()).toHaveLength(1);
  });

  test('the page of a rule stands beside its finding', async () => {
    const { view, sent, tell } = await panel();
    await view.getByRole('button', { name: 'Explain Rule' }).click();
    const id = sampleReview.findings[0]?.rule ?? '';
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'explain', rule: id });
    const example = [{ file: 'app.ts', text: "app.get('/orders', list);" }];
    const rule = {
      id,
      what: 'A route.',
      why: 'It hurts.',
      fix: 'Mend it.',
      references: [],
      bad: example,
      good: example,
    };
    await tell({ type: 'rule', v: 1, rule });
    await view.getByRole('region', { name: `Rule ${id}` }).waitFor();
  });

  test('what is new and what was fixed since the review before is told', async () => {
    const { view, tell } = await panel();
    const findings = sampleReview.findings.map((finding, index) =>
      finding.status === 'new' && index > 1 ? { ...finding, status: 'known' as const } : finding,
    );
    const fixed = [
      { fingerprint: 'f', rule: 'missing-timeout', file: 'src/pay.ts', title: 'POST /pay waits for ever' },
    ];
    await tell({ type: 'review', v: 1, review: { ...sampleReview, findings, fixed }, at: '2024-06-11T09:14:00.000Z' });
    await view.getByText('1 finding fixed since the review before').click();
    await view.getByText('POST /pay waits for ever').waitFor();
    await view.getByRole('button', { name: /^New/ }).click();
    expect(await view.getByRole('listbox', { name: 'Findings' }).getByRole('option').count()).toBe(1);
  });

  test('a node of the diagram is found by its name, and a picture is painted for other programs', async () => {
    const { view, sent } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.locator('.ba-layer > svg').waitFor();
    await view.getByRole('searchbox', { name: 'Find in the diagram' }).fill('payments');
    await view.locator('.ba-node.ba-faded').first().waitFor();
    expect(await view.locator('.ba-node:not(.ba-faded)').count()).toBe(1);
    await view.getByRole('button', { name: 'Save PNG…' }).click();
    await expect
      .poll(() => sent.find(({ type }) => type === 'save'), { timeout: 20_000 })
      .toMatchObject({
        name: expect.stringMatching(/\.png$/),
        text: expect.stringMatching(/^iVBOR/),
      });
  });
});

test('a review that comes in pieces is shown when it is whole, without those of one that was given up', async () => {
  const { view, tell } = await panel();
  const tab = view.getByRole('tab', { name: /^Endpoints/ });
  const [first, second] = sampleReview.endpoints;
  if (first === undefined || second === undefined) throw new Error('The sample has endpoints.');
  const before = await tab.textContent();
  const page = (endpoints: readonly object[]) => packPage(JSON.stringify({ endpoints }));
  await tell({ type: 'page', v: 1, sending: 1, page: page([first, first, first]) });
  await tell({ type: 'page', v: 1, sending: 2, page: page([first]) });
  await tell({ type: 'page', v: 1, sending: 2, page: page([second]) });
  expect(await tab.textContent()).toBe(before);
  const at = '2024-06-11T10:00:00.000Z';
  await tell({ type: 'review', v: 1, review: { ...sampleReview, endpoints: [] }, at, sending: 2 });
  await expect.poll(() => tab.textContent()).toBe('Endpoints2');
  // A review in one message, as one of a small workspace is.
  await tell({ type: 'review', v: 1, review: sampleReview, at });
  await expect.poll(() => tab.textContent()).toBe(before);
});
