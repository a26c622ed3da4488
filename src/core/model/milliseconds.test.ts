import { expect, test } from 'vitest';
import { milliseconds } from './milliseconds.ts';

test('times as settings write them', () => {
  const texts = ['2500', '2.5s', '1m30s', 'PT2S', '300ms', 'soon', '2x', ''];
  expect(texts.map((text) => `${text} → ${milliseconds(text)}`)).toMatchInlineSnapshot(`
    [
      "2500 → 2500",
      "2.5s → 2500",
      "1m30s → 90000",
      "PT2S → 2000",
      "300ms → 300",
      "soon → undefined",
      "2x → undefined",
      " → undefined",
    ]
  `);
});
