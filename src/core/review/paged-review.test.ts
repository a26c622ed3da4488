import { expect, test } from 'vitest';
import { sampleReview } from '../../../test/support/sample/sample-review.ts';
import { pagedReview, wholeReview } from './paged-review.ts';

test('pages hold the long lists and nothing else does, and none of them is long', () => {
  const endpoints = Array.from({ length: 120 }, () => sampleReview.endpoints).flat();
  const paged = pagedReview({ ...sampleReview, endpoints });
  expect(Object.keys(paged.review)).not.toContain('endpoints');
  expect(Object.keys(paged.review)).not.toContain('tables');
  expect(Math.max(...paged.pages.map((page) => page.length))).toBeLessThan(200_000);
  expect(wholeReview(paged)).toEqual({ ...sampleReview, endpoints });
});

test.each([
  ['without tables', undefined],
  ['with none', []],
])('a review %s is the same again', (_, tables) => {
  const { tables: _some, ...review } = sampleReview;
  const small = { ...review, endpoints: [], ...(tables && { tables }) };
  expect(wholeReview(pagedReview(small))).toStrictEqual(small);
});
