import { beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../src/llm/answer/answer.ts';
import { readAnswer } from '../../src/llm/answer/read-answer.ts';
import type { Preparation } from '../../src/llm/prompt/prepare.ts';
import { groundOf } from '../../src/llm/verify/ground.ts';
import { receiptOf } from '../../src/llm/verify/receipt.ts';
import { type Verified, verifyAnswer } from '../../src/llm/verify/verify-answer.ts';
import { factId, prepareReview, resultId, reviewedShop, type Shop } from '../support/judged-shop.ts';

type Finding = Item<'findings'>;
type Claim = Partial<Finding>;

let shop: Shop;
let prepared: Preparation;
beforeAll(async () => {
  shop = await reviewedShop();
  prepared = prepareReview(shop);
});

const id = (kind: Parameters<typeof factId>[1], says: string): string => factId(prepared, kind, says);
const cite = (factIdOf: string, quote: string | null = null): Finding['evidence'] => [{ factId: factIdOf, quote }];

/** Claims about the shop that a good architect would make: each has to come through. */
const trueClaims: readonly (readonly [string, () => Claim, Verified['findings'][number]['basis']])[] = [
  [
    'the order waits for payments without end',
    () => ({
      category: 'missing-timeout',
      title: 'Placing an order hangs as long as payments hangs',
      evidence: cite(id('C', 'orders → payments E50'), `this.http.post<Payment>('/v1/payments', request)`),
    }),
    'confirmed by analysis',
  ],
  [
    'refunds are checked before they are locked',
    () => ({
      category: 'data-consistency',
      title: 'Two refunds at once can pay out more than was paid',
      reasoning:
        'The sum of earlier refunds is read first and the new one inserted later, so two requests see the same sum.',
      evidence: cite(id('D', 'counts one of refunds'), "await refunds.sum('amountCents', { paymentId: payment.id })"),
    }),
    'judgement of the model',
  ],
  [
    'events that nobody reads',
    () => ({
      category: 'service-boundaries',
      title: 'Payment events have no consumer',
      evidence: cite(id('Q', 'published by payments')),
    }),
    'judgement of the model',
  ],
  [
    'the login takes any number of guesses',
    () => ({
      category: 'missing-rate-limit',
      title: 'POST /auth/login can be tried without a limit',
      evidence: cite(id('E', 'POST /auth/login')),
    }),
    'confirmed by analysis',
  ],
  [
    'a call for every line of the history',
    () => ({
      category: 'n-plus-one-call',
      title: 'GET /orders/history asks catalog once per product',
      evidence: [...cite(id('O', 'describeOrders')), ...cite(id('E', 'GET /orders/history'))],
    }),
    'confirmed by analysis',
  ],
  [
    'a column that nothing finds quickly',
    () => ({
      category: 'unindexed-filter',
      title: 'Support looks up orders by customer_email and reads the whole table',
      evidence: cite(id('D', 'where customer_email')),
    }),
    'confirmed by analysis',
  ],
  [
    'two services that wait for each other',
    () => ({
      category: 'cyclic-services',
      title: 'orders and payments call each other',
      evidence: [...cite(id('N', 'service orders')), ...cite(id('N', 'service payments'))],
    }),
    'confirmed by analysis',
  ],
  [
    'reviews that grow without end',
    () => ({
      category: 'unpaginated-list',
      title: 'All reviews of a product are sent at once',
      evidence: cite(id('D', 'selects many of reviews T5 · where product_id (equal) · sorted')),
    }),
    'confirmed by analysis',
  ],
  [
    'a relay that repeats',
    () => ({
      category: 'data-consistency',
      title: 'The relay sends events again when it stops between sending and marking',
      reasoning:
        'relay publishes first and sets sent_at afterwards, so a stop in between sends payment.captured twice.',
      evidence: [...cite(id('O', 'relay ·')), ...cite(id('D', 'updates many of payment_outbox'), 'sentAt: new Date()')],
    }),
    'judgement of the model',
  ],
  [
    'a service that catalog validation does not protect',
    () => ({
      category: 'contract-design',
      title: 'catalog takes reviews without validation before any route',
      evidence: [...cite(id('A', 'catalog: no validation')), ...cite(id('E', 'POST /v1/products/{productId}/reviews'))],
    }),
    'judgement of the model',
  ],
  [
    'a route whose parameter has another name',
    () => ({
      category: 'contract-design',
      title: 'Repeating POST /v1/payments/{id}/capture captures again',
      reasoning: 'A client that repeats POST /v1/payments/:id/capture after a broken connection captures again.',
      evidence: cite(id('E', 'POST /v1/payments/{paymentId}/capture')),
    }),
    'judgement of the model',
  ],
];

/** Claims that are wrong, made up or not fit to be shown, and the reason that each has to be dropped for. */
const falseClaims: readonly (readonly [string, () => Claim, string])[] = [
  ['a fact that does not exist', () => ({ evidence: cite('E999') }), 'no-evidence'],
  [
    'a quote that stands nowhere',
    () => ({ evidence: cite(id('E', 'POST /v1/refunds'), 'await chargeTwice(customer)') }),
    'no-evidence',
  ],
  [
    'a quote with a changed word',
    () => ({ evidence: cite(id('D', 'counts one of refunds'), "await refunds.sum('amountEuros'") }),
    'no-evidence',
  ],
  [
    'a quote of two places joined',
    () => ({ evidence: cite(id('E', 'POST /v1/refunds'), 'POST /v1/refunds handler') }),
    'no-evidence',
  ],
  ['a quote too short to mean anything', () => ({ evidence: cite('E999', 'id') }), 'no-evidence'],
  [
    'a timeout that is there',
    () => ({ category: 'missing-timeout', evidence: cite(id('C', 'calls GET /v1/products/bestsellers')) }),
    'refuted',
  ],
  [
    'a timeout where nothing is called',
    () => ({ category: 'missing-timeout', evidence: cite(id('T', 'customers in orders-db')) }),
    'refuted',
  ],
  [
    'a loop that is none',
    () => ({ category: 'n-plus-one-query', evidence: cite(id('D', 'selects one of products')) }),
    'refuted',
  ],
  [
    'calls in a loop that is none',
    () => ({ category: 'n-plus-one-call', evidence: cite(id('C', 'calls GET /v1/products/batch · gateway')) }),
    'refuted',
  ],
  [
    'an index that is there',
    () => ({ category: 'unindexed-filter', evidence: cite(id('D', 'where order_id (equal) · limit: none')) }),
    'refuted',
  ],
  [
    'an index that is there, by its table',
    () => ({
      category: 'unindexed-filter',
      title: 'Looking up a customer by email reads all rows',
      evidence: cite(id('T', 'customers in orders-db')),
    }),
    'refuted',
  ],
  [
    'a foreign key that has an index',
    () => ({ category: 'unindexed-foreign-key', evidence: cite(id('T', 'refunds in orders-db')) }),
    'refuted',
  ],
  [
    'a guard that is there',
    () => ({ category: 'missing-authentication', evidence: cite(id('E', 'POST /v1/orders · orders')) }),
    'refuted',
  ],
  [
    'a limiter that is there',
    () => ({ category: 'missing-rate-limit', evidence: cite(id('E', 'POST /checkout')) }),
    'refuted',
  ],
  [
    'a limit that is there',
    () => ({ category: 'unpaginated-list', evidence: cite(id('D', 'selects many of payment_outbox')) }),
    'refuted',
  ],
  [
    'a table that one service uses',
    () => ({ category: 'shared-table', evidence: cite(id('T', 'customers in orders-db')) }),
    'refuted',
  ],
  [
    'a circle that is none',
    () => ({
      category: 'cyclic-services',
      evidence: [...cite(id('N', 'service catalog')), ...cite(id('N', 'gateway gateway'))],
    }),
    'refuted',
  ],
  [
    'a read that is said to write',
    () => ({ category: 'get-that-writes', evidence: cite(id('E', 'GET /v1/products ·')) }),
    'refuted',
  ],
  [
    'a version that is there',
    () => ({ category: 'missing-versioning', evidence: cite(id('E', 'POST /v1/orders · orders')) }),
    'refuted',
  ],
  [
    'a transaction that is none',
    () => ({
      category: 'transaction-around-remote-call',
      evidence: cite(id('C', 'calls GET /v1/products/bestsellers')),
    }),
    'refuted',
  ],
  [
    'two writes where one is',
    () => ({ category: 'dual-write', evidence: cite(id('O', 'ProductRepository.byId ·')) }),
    'refuted',
  ],
  [
    'a single copy of two',
    () => ({ category: 'single-point-of-failure', evidence: cite(id('N', 'gateway gateway')) }),
    'refuted',
  ],
  ['something missing that no fact shows', () => ({ title: 'Refunds have no audit log' }), 'unproven-absence'],
  [
    'an absence of another service',
    () => ({
      category: 'contract-design',
      title: 'payments runs without a rate limiter',
      evidence: cite(id('A', 'orders: no rate limiter')),
    }),
    'unproven-absence',
  ],
  [
    'an absence of something else',
    () => ({
      title: 'Refunds run unvalidated',
      category: 'contract-design',
      evidence: cite(id('E', 'POST /v1/orders · orders')),
    }),
    'unproven-absence',
  ],
  [
    'a function that does not exist',
    () => ({ reasoning: 'It calls chargeCustomer before the refund is stored.' }),
    'unknown-name',
  ],
  ['a class in backticks', () => ({ reasoning: 'The `RefundQueue` is drained by one worker.' }), 'unknown-name'],
  ['a route that does not exist', () => ({ title: 'POST /v2/refunds/bulk has the same flaw' }), 'unknown-name'],
  ['a column that does not exist', () => ({ reasoning: 'refunded_by_user is written from the body.' }), 'unknown-name'],
  ['a fact in the text', () => ({ reasoning: 'As E998 shows, refunds race.' }), 'unknown-name'],
  ['a link', () => ({ recommendation: 'Read https://evil.example.com/fix first.' }), 'unsafe-text'],
  ['a link without a scheme', () => ({ recommendation: 'Read www.evil.example first.' }), 'unsafe-text'],
  ['a Markdown link', () => ({ recommendation: '[Fix it](command:workbench.action.terminal.new)' }), 'unsafe-text'],
  ['a command', () => ({ recommendation: 'Run command:workbench.action.openSettings now.' }), 'unsafe-text'],
  ['an image', () => ({ counterEvidence: '![x](//evil.example/p.png)' }), 'unsafe-text'],
  ['HTML', () => ({ title: 'Refunds race <img src=x onerror=alert(1)>' }), 'unsafe-text'],
  ['a script', () => ({ reasoning: '<script>fetch(1)</script>' }), 'unsafe-text'],
  ['a diagram', () => ({ recommendation: 'graph TD\n orders --> payments' }), 'unsafe-text'],
  ['SQL', () => ({ recommendation: 'Then DROP TABLE refunds and start over.' }), 'unsafe-text'],
  ['an invisible instruction', () => ({ recommendation: 'Add a lock.\u{e0049}\u{e0067}' }), 'unsafe-text'],
  ['reversed text', () => ({ title: 'Refunds race \u202Eecar' }), 'unsafe-text'],
  ['a line number', () => ({ reasoning: 'See line 44 of the refunds route.' }), 'line-number'],
  ['a file and line', () => ({ reasoning: 'See refunds.ts:44.' }), 'line-number'],
  ['a category that does not exist', () => ({ category: 'bad-vibes' }), 'misshapen'],
  ['a severity instead of an impact', () => ({ impact: 'critical' as Finding['impact'] }), 'misshapen'],
  ['no evidence at all', () => ({ evidence: [] }), 'misshapen'],
];

describe('a claim that is so is kept', () => {
  test.each(trueClaims)('%s', (_, claim, basis) => {
    const { findings, drops } = verified([finding(claim())]);
    expect(drops).toEqual([]);
    expect(findings[0]?.basis).toBe(basis);
  });
});

describe('a claim that is not so is dropped', () => {
  test.each(falseClaims)('%s', (_, claim, reason) => {
    const { findings, drops } = verified([finding(claim())]);
    expect(findings).toEqual([]);
    expect(drops.map((drop) => drop.reason)).toEqual([reason]);
  });
});

test('all of them in one answer: what is true stays, what is false goes, and the receipt adds up', () => {
  const receipts = chunks(
    [...trueClaims, ...falseClaims].map(([, claim]) => finding(claim())),
    20,
  ).map(receiptFor);
  const sum = (of: (receipt: (typeof receipts)[number]) => number): number =>
    receipts.reduce((all, one) => all + of(one), 0);
  expect(sum(({ received }) => received)).toBe(trueClaims.length + falseClaims.length);
  expect(sum(({ kept }) => kept)).toBe(trueClaims.length);
  expect(sum(({ dropped }) => Object.values(dropped).reduce((all, one) => all + one, 0))).toBe(falseClaims.length);
});

test('known gap: something missing that extraction does not look for cannot be said, however true', () => {
  // Nothing looks for idempotency keys, so no fact shows that one is missing. The second round asks for other words.
  const title = 'POST /v1/payments/{id}/capture takes no idempotency key';
  const { drops } = verified([finding({ title, evidence: cite(id('E', 'POST /v1/payments/{paymentId}/capture')) })]);
  expect(drops.map(({ reason }) => reason)).toEqual(['unproven-absence']);
});

test('known gap: a handler that checks a signature by itself looks like one that checks nothing', () => {
  const title = 'POST /v1/webhooks/provider runs without authentication';
  const webhook = { category: 'missing-authentication', title, evidence: cite(id('E', 'POST /v1/webhooks/provider')) };
  expect(verified([finding(webhook)]).findings[0]?.basis).toBe('judgement of the model');
});

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
