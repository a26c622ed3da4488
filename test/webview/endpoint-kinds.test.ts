import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { quote } from '../support/sample/evidence.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { takePicture } from './pictures.ts';
import { openReview } from './sample-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

test('a server action reads as the call that it is, and a route for developers says where it is', async () => {
  const [first] = sampleReview.endpoints;
  if (first === undefined) throw new Error('The sample has no endpoints.');
  const action = {
    ...first,
    id: 'endpoint:shop:POST /app/actions#addLoaf',
    method: 'POST' as const,
    path: '/app/actions#addLoaf',
    protocol: 'server-action' as const,
    example: { request: '// Pages send it as POST.\n\nawait addLoaf(…);', response: 'HTTP/1.1 200 OK' },
  };
  const reset = {
    ...first,
    id: 'endpoint:shop:POST /reset/{wildcard}',
    path: '/reset/{wildcard}',
    handler: 'POST /reset/{wildcard}',
    onlyWhere: { name: "env !== 'production'", evidence: quote('src/app.ts:4', "if (env !== 'production') {") },
  };
  const { view, tell } = await openReview(browser, { width: 1280, height: 900 });
  const review = { ...sampleReview, endpoints: [action, reset] };
  await tell({ type: 'review', v: 1, review, at: '2024-06-11T09:14:00.000Z' });
  await view.getByRole('tab', { name: 'Endpoints' }).click();
  for (const button of await view.getByRole('button', { name: /Details of/ }).all()) await button.click();
  await takePicture(view, 'kinds of endpoints');
  const comments = await view.locator('.ba-endpoint-detail .ba-k-comment').allTextContents();
  expect(comments).toEqual(['// Pages send it as POST.']);
  const rows = await view.locator('tr.ba-endpoint').allTextContents();
  expect(rows.map((row) => row.includes('development'))).toEqual([false, true]);
  expect(rows[1]).toContain('/reset/*');
  const said = view.locator('.ba-endpoint-detail', { hasText: 'There only where' });
  expect(await said.textContent()).toContain("There only where env !== 'production' app.ts:4");
  expect(await said.locator('.ba-handler').textContent()).toContain('POST /reset/*');
  await view.close();
});
