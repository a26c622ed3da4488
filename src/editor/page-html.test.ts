import { expect, test } from 'vitest';
import { pageHtml } from './page-html.ts';

test('a page may load its own files and nothing else, from nowhere else', () => {
  const html = pageHtml({
    page: 'review',
    title: 'Review',
    source: 'https://files.test',
    base: 'https://files.test/media',
  });
  expect(html.replace(/nonce(-|=")[\w-]+/g, 'nonce$1NONCE')).toMatchInlineSnapshot(`
    "<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-NONCE'; style-src https://files.test 'unsafe-inline'; img-src https://files.test data:; font-src https://files.test; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Review</title>
    <link rel="stylesheet" href="https://files.test/media/styles.css">
    </head>
    <body class="ba-review">
    <div id="root"></div>
    <script type="module" nonce="NONCE" src="https://files.test/media/review.js"></script>
    </body>
    </html>"
  `);
});

test('no two pages share a nonce', () => {
  const nonce = () => /nonce-([\w-]+)/.exec(pageHtml({ page: 'sidebar', title: '', source: '', base: '' }))?.[1];
  expect(nonce()).not.toBe(nonce());
  expect(nonce()?.length).toBeGreaterThanOrEqual(22);
});

test('texts are translated as data, which no text can end', () => {
  const texts = { Save: '</script><script>alert(1)</script>' };
  const html = pageHtml({ page: 'sidebar', title: '', source: '', base: '', language: 'de', texts });
  const [, data = ''] = /<script type="application\/json" id="ba-texts">(.*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(data)).toEqual(texts);
  expect(html).toContain('<html lang="de">');
  expect(html.match(/<script/g)?.length).toBe(2);
});
