import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdviceTopic } from '../../src/core/advice/advice-topics.ts';
import type { Asking } from '../../src/protocol/asking-schema.ts';
import type { RuleView } from '../../src/protocol/sheet-schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { repository } from '../support/repository.ts';
import { sampleAdvice } from '../support/sample/sample-advice.ts';
import { sampleDesign, wrongBrief } from '../support/sample/sample-design.ts';
import { sampleJudgement, sampleSheet } from '../support/sample/sample-judgement.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { type OpenedPage, openPage } from './open-page.ts';
import { takePicture } from './pictures.ts';
import { openDesign, openDesignForm, openReview, openSidebar, type PageOptions } from './sample-pages.ts';
import { themes } from './themes/all.ts';
import { darkModern } from './themes/dark-modern.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

/** Everything that a person can look at, each with the steps that lead there. */
const sights: Readonly<Record<string, (options: PageOptions) => Promise<OpenedPage>>> = {
  findings: (options) => openReview(browser, options),
  'findings by area': async (options) => {
    const opened = await openReview(browser, options);
    await opened.view.getByLabel('Group by').selectOption('area');
    await opened.view.getByRole('button', { name: 'Suppressed' }).click();
    await opened.view.getByRole('listbox').focus();
    return opened;
  },
  'findings since the review before': openCompared,
  services: (options) => openDiagram('Services', options),
  'data model': (options) => openDiagram('Data model', options),
  'request flow': (options) => openDiagram('Request flow', options),
  'diagram as text': async (options) => {
    const opened = await openDiagram('Services', options);
    await opened.view.getByRole('button', { name: 'Text' }).click();
    return opened;
  },
  endpoints: async (options) => {
    const opened = await openTab('Endpoints', options);
    await opened.view.getByRole('button', { name: 'Details of GET /products', exact: true }).click();
    await opened.view.getByRole('button', { name: 'Details of PATCH /products/{id}' }).click();
    return opened;
  },
  tables: (options) => openTab('Schema', options),
  ddl: async (options) => {
    const opened = await openTab('Schema', options);
    await opened.view.getByRole('button', { name: 'DDL', exact: true }).click();
    return opened;
  },
  technology: (options) => openTab('Technology', options),
  scaling: (options) => openTab('Scaling', options),
  'advice on boundaries': (options) => openAdvice('boundaries', options),
  'advice on caches': (options) => openAdvice('cache', options),
  'advice on capacity': (options) => openAdvice('capacity', options),
  'advice on data': (options) => openAdvice('data', options),
  'advice on technology': (options) => openAdvice('technology', options),
  'advice that is not read yet': async (options) => {
    const opened = await openTab('Advice', options);
    await opened.tell({ type: 'advice', v: 1, on: 'boundaries', load: usualLoad });
    await opened.view.locator('.ba-panel').getByRole('button', { name: 'Review Again' }).waitFor();
    return opened;
  },
  'rule beside its finding': async (options) => {
    const opened = await openReview(browser, options);
    await opened.tell({ type: 'rule', v: 1, rule: sampleRule });
    await opened.view.getByRole('region', { name: `Rule ${sampleRule.id}` }).scrollIntoViewIfNeeded();
    return opened;
  },
  'what was not understood': async (options) => {
    const opened = await openReview(browser, options);
    await opened.view.locator('.ba-problems summary').click();
    return opened;
  },
  'panel before the first review': (options) => openPage(browser, { page: 'review', theme: darkModern, ...options }),
  consent: (options) => openAsking({ kind: 'consent', question: 1, sheet: sampleSheet }, options),
  'exact bytes': async (options) => {
    const opened = await openAsking({ kind: 'preview', sheet: sampleSheet }, options);
    await opened.view.getByText('Names or text of').click();
    await opened.view.getByRole('button', { name: 'Exact bytes', exact: true }).click();
    return opened;
  },
  'model at work': (options) => openAsking(working, options),
  'model that failed': (options) => openAsking(failed, options),
  judgement: async (options) => {
    const opened = await openJudged(options);
    await opened.view.getByRole('option', { name: /Two refunds at once/ }).click();
    return opened;
  },
  'verdict on a rule': async (options) => {
    const opened = await openJudged(options);
    await opened.view.getByRole('option', { name: /both write orders/ }).click();
    return opened;
  },
  receipt: async (options) => {
    const opened = await openJudged(options);
    await opened.view.locator('.ba-receipt > summary').click();
    return opened;
  },
  'design form': (options) => openDesignForm(browser, sampleDesign(), { height: 900, ...options }),
  'design begins': (options) =>
    openDesignForm(browser, { ...sampleDesign(), brief: undefined }, { height: 900, ...options }),
  'design resource': async (options) => {
    const opened = await openBrief(options, 'order');
    await opened.view.getByRole('button', { name: 'More about state' }).click();
    await opened.view.getByRole('button', { name: 'More about state' }).scrollIntoViewIfNeeded();
    return opened;
  },
  'design with problems': (options) => openBrief(options, 'product', wrongBrief),
  'design decisions': (options) => openDesign(browser, options),
  'design technology': (options) => openDesignTab('Technology', options),
  'design scaling': (options) => openDesignTab('Scaling', options),
  sidebar: (options) => openSidebar(browser, { ...options, width: 320 }),
  'sidebar before the first review': (options) => openSidebar(browser, { ...options, width: 320, reviewed: false }),
  'sidebar while reviewing': async (options) => {
    const opened = await openSidebar(browser, { ...options, width: 320 });
    await opened.tell({ type: 'run', v: 1, run: { kind: 'running', stage: 'read', done: 31, total: 128 } });
    return opened;
  },
};

/** An open brief, with everything that can be opened in it. */
async function openBrief(options: PageOptions, name: string, text?: string): Promise<OpenedPage> {
  const opened = await openDesignForm(browser, sampleDesign(text), { height: 900, ...options });
  await opened.view.locator('.ba-resource-name').getByText(name, { exact: true }).click();
  return opened;
}

const topicNames: Readonly<Record<AdviceTopic, string>> = {
  boundaries: 'Boundaries',
  cache: 'Cache plan',
  capacity: 'Capacity',
  data: 'Data',
  technology: 'Technology',
};

const usualLoad = { rps: 100, peak: 3, growth: 0.5 };

async function openAdvice(on: AdviceTopic, options: PageOptions): Promise<OpenedPage> {
  const opened = await openTab('Advice', options);
  const sheet = await sampleAdvice(on);
  await opened.view.getByRole('button', { name: topicNames[on], exact: true }).click();
  await opened.tell({ type: 'advice', v: 1, on, load: usualLoad, sheet });
  await opened.view.getByRole('heading', { name: sheet.title }).waitFor();
  return opened;
}

const sampleRule: RuleView = {
  id: sampleReview.findings[0]?.rule ?? '',
  what: 'A list gives every row of `orders` that there is.',
  why: 'It grows with the shop.',
  fix: 'Give pages with `limit`.',
  references: ['https://www.rfc-editor.org/rfc/rfc9110'],
  bad: [{ file: 'app.ts', text: "app.get('/orders', list);" }],
  good: [{ file: 'app.ts', text: "app.get('/orders', page);" }],
};

const working: Asking = {
  kind: 'running',
  model: 'gpt-5 at api.openai.com',
  task: 'Review of the workspace',
  stage: { kind: 'answering', part: 'the whole workspace', characters: 3412 },
  findings: sampleJudgement.findings.slice(0, 1),
};

const failed: Asking = {
  kind: 'failed',
  model: 'gpt-5 at api.openai.com',
  message: 'The account has no credit or quota left.',
  action: 'Add credit at the provider, or choose another provider.',
  detail: 'You exceeded your current quota.',
};

/** A review after another one: something is new, something is fixed, the rest was known. */
async function openCompared(options: PageOptions): Promise<OpenedPage> {
  const opened = await openReview(browser, options);
  const findings = sampleReview.findings.map((finding, position) =>
    finding.status === 'new' && position > 1 ? { ...finding, status: 'known' as const } : finding,
  );
  const fixed = [
    {
      fingerprint: 'a',
      rule: 'missing-timeout',
      file: 'services/payments/src/pay.ts',
      title: 'POST /pay waits for ever',
    },
    {
      fingerprint: 'b',
      rule: 'unindexed-foreign-key',
      file: 'services/orders/db/migrations/004_order_lines.sql',
      title: 'order_lines.product_id refers to products without an index',
    },
  ];
  await opened.tell({
    type: 'review',
    v: 1,
    review: { ...sampleReview, findings, fixed },
    at: '2024-06-11T10:14:00.000Z',
  });
  await opened.view.getByText('2 findings fixed since the review before').click();
  return opened;
}

async function openAsking(asking: Asking, options: PageOptions): Promise<OpenedPage> {
  const opened = await openReview(browser, options);
  await opened.tell({ type: 'asking', v: 1, asking });
  await opened.view.getByText('gpt-5 at api.openai.com').first().waitFor();
  return opened;
}

async function openJudged(options: PageOptions): Promise<OpenedPage> {
  const opened = await openReview(browser, options);
  await opened.tell({ type: 'judgement', v: 1, judgement: sampleJudgement });
  await opened.view.locator('.ba-receipt').waitFor();
  return opened;
}

async function openTab(name: string, options: PageOptions): Promise<OpenedPage> {
  const opened = await openReview(browser, options);
  await opened.view.getByRole('tab', { name }).click();
  return opened;
}

async function openDesignTab(name: string, options: PageOptions): Promise<OpenedPage> {
  const opened = await openDesign(browser, options);
  await opened.view.getByRole('tab', { name }).click();
  return opened;
}

async function openDiagram(name: string, options: PageOptions): Promise<OpenedPage> {
  const opened = await openTab('Diagrams', options);
  await opened.view.getByRole('button', { name, exact: true }).click();
  await opened.view.locator('.ba-layer .ba-node').first().waitFor();
  return opened;
}

const axe = readFileSync(path.join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations as `rule: place, place`; a sound page has none. */
async function violations({ view }: OpenedPage): Promise<readonly string[]> {
  return view.evaluate(async (rules) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await checker.run(document, { runOnly: [...rules], resultTypes: ['violations', 'incomplete'] });
    // Letters in the color of their ground are no violation to the checker: somebody may mean to hide them.
    const unseen = result.incomplete.flatMap(({ id, nodes }) => {
      const same = nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'));
      return same.length === 0 ? [] : [{ id: `${id} that is none`, nodes: same }];
    });
    return [...result.violations, ...unseen].map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  }, everything);
}

/** By how many pixels a page or its panes would have to be scrolled sideways. */
function beyondTheirEdges({ view }: OpenedPage): Promise<readonly number[]> {
  return view.evaluate(() => {
    const panes = [document.documentElement, ...document.querySelectorAll('.ba-scroll')];
    return panes.map((pane) => pane.scrollWidth - pane.clientWidth).filter((beyond) => beyond > 0);
  });
}

test.each(Object.keys(sights))('%s can be used by everyone in every theme, and loads nothing', async (sight) => {
  const opened = await sights[sight]?.({});
  if (opened === undefined) throw new Error(`There is no ${sight}.`);
  const found: string[] = [];
  await opened.view.evaluate(axe);
  for (const [name, theme] of Object.entries(themes)) {
    await opened.wear(theme);
    await takePicture(opened.view, `${sight} ${name}`);
    found.push(...(await violations(opened)).map((violation) => `${name}: ${violation}`));
  }
  expect(found).toEqual([]);
  expect(await beyondTheirEdges(opened)).toEqual([]);
  expect(opened.complaints).toEqual([]);
  await opened.view.close();
});

test.each(['design begins', 'design resource', 'design with problems'])(
  '%s fits the narrowest sidebar',
  async (sight) => {
    const opened = await sights[sight]?.({ width: 260 });
    if (opened === undefined) throw new Error(`There is no ${sight}.`);
    await takePicture(opened.view, `${sight} narrow`);
    const overflow = await opened.view.evaluate(() => {
      const panes = [document.documentElement, ...document.querySelectorAll('.ba-side-scroll')];
      return panes.map((pane) => pane.scrollWidth - pane.clientWidth);
    });
    expect(overflow).toEqual([0, 0]);
    await opened.view.close();
  },
);

test.each([
  'findings',
  'findings since the review before',
  'endpoints',
  'services',
  'data model',
  'request flow',
  'technology',
  'advice on boundaries',
  'advice on caches',
  'advice on capacity',
  'advice on technology',
  'consent',
  'judgement',
  'receipt',
  'design decisions',
  'design scaling',
])('%s stack in a narrow panel', async (sight) => {
  const opened = await sights[sight]?.({ width: 460, height: 800 });
  if (opened === undefined) throw new Error(`There is no ${sight}.`);
  await takePicture(opened.view, `${sight} narrow`);
  await opened.view.evaluate(axe);
  expect(await violations(opened)).toEqual([]);
  expect(await beyondTheirEdges(opened)).toEqual([]);
  await opened.view.close();
});
