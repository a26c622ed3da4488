import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attributeTypes } from '../../src/core/design/brief/brief.ts';
import type { HostToView } from '../../src/protocol/host-to-view.ts';
import { launchBrowser } from '../support/browser.ts';
import { repository } from '../support/repository.ts';
import { sampleAdvice } from '../support/sample/sample-advice.ts';
import { sampleDesign, wrongBrief } from '../support/sample/sample-design.ts';
import { sampleJudgement, sampleSheet } from '../support/sample/sample-judgement.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { type OpenedPage, openPage } from './open-page.ts';
import { takePicture } from './pictures.ts';
import { openDesign, openDesignForm, openReview, openSidebar } from './sample-pages.ts';
import { darkModern } from './themes/dark-modern.ts';
import { pseudoTexts, untranslated } from './untranslated.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

const english = JSON.parse(readFileSync(path.join(repository, 'l10n/bundle.l10n.json'), 'utf8'));
const narrow = { texts: pseudoTexts(english), width: 460, height: 800 };
const side = { texts: pseudoTexts(english), width: 300, height: 800 };

/** What the core, the rules and the model say stays English, wherever it is shown. */
const samples: readonly unknown[] = [
  sampleReview,
  sampleSheet,
  sampleJudgement,
  sampleDesign(),
  sampleDesign(wrongBrief),
];

/** Left as they are in every language: names, formats, and the words of a brief. */
const names = ['Backend Architect', 'PNG', 'SVG', ...attributeTypes.map((type) => type.replace('-', ' '))];

async function expectTranslated(opened: OpenedPage, name: string, said: readonly unknown[] = []): Promise<void> {
  await takePicture(opened.view, `translated ${name}`);
  const left = await untranslated(opened.view, [...samples, ...names, ...said]);
  const overflow = await opened.view.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft({ left, overflow }, name).toEqual({ left: [], overflow: 0 });
}

const running = { task: 'Judgement', model: 'gpt-5 at api.openai.com', at: sampleJudgement.at } as const;

test('every tab of the panel speaks the language of the editor, with longer words too', async () => {
  const opened = await openReview(browser, narrow);
  for (const tab of await opened.view.locator('[data-tab]').all()) {
    const name = (await tab.getAttribute('data-tab')) ?? '';
    await tab.click();
    for (const details of (await opened.view.locator('.ba-endpoints tbody .ba-icon-button').all()).slice(0, 2))
      await details.click();
    await expectTranslated(opened, name);
  }
  const sheet = await sampleAdvice('cache');
  await opened.tell({ type: 'advice', v: 1, on: 'cache', load: { rps: 100, peak: 3, growth: 0.5 }, sheet });
  await expectTranslated(opened, 'advice', [sheet]);
  expect(opened.complaints).toEqual([]);
  await opened.view.close();
}, 60_000);

test('so does what a model is asked and answers', async () => {
  const opened = await openReview(browser, narrow);
  await opened.tell({ type: 'judgement', v: 1, judgement: sampleJudgement });
  await opened.view.locator('.ba-receipt > summary').click();
  await expectTranslated(opened, 'receipt');
  await opened.view.locator('.ba-receipt > summary').click();
  const askings: readonly Extract<HostToView, { type: 'asking' }>['asking'][] = [
    { kind: 'consent', question: 1, sheet: sampleSheet },
    { kind: 'preview', sheet: sampleSheet },
    { kind: 'failed', model: running.model, message: 'No credit.', action: 'Add credit.', detail: 'Quota.' },
  ];
  for (const asking of askings) {
    await opened.tell({ type: 'asking', v: 1, asking });
    await opened.view.getByText(running.model).first().waitFor();
    await expectTranslated(opened, asking.kind, [asking]);
  }
  await opened.view.close();
});

test('so does a design, its form and the sidebar', async () => {
  const design = await openDesign(browser, narrow);
  for (const tab of await design.view.locator('[data-tab]').all()) {
    const name = (await tab.getAttribute('data-tab')) ?? '';
    // What was designed stands in these as data; the words around it are those of a review.
    if (!['decisions', 'technology', 'scaling'].includes(name)) continue;
    await tab.click();
    await takePicture(design.view, `translated design ${name}`);
    expect(await design.view.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
  await design.view.close();
  for (const state of [sampleDesign(), sampleDesign(wrongBrief), { ...sampleDesign(), brief: undefined }]) {
    const form = await openDesignForm(browser, state, side);
    const [first] = await form.view.locator('.ba-resource-name').all();
    await first?.click();
    await expectTranslated(form, `form ${state.brief === undefined ? 'begins' : 'open'}`);
    await form.view.close();
  }
  for (const reviewed of [true, false]) {
    const sidebar = await openSidebar(browser, { ...side, reviewed });
    await expectTranslated(sidebar, `sidebar ${reviewed ? 'reviewed' : 'empty'}`);
    await sidebar.tell({ type: 'run', v: 1, run: { kind: 'running', stage: 'read', done: 31, total: 128 } });
    await expectTranslated(sidebar, 'sidebar running');
    await sidebar.view.close();
  }
  const waiting = await openPage(browser, { page: 'review', theme: darkModern, ...narrow });
  await expectTranslated(waiting, 'waiting');
  await waiting.view.close();
});
