import { expect, test } from 'vitest';
import { plainMarkdown } from './plain-markdown.ts';

test('nothing in a text is Markdown, and its spaces stay places to break', () => {
  expect(plainMarkdown('GET /a reads *order_lines* [x](y)\n# all')).toBe(
    String.raw`GET /a reads \*order\_lines\* \[x\]\(y\) \# all`,
  );
});

test('what looks like an icon stays a text', () => {
  expect(plainMarkdown('runs $(warning)')).toBe(String.raw`runs \\$\(warning\)`);
});

test('code stays code', () => {
  expect(plainMarkdown('Add `orders_idx` to orders_v2.')).toBe('Add `orders_idx` to orders\\_v2.');
});
