import { beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../src/llm/answer/answer.ts';
import { readAnswer } from '../../src/llm/answer/read-answer.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { groundOf } from '../../src/llm/verify/ground.ts';
import { receiptOf } from '../../src/llm/verify/receipt-of.ts';
import type { Verified } from '../../src/llm/verify/verified.ts';
import { verifyAnswer } from '../../src/llm/verify/verify-answer.ts';
import { factId, prepareReview, resultId, reviewedShop, type Shop } from '../support/judged-shop.ts';
import { type Claim, cite, falseClaims, trueClaims } from '../support/shop-claims.ts';

type Finding = Item<'findings'>;

let shop: Shop;
let prepared: GroundedPreparation;
beforeAll(async () => {
  shop = await reviewedShop();
  prepared = prepareReview(shop);
});

const id = (kind: Parameters<typeof factId>[1], says: string): string => factId(prepared, kind, says);

describe('a claim that is so is kept', () => {
  test.each(trueClaims)('%s', (_, claim, basis) => {
    const { findings, drops } = verified([finding(claim(id))]);
    expect(drops).toEqual([]);
    expect(findings[0]?.basis).toBe(basis);
  });
});

describe('a claim that is not so is dropped', () => {
  test.each(falseClaims)('%s', (_, claim, reason) => {
    const { findings, drops } = verified([finding(claim(id))]);
    expect(findings).toEqual([]);
    expect(drops.map((drop) => drop.reason)).toEqual([reason]);
  });
});

test('all of them in one answer: what is true stays, what is false goes, and the receipt adds up', () => {
  const receipts = chunks(
    [...trueClaims, ...falseClaims].map(([, claim]) => finding(claim(id))),
    20,
  ).map(receiptFor);
  const sum = (of: (receipt: (typeof receipts)[number]) => number): number =>
    receipts.reduce((all, one) => all + of(one), 0);
  expect(sum(({ received }) => received)).toBe(trueClaims.length + falseClaims.length);
  expect(sum(({ kept }) => kept)).toBe(trueClaims.length);
  expect(sum(({ dropped }) => Object.values(dropped).reduce((all, one) => all + one, 0))).toBe(falseClaims.length);
});

test('known gap: something missing that nothing looks for cannot be said, however true', () => {
  // No fact speaks of compensation, so none shows that it is missing. The second round asks for other words.
  const title = 'A failed refund has no compensation in orders';
  const { drops } = verified([finding({ title })]);
  expect(drops.map(({ reason }) => reason)).toEqual(['unproven-absence']);
});

test.each(['Sessions are no longer there after a restart', 'A refund takes no more than one request to be paid twice'])(
  '%s is no claim that something is missing',
  (title) => {
    expect(verified([finding({ title })]).drops).toEqual([]);
  },
);

test('a quote that stands in one other fact is moved there', () => {
  const { findings, moved } = verified([
    finding({
      evidence: cite(id('E', 'POST /v1/refunds'), "await refunds.sum('amountCents', { paymentId: payment.id })"),
    }),
  ]);
  expect([moved, findings[0]?.factIds]).toEqual([1, [id('D', 'counts one of refunds')]]);
});

test('a quote marks its own lines, not the whole statement', () => {
  const { findings } = verified([
    finding({ evidence: cite(id('D', 'updates many of products'), 'SET units_sold = units_sold + sold.quantity') }),
  ]);
  const [place] = findings[0]?.evidence ?? [];
  expect([place?.line, place?.endLine, place?.text.trim()]).toEqual([
    47,
    47,
    'SET units_sold = units_sold + sold.quantity',
  ]);
});

test('a figure that no fact states is marked as an assumption', () => {
  const { findings } = verified([
    finding({ reasoning: 'At 900 requests per second the 2000 ms of the gateway are used up within 3 seconds.' }),
  ]);
  expect(findings[0]?.assumptions).toEqual(['900 requests per second', '3 seconds']);
});

test('severity comes from the table, whatever the words say', () => {
  const severities = (['data-loss', 'outage', 'latency', 'maintainability'] as const).map((impact) =>
    (['always', 'peak-load', 'rare'] as const).map((likelihood) => {
      return verified([finding({ impact, likelihood, title: 'CRITICAL: refunds race' })]).findings[0]?.severity;
    }),
  );
  expect(severities).toEqual([
    ['critical', 'high', 'medium'],
    ['high', 'high', 'medium'],
    ['high', 'medium', 'low'],
    ['medium', 'low', 'low'],
  ]);
});

test('the same claim twice is shown once', () => {
  const twice = verified([finding({}), finding({ title: 'Refunds race, said again' })]);
  expect([twice.findings.length, twice.drops.map(({ reason }) => reason)]).toEqual([1, ['duplicate']]);
});

test('verdicts stand by the findings of the rules; those that contradict cancel each other', () => {
  const timeout = resultId(prepared, 'orders calls payments with axios');
  const table = resultId(prepared, 'write the table orders');
  const login = resultId(prepared, 'POST /auth/login accepts');
  const { verdicts, drops } = verified(
    [finding({ category: 'missing-timeout', title: 'Orders hang', evidence: cite(id('C', 'orders → payments E50')) })],
    [
      { resultId: table, verdict: 'agree', why: 'Both services write the status.' },
      { resultId: login, verdict: 'agree', why: 'Guessing is free.' },
      { resultId: login, verdict: 'acceptable-here', why: 'It is fine.' },
      { resultId: timeout, verdict: 'acceptable-here', why: 'It is fast.' },
      { resultId: 'S99', verdict: 'agree', why: 'Sure.' },
    ],
  );
  expect(verdicts.map(({ verdict, why }) => `${verdict}: ${why}`)).toEqual(['agree: Both services write the status.']);
  expect(drops.map(({ reason }) => reason)).toEqual([
    'contradiction',
    'contradiction',
    'contradiction',
    'unknown-result',
  ]);
});

/** A finding that would be kept, but for what a test changes. */
function finding(change: Claim): Finding {
  return {
    evidence: cite(id('E', 'POST /v1/refunds')),
    reasoning: 'Two requests at once see the same sum of earlier refunds.',
    counterEvidence: null,
    confirms: null,
    category: 'data-consistency',
    impact: 'data-loss',
    likelihood: 'partial-failure',
    title: 'Two refunds at once can pay out more than was paid',
    recommendation: 'Lock the payment while the sum is read and the refund inserted.',
    effort: 'hours',
    ...change,
  };
}

function verified(findings: readonly Finding[], staticVerdicts: readonly Item<'staticVerdicts'>[] = []): Verified {
  return verifyAnswer(read({ findings, staticVerdicts }), ground());
}

function receiptFor(findings: readonly Finding[]): ReturnType<typeof receiptOf> {
  const answer = read({ findings });
  return receiptOf(answer, verifyAnswer(answer, ground()), undefined);
}

function read(answer: object): NonNullable<ReturnType<typeof readAnswer>> {
  const found = readAnswer(JSON.stringify(answer), 'stop');
  if (found === undefined) throw new Error('the test gives no answer');
  return found;
}

function ground(): ReturnType<typeof groundOf> {
  return groundOf(shop.system, prepared.book, []);
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)];
}
