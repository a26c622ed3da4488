import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../../test/support/browser.ts';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { finding, quote } from '../../../../test/support/system-builder.ts';
import type { Guard } from '../../model/endpoint.ts';
import { buildReview } from '../../review/build-review.ts';
import { pictures } from '../../review/pictures.ts';
import { printHtml } from './print-html.ts';

const hostile = finding('missing-timeout', 'services', 'high', {
  title: '<script>alert(1)</script> "quoted" & `<img src=x onerror=alert(2)>`',
  message: 'See https://example.com/?a=1&b=2',
  fix: "</style></main><iframe src='//example.com'>",
  subjects: ['service:orders'],
  evidence: [quote('a"b<c>.ts:3', '</code></pre><script src=//example.com></script>')],
});

const review = buildReview(shopSystem, [...shopFindings, hostile], { kind: 'workspace' }, 'CREATE TABLE "<b>" ();');
const page = printHtml(review, pictures(review, shopSystem));

test('every element that is opened is closed, and nothing is fetched', () => {
  const open: string[] = [];
  for (const [, slash, name = '', rest = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/g)) {
    if (slash === '/') expect(open.pop()).toBe(name);
    else if (!rest.endsWith('/') && name !== 'meta' && name !== 'wbr') open.push(name);
  }
  expect(open).toEqual([]);
  expect(page).not.toMatch(
    /<(?:script|iframe|img|link|object|embed|base)\b|\b(?:href|src|onerror)=(?=["'](?!#))|url\(|@import/,
  );
});

test('the same review gives the same bytes', () => {
  expect(printHtml(review, pictures(review, shopSystem))).toBe(page);
});

test('the page begins with what stands on it, and every link leads somewhere', () => {
  const links = [...page.matchAll(/<a href="#([^"]+)">(.*?)<\/a>/g)];
  expect(links.map(([, , title]) => title).join(', ')).toMatchInlineSnapshot(
    `"Findings, Services, Data model, Request flows, Endpoints, Schema, Technology, Bottlenecks, As it grows, Not read"`,
  );
  for (const [, id] of links) expect(page).toContain(`<h2 id="${id}">`);
});

test('what browsers are told of all endpoints of a service is said once', () => {
  const cors: Guard = {
    kind: 'cors',
    name: 'cors',
    level: 'application',
    optional: false,
    policy: { origins: 'any', credentials: false },
    evidence: quote('src/app.ts:3', 'app.use(cors())'),
  };
  const endpoints = review.endpoints.map((endpoint) => ({ ...endpoint, guards: [cors] }));
  const said = printHtml({ ...review, endpoints }, []).match(/CORS[^<]*/g) ?? [];
  expect(new Set(said)).toEqual(new Set(['CORS, for all of them: any origin']));
  expect(said.length).toBe(new Set(endpoints.map(({ serviceName }) => serviceName)).size);
});

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

test.each(['light', 'dark'] as const)(
  'the page is accessible and asks for nothing (%s)',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const opened = await context.newPage();
    const asked: string[] = [];
    opened.on('request', (request) => asked.push(request.url()));
    await opened.setContent(page);
    await opened.evaluate(axe.source);
    const violations = await opened.evaluate(async () => {
      const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    await context.close();
    expect(violations).toEqual([]);
    expect(asked).toEqual([]);
  },
  60_000,
);
