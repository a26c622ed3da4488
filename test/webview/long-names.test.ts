import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { takePicture } from './pictures.ts';
import { openReview, openSidebar } from './sample-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

/** What a large company calls the parts of a small shop. */
const longer = [
  ['order_lines', 'organization_membership_invitation_acceptance_audit_entries'],
  ['/products', '/organizations/{organizationIdentifier}/membership-invitations'],
  ['requireAuth', 'requireAuthenticatedOrganizationMemberWithRecentLogin'],
] as const;

function longReview(): typeof sampleReview {
  const text = longer.reduce((all, [short, long]) => all.replaceAll(short, long), JSON.stringify(sampleReview));
  return JSON.parse(text) as typeof sampleReview;
}

test.each([460, 1280])('long names break where they may, and nothing runs out of %i pixels', async (width) => {
  const { view, tell } = await openReview(browser, { width, height: 900 });
  await tell({ type: 'review', v: 1, review: longReview(), at: '2024-06-11T09:14:00.000Z' });
  const beyond = () =>
    view.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.ba-scroll')]
        .map((pane) => pane.scrollWidth - pane.clientWidth)
        .filter((pixels) => pixels > 0),
    );
  await view.getByRole('heading', { name: 'membership-invitations' }).waitFor();
  expect(await beyond()).toEqual([]);
  await view.getByRole('tab', { name: 'Endpoints' }).click();
  await view
    .getByRole('button', { name: /Details of PATCH/ })
    .first()
    .click();
  await takePicture(view, `long names ${width}`);
  expect(await beyond()).toEqual([]);
  // Names of tables take no room from paths.
  const path = await view.getByRole('columnheader', { name: 'Path' }).evaluate((head) => head.clientWidth);
  expect(path / width).toBeGreaterThan(0.2);
  await view.close();
});

test('a review that failed is told from what the page says otherwise', async () => {
  const { view, tell } = await openSidebar(browser);
  const message = 'The engine stopped while it read services/catalog/src/generated/schema.ts.';
  await tell({ type: 'run', v: 1, run: { kind: 'failed', message } });
  const told = view.getByRole('alert');
  await told.waitFor();
  await takePicture(view, 'sidebar that failed');
  expect(await told.textContent()).toBe(message);
  expect(await told.locator('svg').count()).toBe(1);
  await view.close();
});
