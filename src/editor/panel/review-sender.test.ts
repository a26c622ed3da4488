import { expect, test } from 'vitest';
import { sampleLandscape } from '../../../test/support/sample/landscape.ts';
import { sampleReview } from '../../../test/support/sample/sample-review.ts';
import { pagedReview, wholeReview } from '../../core/review/paged-review.ts';
import { withPieces } from '../../protocol/pieces.ts';
import { readPage } from '../../protocol/review-pieces.ts';
import { nextTurn } from '../next-turn.ts';
import type { Reviewed } from '../reviewed.ts';
import { createReviewSender } from './review-sender.ts';

type Sent = Readonly<Record<string, unknown>>;

function reviewed(times: number, at: string): Reviewed {
  const endpoints = Array.from({ length: times }, () => sampleReview.endpoints).flat();
  return { folder: '/shop', at, ...pagedReview({ ...sampleReview, endpoints }), landscape: sampleLandscape };
}

/** What goes to the page, and what the page makes of it. */
function receiving() {
  const sent: Sent[] = [];
  const sender = createReviewSender((message) => void sent.push({ ...message }));
  return { sent, sender };
}

test('a small review is one message and its pages', async () => {
  const { sent, sender } = receiving();
  sender.send(reviewed(1, 'now'));
  await sender.sent();
  expect(sent.map(({ type }) => type)).toEqual(['page', 'page', 'review']);
  expect(joined(sent)).toEqual(sampleReview);
});

test('a large one goes in pieces, and is whole again when they are joined', async () => {
  const { sent, sender } = receiving();
  sender.send(reviewed(60, 'now'));
  await sender.sent();
  expect(sent.length).toBeGreaterThan(3);
  expect(Math.max(...sent.map((message) => JSON.stringify(message).length))).toBeLessThan(200_000);
  expect(joined(sent)).toEqual(wholeReview(reviewed(60, 'now')));
});

function joined(sent: readonly Sent[]): unknown {
  const pieces = sent.map(({ piece, page }) => piece ?? (page === undefined ? {} : readPage(String(page))));
  return withPieces(sent.at(-1)?.['review'], pieces as object[]);
}

test('a newer review takes the place of one that is on its way, and a page that is gone gets nothing more', async () => {
  const { sent, sender } = receiving();
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

test('a page that takes nothing gets a few messages, and holds nobody up once it is gone', async () => {
  let sent = 0;
  const sender = createReviewSender(() => {
    sent += 1;
    return new Promise(() => {});
  });
  sender.send(reviewed(60, 'now'));
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  expect(sent).toBe(4);
  sender.stop();
  await sender.sent();
  expect(sent).toBe(4);
});
