import { expect, test } from 'vitest';
import { sampleLandscape } from '../../../test/support/sample/landscape.ts';
import { sampleReview } from '../../../test/support/sample/sample-review.ts';
import { withPieces } from '../../protocol/pieces.ts';
import type { Reviewed } from '../session.ts';
import { createReviewSender } from './review-sender.ts';

type Sent = Readonly<Record<string, unknown>>;

function reviewed(times: number, at: string): Reviewed {
  const endpoints = Array.from({ length: times }, () => sampleReview.endpoints).flat();
  return { folder: '/shop', at, review: { ...sampleReview, endpoints }, landscape: sampleLandscape };
}

test('a small review is one message', async () => {
  const sent: object[] = [];
  const sender = createReviewSender((message) => sent.push({ ...message }));
  sender.send(reviewed(1, 'now'));
  await sender.sent();
  expect(sent).toEqual([{ type: 'review', review: sampleReview, at: 'now', sending: 1 }]);
});

test('a large one goes in pieces, and is whole again when they are joined', async () => {
  const sent: Sent[] = [];
  const sender = createReviewSender((message) => sent.push({ ...message }));
  const large = reviewed(60, 'now');
  sender.send(large);
  await sender.sent();
  const rest = sent.pop();
  expect(sent.length).toBeGreaterThan(3);
  expect(Math.max(...sent.map((message) => JSON.stringify(message).length))).toBeLessThan(200_000);
  const pieces = sent.map(({ piece }) => piece as object);
  expect(withPieces(rest?.['review'], pieces)).toEqual(large.review);
});

test('a newer review takes the place of one that is on its way, and a page that is gone gets nothing more', async () => {
  const sent: Sent[] = [];
  const sender = createReviewSender((message) => sent.push({ ...message }));
  sender.send(reviewed(60, 'first'));
  sender.send(reviewed(60, 'second'));
  await sender.sent();
  expect(sent.flatMap(({ at }) => at ?? [])).toEqual(['second']);
  const before = sent.length;
  sender.send(reviewed(60, 'third'));
  sender.stop();
  await sender.sent();
  expect(sent.length).toBe(before + 1);
});
