import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { sampleDesign } from '../support/sample/sample-design.ts';
import { sampleJudgement, sampleSheet } from '../support/sample/sample-judgement.ts';
import type { OpenedPage } from './open-page.ts';
import { openDesign, openDesignForm, openReview, openSidebar } from './sample-pages.ts';
import { walkByKeyboard } from './walk-by-keyboard.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

function toTheEnd(opened: OpenedPage): OpenedPage {
  onTestFinished(async () => {
    await opened.view.close();
    expect(opened.complaints).toEqual([]);
  });
  return opened;
}

/** From the chosen tab on, by arrows alone. */
async function goTo({ view }: OpenedPage, tab: string): Promise<void> {
  await view.getByRole('tab', { selected: true }).focus();
  for (let step = 0; step < 8; step += 1) {
    const name = await view.getByRole('tab', { selected: true }).textContent();
    if (name?.startsWith(tab)) return;
    await view.keyboard.press('ArrowRight');
  }
  throw new Error(`Arrows do not lead to ${tab}.`);
}

async function expectSoundRound({ view }: OpenedPage): Promise<readonly string[]> {
  const { stops, ...faults } = await walkByKeyboard(view);
  expect(faults).toEqual({ missed: [], unseen: [], trapped: false });
  return stops;
}

describe('a round with Tab meets every control, shows where it is and comes to its end', () => {
  test.each(['Findings', 'Diagrams', 'Endpoints', 'Schema', 'Technology', 'Scaling', 'Advice'])(
    'in %s',
    async (tab) => {
      const opened = toTheEnd(await openReview(browser));
      await opened.tell({ type: 'judgement', v: 1, judgement: sampleJudgement });
      await opened.view.locator('.ba-receipt').waitFor();
      await goTo(opened, tab);
      if (tab === 'Diagrams') await opened.view.locator('.ba-layer .ba-node').first().waitFor();
      const stops = await expectSoundRound(opened);
      expect(stops.length).toBeGreaterThan(8);
    },
  );

  test('in an open endpoint, and Escape closes it', async () => {
    const opened = toTheEnd(await openReview(browser));
    await goTo(opened, 'Endpoints');
    const details = opened.view.getByRole('button', { name: 'Details of GET /products', exact: true });
    await details.focus();
    await opened.view.keyboard.press('Enter');
    const draw = opened.view.getByRole('button', { name: 'Draw the Flow' });
    await draw.waitFor();
    await expectSoundRound(opened);
    await draw.focus();
    await opened.view.keyboard.press('Escape');
    await draw.waitFor({ state: 'detached' });
    expect(await details.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('in what a model would be sent, and Escape agrees to nothing', async () => {
    const opened = toTheEnd(await openReview(browser));
    await opened.tell({ type: 'asking', v: 1, asking: { kind: 'consent', question: 1, sheet: sampleSheet } });
    // The question takes the focus once it stands there; a round that begins before that would be torn away.
    await expect.poll(() => opened.view.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await expectSoundRound(opened);
    await opened.view.getByRole('button', { name: 'Send', exact: true }).focus();
    await opened.view.keyboard.press('Escape');
    await expect.poll(() => opened.sent.at(-1)).toMatchObject({ type: 'consent', question: 1, answer: 'static' });
  });

  test('in the receipt, and Escape closes it', async () => {
    const opened = toTheEnd(await openReview(browser));
    await opened.tell({ type: 'judgement', v: 1, judgement: sampleJudgement });
    const drawer = opened.view.locator('.ba-receipt');
    await drawer.locator('summary').focus();
    await opened.view.keyboard.press('Enter');
    await drawer.getByRole('heading', { name: 'Receipt' }).waitFor();
    await expectSoundRound(opened);
    await drawer.locator('summary').focus();
    await opened.view.keyboard.press('Escape');
    expect(await drawer.getAttribute('open')).toBeNull();
  });

  test('in a design', async () => {
    await expectSoundRound(toTheEnd(await openDesign(browser)));
  });

  test('in the form of a design', async () => {
    const opened = toTheEnd(await openDesignForm(browser, sampleDesign(), { height: 900 }));
    await opened.view.locator('.ba-resource-name').first().click();
    await expectSoundRound(opened);
  });

  test('in the sidebar', async () => {
    await expectSoundRound(toTheEnd(await openSidebar(browser)));
  });

  test('in a narrow panel', async () => {
    const opened = toTheEnd(await openReview(browser, { width: 460 }));
    await goTo(opened, 'Diagrams');
    await opened.view.locator('.ba-layer .ba-node').first().waitFor();
    await expectSoundRound(opened);
  });
});

test('Escape empties the filter and keeps the place', async () => {
  const { view } = toTheEnd(await openReview(browser));
  const filter = view.getByRole('searchbox', { name: 'Filter by text, rule or path' });
  await filter.fill('timeout');
  await view.keyboard.press('Escape');
  expect(await filter.inputValue()).toBe('');
  expect(await filter.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a row of tabs that is too long shows where it goes on, and brings what is chosen into sight', async () => {
  // Narrow enough for every font: in the one of a machine without fonts all tabs fit into 460.
  const { view } = toTheEnd(await openReview(browser, { width: 380 }));
  const advice = view.getByRole('tab', { name: 'Advice' });
  const isWhole = () =>
    advice.evaluate((tab) => {
      const edges = tab.closest('.ba-tab-strip')?.getBoundingClientRect();
      const { left, right } = tab.getBoundingClientRect();
      return edges !== undefined && left >= edges.left && right <= edges.right;
    });
  expect(await isWhole()).toBe(false);
  await view.locator('.ba-beyond-after').click();
  await expect.poll(isWhole).toBe(true);
  await view.locator('.ba-beyond-before').click();
  await expect.poll(isWhole).toBe(false);
  await view.getByRole('tab', { selected: true }).focus();
  await view.keyboard.press('End');
  await expect.poll(isWhole).toBe(true);
  expect(await view.locator('.ba-beyond').count()).toBe(1);
});
