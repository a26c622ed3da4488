import { expect, test } from 'vitest';
import { costOf, costText, parsePrice } from '../../src/llm/price.ts';

test.each([
  ['1.25/10', '0.0400'],
  ['$1.25/$10', '$0.0400'],
  ['1.25 / 10 EUR', '0.0400 EUR'],
  ['0.5€', '€0.0130'],
  ['0/0', '0.00'],
  ['1000/1000', '26.00'],
])('%s gives %s for 24,000 tokens read and 1,000 to 2,000 written', (typed, said) => {
  const price = parsePrice(typed);
  if (price === undefined) throw new Error('not a price');
  const outputTokens = typed.startsWith('0.5') || typed === '1000/1000' ? 2000 : 1000;
  expect(costText(costOf(price, { inputTokens: 24_000, outputTokens }), price)).toBe(said);
});

test.each(['', 'cheap', '1.25/', '-1', '1/2/3', '1e9', 'NaN'])('%j is no price', (typed) => {
  expect(parsePrice(typed)).toBeUndefined();
});
