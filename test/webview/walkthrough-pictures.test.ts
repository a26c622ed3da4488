import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { repository } from '../support/repository.ts';
import { reviewFolder } from '../support/system-of.ts';
import { type OpenedPage, openPage } from './open-page.ts';
import { darkModern } from './themes/dark-modern.ts';
import { lightModern } from './themes/light-modern.ts';

/** The pictures of the walkthrough: the example shop as a newcomer would see it. `UPDATE_DOCS=1` takes them anew. */
let browser: Browser;
let review: Awaited<ReturnType<typeof reviewFolder>>['review'];

beforeAll(async () => {
  browser = await launchBrowser();
  ({ review } = await reviewFolder(path.join(repository, 'examples/shop')));
}, 60_000);

afterAll(() => browser.close());

const sights: Readonly<Record<string, (opened: OpenedPage) => Promise<void>>> = {
  findings: async ({ view }) => {
    await view.getByRole('option', { name: /order_lines once per item of a loop/ }).click();
    await view.getByRole('heading', { name: 'Evidence' }).waitFor();
  },
  diagrams: async ({ view }) => {
    await view.getByRole('tab', { name: 'Diagrams' }).click();
    await view.locator('.ba-layer .ba-node', { hasText: 'payments' }).first().waitFor();
    await view.emulateMedia({ reducedMotion: 'reduce' });
    await view.getByRole('application').press('0');
    await view.getByRole('application').blur();
  },
  endpoints: async ({ view }) => {
    await view.getByRole('tab', { name: 'Endpoints' }).click();
    await view.getByRole('searchbox').fill('orders POST');
    await view.getByRole('button', { name: 'Details of POST /v1/orders', exact: true }).click();
    await view.getByText('ServiceTokenGuard').first().waitFor();
  },
};

const themes = { dark: darkModern, light: lightModern };

test.each(Object.entries(themes))('what the walkthrough shows is there, and can be shown (%s)', async (name, theme) => {
  for (const [sight, lead] of Object.entries(sights)) {
    const opened = await openPage(browser, { page: 'review', theme, width: 1180, height: 720 });
    await opened.tell({ type: 'review', v: 1, review, at: new Date().toISOString() });
    await opened.view.getByRole('tablist').waitFor();
    await lead(opened);
    const file = path.join(repository, `media/walkthrough/${sight}-${name}.png`);
    if (process.env['UPDATE_DOCS'] === '1') await opened.view.screenshot({ path: file });
    expect(opened.complaints).toEqual([]);
    await opened.view.close();
  }
});
