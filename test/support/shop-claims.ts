import type { Item } from '../../src/llm/answer/answer.ts';
import type { FactKind } from '../../src/llm/facts/fact.ts';
import type { DropReason } from '../../src/llm/verify/drop.ts';
import type { ModelFinding } from '../../src/llm/verify/verify-finding.ts';

type Finding = Item<'findings'>;

export type Claim = Partial<Finding>;

/** Facts are named by what they say, since their numbers change with the shop. */
export type ClaimOf = (id: (kind: FactKind, says: string) => string) => Claim;

export function cite(factId: string, quote: string | null = null): Finding['evidence'] {
  return [{ factId, quote }];
}

type Cites = (id: Parameters<ClaimOf>[0]) => Finding['evidence'];

/** Something is missing, and it is: a title, and what it cites. */
const trueAbsences: readonly (readonly [string, Cites])[] = [
  [
    'POST /v1/payments/{id}/capture takes no idempotency key',
    (id) => cite(id('E', 'POST /v1/payments/{paymentId}/capture')),
  ],
  ['POST /v1/refunds has no idempotency key', (id) => cite(id('E', 'POST /v1/refunds'))],
  ['GET /support/orders has no version in its path', (id) => cite(id('E', 'GET /support/orders · gateway'))],
  ['GET /v1/orders has no limit', (id) => cite(id('E', 'GET /v1/orders · orders'))],
  ['Bestsellers are read without a cache', (id) => cite(id('E', 'GET /v1/products/bestsellers'))],
  ['payments uses no cache for what it reads from orders', (id) => cite(id('A', 'payments: no use of a cache'))],
  ['POST /auth/login has no rate limiter', (id) => cite(id('E', 'POST /auth/login'))],
  ['The call to payments has no timeout', (id) => cite(id('C', 'orders → payments E50'))],
  ['The call to payments is never retried and has no circuit breaker', (id) => cite(id('C', 'orders → payments E50'))],
  ['orders has no index on customer_email', (id) => cite(id('T', 'orders in orders-db'))],
  ['The lookup by customer_email has no index', (id) => cite(id('D', 'where customer_email'))],
  ['orders has no index on status and created_at', (id) => cite(id('T', 'orders in orders-db'))],
  ['order_lines has no foreign key for product_id', (id) => cite(id('T', 'order_lines in orders-db'))],
  ['products has no unique constraint on title', (id) => cite(id('T', 'products in catalog-db'))],
  ['processed_events has no check constraint', (id) => cite(id('T', 'processed_events in catalog-db'))],
  ['catalog runs without a replica', (id) => cite(id('N', 'service catalog'))],
  ['payments has no health check in its deployment', (id) => cite(id('N', 'service payments'))],
  ['catalog has no memory limit', (id) => cite(id('N', 'service catalog'))],
  ['Payment events have no dead letter queue', (id) => cite(id('Q', 'published by payments'))],
];

/** Something is said to be missing, and it is there, or nothing shows that it is not. */
const falseAbsences: readonly (readonly [string, Cites])[] = [
  ['POST /checkout takes no idempotency key', (id) => cite(id('E', 'POST /checkout'))],
  ['POST /v1/orders takes no idempotency key', (id) => cite(id('E', 'POST /v1/orders · orders'))],
  ['GET /v1/payments has no limit', (id) => cite(id('E', 'GET /v1/payments · payments'))],
  [
    'GET /v1/products/{productId} is read without a cache',
    (id) => cite(id('E', 'GET /v1/products/{productId} · catalog')),
  ],
  ['POST /checkout has no rate limiter', (id) => cite(id('E', 'POST /checkout'))],
  ['POST /v1/webhooks/provider runs without authentication', (id) => cite(id('E', 'POST /v1/webhooks/provider'))],
  ['order_lines has no index on order_id', (id) => cite(id('T', 'order_lines in orders-db'))],
  ['customers has no unique constraint on email', (id) => cite(id('T', 'customers in orders-db'))],
  ['order_lines has no foreign key for order_id', (id) => cite(id('T', 'order_lines in orders-db'))],
  ['orders has no primary key', (id) => cite(id('T', 'orders in orders-db'))],
  ['orders has no index', (id) => cite(id('T', 'orders in orders-db'))],
  ['orders runs without a replica', (id) => cite(id('N', 'service orders'))],
  ['gateway has no health check', (id) => cite(id('N', 'gateway gateway'))],
  ['payments has no index on customer_email', (id) => cite(id('C', 'orders → payments E50'))],
  ['Order events have no consumer', (id) => cite(id('Q', 'order.placed'))],
];

/** Claims about the shop that a good architect would make: each has to come through. */
export const trueClaims: readonly (readonly [string, ClaimOf, ModelFinding['basis']])[] = [
  [
    'the order waits for payments without end',
    (id) => ({
      category: 'missing-timeout',
      title: 'Placing an order hangs as long as payments hangs',
      evidence: cite(id('C', 'orders → payments E50'), `this.http.post<Payment>('/v1/payments', request)`),
    }),
    'confirmed by analysis',
  ],
  [
    'refunds are checked before they are locked',
    (id) => ({
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
    (id) => ({
      category: 'service-boundaries',
      title: 'Payment events have no consumer',
      evidence: cite(id('Q', 'published by payments')),
    }),
    'judgement of the model',
  ],
  [
    'the login takes any number of guesses',
    (id) => ({
      category: 'missing-rate-limit',
      title: 'POST /auth/login can be tried without a limit',
      evidence: cite(id('E', 'POST /auth/login')),
    }),
    'confirmed by analysis',
  ],
  [
    'a call for every line of the history',
    (id) => ({
      category: 'n-plus-one-call',
      title: 'GET /orders/history asks catalog once per product',
      evidence: [...cite(id('O', 'describeOrders')), ...cite(id('E', 'GET /orders/history'))],
    }),
    'confirmed by analysis',
  ],
  [
    'a column that nothing finds quickly',
    (id) => ({
      category: 'unindexed-filter',
      title: 'Support looks up orders by customer_email and reads the whole table',
      evidence: cite(id('D', 'where customer_email')),
    }),
    'confirmed by analysis',
  ],
  [
    'two services that wait for each other',
    (id) => ({
      category: 'cyclic-services',
      title: 'orders and payments call each other',
      evidence: [...cite(id('N', 'service orders')), ...cite(id('N', 'service payments'))],
    }),
    'confirmed by analysis',
  ],
  [
    'reviews that grow without end',
    (id) => ({
      category: 'unpaginated-list',
      title: 'All reviews of a product are sent at once',
      evidence: cite(id('D', 'selects many of reviews T5 · where product_id (equal) · sorted')),
    }),
    'confirmed by analysis',
  ],
  [
    'a relay that repeats',
    (id) => ({
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
    (id) => ({
      category: 'contract-design',
      title: 'catalog takes reviews without validation before any route',
      evidence: [...cite(id('A', 'catalog: no validation')), ...cite(id('E', 'POST /v1/products/{productId}/reviews'))],
    }),
    'judgement of the model',
  ],
  [
    'a route whose parameter has another name',
    (id) => ({
      category: 'contract-design',
      title: 'Repeating POST /v1/payments/{id}/capture captures again',
      reasoning: 'A client that repeats POST /v1/payments/:id/capture after a broken connection captures again.',
      evidence: cite(id('E', 'POST /v1/payments/{paymentId}/capture')),
    }),
    'judgement of the model',
  ],
  ...trueAbsences.map(([title, cites]): (typeof trueClaims)[number] => [
    title,
    (id) => ({ category: 'contract-design', title, evidence: cites(id) }),
    'judgement of the model',
  ]),
];

/** Claims that are wrong, made up or not fit to be shown, and the reason that each has to be dropped for. */
export const falseClaims: readonly (readonly [string, ClaimOf, DropReason])[] = [
  ['a fact that does not exist', () => ({ evidence: cite('E999') }), 'no-evidence'],
  [
    'a quote that stands nowhere',
    (id) => ({ evidence: cite(id('E', 'POST /v1/refunds'), 'await chargeTwice(customer)') }),
    'no-evidence',
  ],
  [
    'a quote that stands in several other facts',
    (id) => ({ evidence: cite(id('E', 'POST /v1/refunds'), 'include: { lines: true, shipments: true }') }),
    'no-evidence',
  ],
  [
    'a quote with a changed word',
    (id) => ({ evidence: cite(id('D', 'counts one of refunds'), "await refunds.sum('amountEuros'") }),
    'no-evidence',
  ],
  [
    'a quote of two places joined',
    (id) => ({ evidence: cite(id('E', 'POST /v1/refunds'), 'POST /v1/refunds handler') }),
    'no-evidence',
  ],
  ['a quote too short to mean anything', () => ({ evidence: cite('E999', 'id') }), 'no-evidence'],
  [
    'a timeout that is there',
    (id) => ({ category: 'missing-timeout', evidence: cite(id('C', 'calls GET /v1/products/bestsellers')) }),
    'refuted',
  ],
  [
    'a timeout where nothing is called',
    (id) => ({ category: 'missing-timeout', evidence: cite(id('T', 'customers in orders-db')) }),
    'refuted',
  ],
  [
    'a loop that is none',
    (id) => ({ category: 'n-plus-one-query', evidence: cite(id('D', 'selects one of products')) }),
    'refuted',
  ],
  [
    'calls in a loop that is none',
    (id) => ({ category: 'n-plus-one-call', evidence: cite(id('C', 'calls GET /v1/products/batch · gateway')) }),
    'refuted',
  ],
  [
    'an index that is there',
    (id) => ({ category: 'unindexed-filter', evidence: cite(id('D', 'where order_id (equal) · limit: none')) }),
    'refuted',
  ],
  [
    'an index that is there, by its table',
    (id) => ({
      category: 'unindexed-filter',
      title: 'Looking up a customer by email reads all rows',
      evidence: cite(id('T', 'customers in orders-db')),
    }),
    'refuted',
  ],
  [
    'a foreign key that has an index',
    (id) => ({ category: 'unindexed-foreign-key', evidence: cite(id('T', 'refunds in orders-db')) }),
    'refuted',
  ],
  [
    'a guard that is there',
    (id) => ({ category: 'missing-authentication', evidence: cite(id('E', 'POST /v1/orders · orders')) }),
    'refuted',
  ],
  [
    'a limiter that is there',
    (id) => ({ category: 'missing-rate-limit', evidence: cite(id('E', 'POST /checkout')) }),
    'refuted',
  ],
  [
    'a limit that is there',
    (id) => ({ category: 'unpaginated-list', evidence: cite(id('D', 'selects many of payment_outbox')) }),
    'refuted',
  ],
  [
    'a table that one service uses',
    (id) => ({ category: 'shared-table', evidence: cite(id('T', 'customers in orders-db')) }),
    'refuted',
  ],
  [
    'a circle that is none',
    (id) => ({
      category: 'cyclic-services',
      evidence: [...cite(id('N', 'service catalog')), ...cite(id('N', 'gateway gateway'))],
    }),
    'refuted',
  ],
  [
    'a read that is said to write',
    (id) => ({ category: 'get-that-writes', evidence: cite(id('E', 'GET /v1/products ·')) }),
    'refuted',
  ],
  [
    'a version that is there',
    (id) => ({ category: 'missing-versioning', evidence: cite(id('E', 'POST /v1/orders · orders')) }),
    'refuted',
  ],
  [
    'a transaction that is none',
    (id) => ({
      category: 'transaction-around-remote-call',
      evidence: cite(id('C', 'calls GET /v1/products/bestsellers')),
    }),
    'refuted',
  ],
  [
    'two writes where one is',
    (id) => ({ category: 'dual-write', evidence: cite(id('O', 'ProductRepository.byId ·')) }),
    'refuted',
  ],
  [
    'a single copy of two',
    (id) => ({ category: 'single-point-of-failure', evidence: cite(id('N', 'gateway gateway')) }),
    'refuted',
  ],
  ['something missing that no fact shows', () => ({ title: 'Refunds have no audit log' }), 'unproven-absence'],
  ...falseAbsences.map(([title, cites]): (typeof falseClaims)[number] => [
    title,
    (id) => ({ category: 'contract-design', title, evidence: cites(id) }),
    'unproven-absence',
  ]),
  [
    'an absence of another service',
    (id) => ({
      category: 'contract-design',
      title: 'payments runs without a rate limiter',
      evidence: cite(id('A', 'orders: no rate limiter')),
    }),
    'unproven-absence',
  ],
  [
    'an absence of something else',
    (id) => ({
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
