import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import { sampleReview } from '../../test/support/sample/sample-review.ts';
import type { Review } from '../core/review/review.ts';
import { reviewSchema } from './review-schema.ts';

test('a review passes the schema and loses nothing on the way', () => {
  expect(reviewSchema.parse(structuredClone(sampleReview))).toEqual(sampleReview);
});

test('the schema knows every field of a review, and no other', () => {
  type Checked = z.infer<typeof reviewSchema>;
  expectTypeOf<keyof Checked>().toEqualTypeOf<keyof Review>();
  expectTypeOf<keyof Checked['findings'][number]>().toEqualTypeOf<keyof Review['findings'][number]>();
  expectTypeOf<keyof Checked['endpoints'][number]>().toEqualTypeOf<keyof Review['endpoints'][number]>();
  expectTypeOf<keyof Checked['diagrams'][number]>().toEqualTypeOf<keyof Review['diagrams'][number]>();
  expectTypeOf<keyof Checked['summary']>().toEqualTypeOf<keyof Review['summary']>();
});

test('a review of another shape is refused at the place that is wrong', () => {
  const [finding] = sampleReview.findings;
  const wrong = { ...sampleReview, findings: [{ ...finding, severity: 'fatal' }] };
  const checked = reviewSchema.safeParse(wrong);
  expect(checked.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['findings.0.severity']);
});
