import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { sampleJudgement, sampleSheet } from '../support/sample/sample-judgement.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { openReview, type PageOptions } from './sample-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

/** A panel that has to be sound to the end of the test. */
async function panel(options: PageOptions = {}) {
  const opened = await openReview(browser, options);
  onTestFinished(async () => {
    await opened.view.close();
    expect(opened.complaints).toEqual([]);
  });
  return opened;
}

describe('findings', () => {
  test('arrows choose, Enter opens the source of what is chosen', async () => {
    const { view, sent } = await panel();
    const list = view.getByRole('listbox', { name: 'Findings' });
    await list.focus();
    await view.keyboard.press('ArrowDown');
    await view.keyboard.press('Enter');
    const second = sampleReview.findings[1];
    expect(await list.getByRole('option', { selected: true }).textContent()).toContain(second?.title);
    expect(await view.getByRole('heading', { level: 2 }).textContent()).toBe(second?.title);
    const place = second?.evidence[0];
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'open', file: place?.file, line: place?.line });
  });

  test('the chain of evidence shows its lines with their numbers', async () => {
    const { view } = await panel({ state: undefined });
    await view.getByRole('option', { name: /reads order_lines once/ }).click();
    expect(await view.getByRole('figure').first().textContent()).toBe(
      '61for (const order of orders) {62  order.lines = await prisma.orderLine.findMany({ where: { orderId: order.id } });63}',
    );
  });

  test('a filter narrows the list, says how many are left, and is cleared in one step', async () => {
    const { view } = await panel();
    await view.getByRole('searchbox').fill('timeout');
    expect(await view.getByRole('status').textContent()).toBe('1 finding');
    await view.getByRole('searchbox').fill('nothing like that');
    await view.getByRole('button', { name: 'Clear Filters' }).click();
    expect(await view.getByRole('status').textContent()).toBe('15 findings');
  });

  test('an area of the score is a filter, severities are another', async () => {
    const { view } = await panel();
    await view.getByRole('button', { name: /^Security/ }).click();
    const options = view.getByRole('listbox', { name: 'Findings' }).getByRole('option');
    expect(await options.count()).toBe(2);
    await view
      .getByRole('group', { name: 'Only these severities' })
      .getByRole('button', { name: /Critical/ })
      .click();
    expect(await options.count()).toBe(1);
  });

  test('where nothing was found, the places that were searched are links', async () => {
    const { view, sent } = await panel();
    await view.getByTitle('Open services/gateway/src/proxy.ts:22').click();
    await expect
      .poll(() => sent.at(-1))
      .toMatchObject({ type: 'open', file: 'services/gateway/src/proxy.ts', line: 22 });
  });

  test('what to do is copied by the host, and the button says so', async () => {
    const { view, sent } = await panel();
    await view.getByRole('button', { name: 'Copy what to do' }).click();
    await view.getByRole('button', { name: 'Copied' }).waitFor();
    expect(sent.at(-1)).toMatchObject({ type: 'copy', text: sampleReview.findings[0]?.fix });
  });

  test('a finding leads to its endpoint and its table', async () => {
    const { view } = await panel();
    await view.getByRole('option', { name: /reads order_lines once/ }).click();
    await view.getByRole('button', { name: 'GET /orders', exact: true }).click();
    expect(await view.getByRole('tab', { selected: true }).textContent()).toContain('Endpoints');
    await view.getByRole('heading', { name: 'What a request passes' }).waitFor();
  });

  test('hostile text of a workspace is text', async () => {
    const { view, tell } = await panel();
    const title = '<img src=x onerror=alert(1)> **bold** [link](command:x)';
    const [finding] = sampleReview.findings;
    if (finding === undefined) throw new Error('The sample has no finding.');
    const review = { ...sampleReview, findings: [{ ...finding, title, message: title, fix: title }] };
    await tell({ type: 'review', v: 1, review, at: '2024-06-11T09:14:00.000Z' });
    await expect.poll(() => view.getByRole('heading', { level: 2 }).textContent()).toBe(title);
    expect(await view.locator('img').count()).toBe(0);
  });
});

describe('tabs', () => {
  test('are one stop, and arrows go round', async () => {
    const { view } = await panel();
    await view.getByRole('tab', { name: 'Findings' }).focus();
    await view.keyboard.press('ArrowLeft');
    expect(await view.getByRole('tab', { selected: true }).textContent()).toBe('Advice');
    await view.keyboard.press('Home');
    expect(await view.getByRole('tab', { selected: true }).textContent()).toContain('Findings');
    expect(await view.locator('[role=tab][tabindex="0"]').count()).toBe(1);
  });
});

describe('diagrams', () => {
  const nodes = '.ba-layer .ba-node';

  test('a click on a node opens its source', async () => {
    const { view, sent } = await panel({ state: undefined });
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.getByRole('button', { name: /^catalog.*opens its code/ }).click();
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'open', file: 'services/catalog/src/app.ts', line: 1 });
  });

  test('by keyboard: Enter steps in, arrows lead to the nearest node, Enter opens, Escape steps out', async () => {
    const { view, sent } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.locator(nodes).first().waitFor();
    await view.getByRole('application').focus();
    await view.keyboard.press('Enter');
    await view.keyboard.press('ArrowRight');
    await view.keyboard.press('Enter');
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'open', file: 'services/gateway/src/app.ts' });
    await view.keyboard.press('Escape');
    expect(await view.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
  });

  test('a badge on a node leads to what was found there', async () => {
    const { view } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.locator('.ba-node-badge').first().click();
    await view.getByRole('heading', { level: 2, name: 'Everything passes gateway, and it runs once' }).waitFor();
  });

  test('plus, minus, 1 and 0 zoom', async () => {
    const { view } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.locator(nodes).first().waitFor();
    const percent = () => view.getByTitle('Actual size (1)').textContent();
    await view.getByRole('application').focus();
    await view.keyboard.press('1');
    expect(await percent()).toBe('100 %');
    await view.keyboard.press('+');
    expect(await percent()).toBe('125 %');
    await view.keyboard.press('0');
    expect(Number.parseInt((await percent()) ?? '', 10)).toBeLessThan(100);
  });

  test('a drawing follows the size of its window until somebody moves it', async () => {
    const { view } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.getByRole('button', { name: 'Data model' }).click();
    await view.locator(nodes).first().waitFor();
    const percent = () => view.getByTitle('Actual size (1)').textContent();
    const before = await percent();
    await view.setViewportSize({ width: 1280, height: 1100 });
    await expect.poll(percent).not.toBe(before);
    await view.getByRole('button', { name: /^Zoom in/ }).click();
    const zoomed = await percent();
    await view.setViewportSize({ width: 900, height: 700 });
    expect(await percent()).toBe(zoomed);
  });

  test('the text says the same for those who cannot see it', async () => {
    const { view } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.getByRole('button', { name: 'Text' }).click();
    await view.getByText('payments writes shop and calls Stripe API.').waitFor();
    expect(await view.getByRole('row').count()).toBe(11);
  });

  test('an SVG for other programs holds no HTML, no variable and nothing to load', async () => {
    const { view, sent } = await panel();
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.getByRole('button', { name: 'Save SVG…' }).click();
    await expect.poll(() => sent.at(-1)?.type, { timeout: 15_000 }).toBe('save');
    const saved = sent.at(-1);
    if (saved?.type !== 'save') throw new Error('Nothing was saved.');
    expect(saved.name).toBe('services.svg');
    expect(saved.text).not.toMatch(/foreignObject|var\(|url\(http|<script|>[^<{]*#\d+;/);
    expect(saved.text).toMatch(/<svg[^>]*width="\d+"[^>]*height="\d+"|<svg[^>]*height="\d+"[^>]*width="\d+"/);
  });

  test('a diagram that cannot be drawn offers its text', async () => {
    const { view, tell, sent } = await panel();
    const [diagram] = sampleReview.diagrams;
    if (diagram === undefined) throw new Error('The sample has no diagram.');
    const review = { ...sampleReview, diagrams: [{ ...diagram, mermaid: 'flowchart LR\n  n0[' }] };
    await tell({ type: 'review', v: 1, review, at: '2024-06-11T09:14:00.000Z' });
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.getByRole('button', { name: 'Show as Text' }).click();
    await view.getByText('Web shop calls gateway.').waitFor();
    expect(sent.filter((message) => message.type === 'failed')).toHaveLength(1);
  });
});

describe('endpoints', () => {
  test('an open row shows guards in order, both examples and a command for the shell', async () => {
    const { view, sent } = await panel();
    await view.getByRole('tab', { name: 'Endpoints' }).click();
    await view.getByRole('searchbox').fill('POST validate(NewOrder)');
    await view.getByRole('button', { name: 'Details of POST /orders' }).click();
    expect(await view.getByRole('listitem').allTextContents()).toEqual([
      'requireAuthauthentication',
      'validate(NewOrder)validation',
      'handlerorders',
      'order_lineswrites',
      'orderswrites',
      'customersreads',
    ]);
    await view.getByRole('button', { name: 'Copy as curl' }).click();
    await expect.poll(() => sent.at(-1)?.type).toBe('copy');
    expect(sent.at(-1)).toMatchObject({ text: expect.stringContaining("curl -X POST 'http://orders:8080/orders'") });
  });

  test('a missing guard says where it was looked for', async () => {
    const { view } = await panel();
    await view.getByRole('tab', { name: 'Endpoints' }).click();
    await view.getByRole('button', { name: 'Details of DELETE /products/{id}' }).click();
    await view.getByText('No guard was found. Where it was looked for').click();
    await view.getByTitle('Open services/catalog/src/app.ts:12').waitFor();
  });
});

test('the schema shows a table with its users, and the DDL as a whole', async () => {
  const { view, sent } = await panel();
  await view.getByRole('tab', { name: 'Schema' }).click();
  await view.getByRole('option', { name: /^orders/ }).click();
  expect(await view.getByRole('definition').allTextContents()).toEqual(['orders, payments', 'orders']);
  const left = async (cell: Locator) => (await cell.boundingBox())?.x;
  // A rule of the sidebar's form once laid the heads beside their columns.
  expect(await left(view.getByRole('columnheader', { name: 'Type' }))).toBe(
    await left(view.getByRole('table').getByRole('cell').first()),
  );
  await view.getByRole('button', { name: 'DDL', exact: true }).click();
  await view.getByRole('figure', { name: 'DDL of the whole schema' }).waitFor();
  await view.getByRole('button', { name: 'Copy DDL' }).click();
  await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'copy', text: sampleReview.ddl });
});

test('tables are found by their columns and users', async () => {
  const { view } = await panel();
  await view.getByRole('tab', { name: 'Schema' }).click();
  await view.getByRole('searchbox').fill('provider_ref');
  expect(await view.getByRole('option').allTextContents()).toEqual([expect.stringMatching(/^payments/)]);
  await view.getByRole('searchbox').fill('no such column');
  await view.getByText('No table passes the filter.').waitFor();
});

test('a table that is declared nowhere is not said to lack indexes', async () => {
  const [first, ...others] = sampleReview.tables ?? [];
  if (first === undefined) throw new Error('The sample has no table.');
  const bare = { ...first, origin: 'used', dialect: 'generic', columns: [], indexes: [] } as const;
  const { view, tell } = await panel();
  const at = new Date().toISOString();
  await tell({ type: 'review', v: 1, at, review: { ...sampleReview, tables: [bare, ...others] } });
  await view.getByRole('tab', { name: 'Schema' }).click();
  await view.getByText('used, but declared nowhere').waitFor();
  expect(await view.getByRole('region', { name: first.name }).textContent()).not.toMatch(/generic|Indexes/);
});

test('a folder without a backend does not look as if it had passed', async () => {
  const { view, tell } = await panel();
  const nothing = { services: 0, endpoints: 0, tables: 0, calls: 0 };
  const summary = {
    ...sampleReview.summary,
    ...nothing,
    findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  };
  const review = { ...sampleReview, summary, findings: [], endpoints: [], tables: [], diagrams: [] };
  await tell({ type: 'review', v: 1, at: new Date().toISOString(), review });
  await view.getByRole('heading', { name: 'No backend was found here' }).waitFor();
  expect(await view.getByText('nothing found').count()).toBe(0);
  expect(await view.getByRole('group', { name: 'Findings by area' }).count()).toBe(0);
});

test('the score by area stands with the findings and leaves its room to the other pages', async () => {
  const { view } = await panel();
  await view.getByRole('group', { name: 'Findings by area' }).waitFor();
  await view.getByRole('tab', { name: 'Diagrams' }).click();
  await view.getByRole('group', { name: 'Findings by area' }).waitFor({ state: 'detached' });
});

test('what was not understood is said, with the place', async () => {
  const { view, sent } = await panel();
  await view.getByText('2 places were not understood').click();
  await view.getByTitle('Open services/catalog/prisma/seed.ts:14').click();
  await expect
    .poll(() => sent.at(-1))
    .toMatchObject({ type: 'open', file: 'services/catalog/prisma/seed.ts', line: 14 });
});

test('a page that is loaded again shows what it showed before', async () => {
  const before = await panel();
  await before.view.getByRole('tab', { name: 'Schema' }).click();
  await before.view.getByRole('option', { name: /^stock/ }).click();
  await expect.poll(before.savedState).toMatchObject({ table: expect.stringContaining('stock') });
  const after = await panel({ state: await before.savedState() });
  await after.view.getByRole('heading', { level: 2, name: 'stock' }).waitFor();
});

test('the host shows a finding, whatever is filtered and wherever the page is', async () => {
  const { view, tell } = await panel();
  await view.getByRole('searchbox').fill('nothing like that');
  await view.getByRole('tab', { name: 'Technology' }).click();
  await tell({ type: 'reveal', v: 1, target: { kind: 'finding', fingerprint: 'f06' } });
  await view.getByRole('heading', { level: 2, name: /has no index$/ }).waitFor();
});

test('a message that is none is reported and changes nothing', async () => {
  const { view, sent } = await panel();
  await view.evaluate(() => window.postMessage({ type: 'review', v: 1, review: { project: 1 } }, '*'));
  await expect.poll(() => sent.at(-1)?.type).toBe('failed');
  expect(await view.getByRole('heading', { level: 1 }).textContent()).toBe('shop');
});

describe('a model', () => {
  const judged = async () => {
    const opened = await panel();
    await opened.tell({ type: 'judgement', v: 1, judgement: sampleJudgement });
    await opened.view.locator('.ba-receipt').waitFor();
    return opened;
  };

  test('adds its findings to the figures, and one filter leaves only them', async () => {
    const { view } = await judged();
    expect(await view.getByRole('status').textContent()).toBe('17 findings');
    await view.getByRole('button', { name: /From the model/ }).click();
    expect(await view.getByRole('option').locator('.ba-row-title').allTextContents()).toEqual([
      'Two refunds at once can pay out more than was paid',
      'Placing an order hangs as long as payments hangs',
    ]);
  });

  test('that confirms a rule is linked with its finding, both ways', async () => {
    const { view } = await judged();
    await view.getByRole('option', { name: /Placing an order hangs/ }).click();
    await view.locator('.ba-detail').getByRole('button', { name: 'orders waits for payments without a limit' }).click();
    await view
      .locator('.ba-says')
      .getByRole('button', { name: /Placing an order hangs/ })
      .waitFor();
  });

  test('is asked from the header about everything, and from a finding to explain it', async () => {
    const { view, sent } = await panel();
    await view.locator('.ba-header').getByRole('button', { name: 'Ask the Architect' }).click();
    await expect.poll(() => sent.at(-1)).toEqual({ type: 'ask', v: 1 });
    await view.locator('.ba-detail').getByRole('button', { name: 'Ask the Architect' }).click();
    const [first] = sampleReview.findings;
    await expect.poll(() => sent.at(-1)).toEqual({ type: 'ask', v: 1, fingerprint: first?.fingerprint });
  });

  test.each([
    ['Send', 'send'],
    ['Send and Remember', 'remember'],
    ['Send Nothing', 'static'],
  ])('is sent nothing before an answer: %s', async (button, answer) => {
    const { view, sent, tell } = await panel();
    await tell({ type: 'asking', v: 1, asking: { kind: 'consent', question: 7, sheet: sampleSheet } });
    await view.getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => sent.at(-1)).toEqual({ type: 'consent', v: 1, question: 7, answer });
  });

  test('gets exactly the bytes that are shown and copied', async () => {
    const { view, sent, tell } = await panel();
    await tell({ type: 'asking', v: 1, asking: { kind: 'preview', sheet: sampleSheet } });
    await view.getByRole('button', { name: 'Exact bytes', exact: true }).click();
    const body = sampleSheet.requests[0]?.body;
    expect(await view.locator('.ba-request pre').textContent()).toBe(body);
    await view.getByRole('button', { name: 'Copy the exact bytes' }).click();
    await expect.poll(() => sent.at(-1)).toMatchObject({ type: 'copy', text: body });
  });

  test('says nothing as HTML, whatever it says', async () => {
    const { view, tell } = await panel();
    const evil = '<img src=x onerror=alert(1)> **bold** [a](command:x)';
    const [finding] = sampleJudgement.findings;
    if (finding === undefined) throw new Error('the sample has no finding');
    const findings = [{ ...finding, title: evil, message: evil, fix: evil, counterEvidence: evil }];
    const judgement = { ...sampleJudgement, findings, openQuestions: [evil], observations: [evil], warnings: [evil] };
    await tell({ type: 'judgement', v: 1, judgement });
    await view.getByRole('option', { name: /onerror/ }).click();
    await view.locator('.ba-receipt > summary').click();
    expect(await view.locator('img, a, b, strong:has-text("bold")').count()).toBe(0);
    expect(await view.getByRole('heading', { level: 2 }).first().textContent()).toBe(evil);
  });
});
