import { describe, expect, test } from 'vitest';
import { shopFindings } from '../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../test/support/shop-system.ts';
import type { System } from '../model/system.ts';
import type { Finding } from '../rules/finding.ts';
import { buildReview } from './build-review.ts';
import type { Review, ReviewScope } from './review.ts';

function reviewOf(
  scope: ReviewScope = { kind: 'workspace' },
  findings: readonly Finding[] = shopFindings,
  system: System = shopSystem,
): Review {
  return buildReview(system, findings, scope, '');
}

function lines(review: Review): string {
  return review.findings
    .map(({ severity, rule, status, evidence }) => {
      const [first] = evidence;
      return `${severity} ${rule} ${first?.file}:${first?.line}${status === 'suppressed' ? ' suppressed' : ''}`;
    })
    .join('\n');
}

/** The same findings after someone added three lines at the top of every file and indented the code. */
const moved = shopFindings.map((finding) => ({
  ...finding,
  evidence: finding.evidence.map((evidence) => ({
    ...evidence,
    line: evidence.line + 3,
    endLine: evidence.endLine + 3,
    text: evidence.text.replaceAll('  ', '\t'),
  })),
}));

describe('findings', () => {
  test('come by severity, then place, and what a comment suppresses comes last', () => {
    expect(lines(reviewOf())).toMatchInlineSnapshot(`
      "critical missing-authentication services/catalog/src/routes.ts:41
      high missing-timeout services/orders/src/place-order.ts:19
      high n-plus-one-call services/orders/src/place-order.ts:19
      high dual-write services/orders/src/place-order.ts:38
      medium unindexed-filter services/orders/src/list-orders.ts:6
      medium shared-table services/orders/src/place-order.ts:53
      medium unpaginated-list services/orders/src/routes.ts:12
      medium float-for-money services/payments/migrations/001_payments.sql:4
      low single-replica compose.yaml:2
      info wrong-create-status services/orders/src/routes.ts:52 suppressed"
    `);
  });

  test('keep their fingerprints when lines move', () => {
    const names = reviewOf().findings.map((finding) => finding.fingerprint);
    expect(new Set(names).size).toBe(shopFindings.length);
    expect(names.every((name) => /^[0-9a-f]{16}$/.test(name))).toBe(true);
    const after = reviewOf({ kind: 'workspace' }, moved).findings.map((finding) => finding.fingerprint);
    expect([...after].sort()).toEqual([...names].sort());
  });

  test('that say the same twice are told apart', () => {
    const [first] = shopFindings;
    const twice = first === undefined ? [] : [first, first];
    const [one, two] = reviewOf({ kind: 'workspace' }, twice).findings;
    expect(one?.fingerprint).not.toBe(two?.fingerprint);
  });

  test('are suppressed on the line a comment speaks of, for the rule it names, and nowhere else', () => {
    const statusWith = (suppression: Partial<System['suppressions'][number]>) => {
      const comment = {
        file: 'services/orders/src/routes.ts',
        line: 51,
        appliesTo: 52,
        rules: ['wrong-create-status'],
      };
      const suppressions = [{ ...comment, reason: 'clear enough', ...suppression }];
      const { findings } = reviewOf({ kind: 'workspace' }, shopFindings, { ...shopSystem, suppressions });
      return findings.find((finding) => finding.rule === 'wrong-create-status')?.status;
    };
    expect(statusWith({})).toBe('suppressed');
    expect(statusWith({ rules: ['*'] })).toBe('suppressed');
    expect(statusWith({ rules: ['missing-timeout'] })).toBe('new');
    expect(statusWith({ appliesTo: 53 })).toBe('new');
    expect(statusWith({ file: 'services/orders/src/app.ts' })).toBe('new');
  });

  test('that are suppressed neither count nor mark the drawing', () => {
    const all = shopFindings.map((finding) => finding.evidence[0]).filter((evidence) => evidence !== undefined);
    const suppressions = all.map((at) => ({
      file: at.file,
      line: at.line,
      appliesTo: at.line,
      rules: ['*'],
      reason: '',
    }));
    const review = reviewOf({ kind: 'workspace' }, shopFindings, { ...shopSystem, suppressions });
    expect(Object.values(review.summary.findings)).toEqual([0, 0, 0, 0, 0]);
    expect(review.diagrams.flatMap((diagram) => diagram.nodes.flatMap((node) => node.findings))).toEqual([]);
    expect(review.bottlenecks.some((bottleneck) => bottleneck.what.includes('all of'))).toBe(false);
  });
});

describe('a narrower scope', () => {
  test('of one file keeps what touches it, also by the chain that proves a finding', () => {
    const review = reviewOf({ kind: 'files', files: ['services/catalog/src/products.ts'] });
    expect(lines(review)).toMatchInlineSnapshot(`
      "critical missing-authentication services/catalog/src/routes.ts:41
      medium shared-table services/orders/src/place-order.ts:53"
    `);
    expect(review.endpoints).toEqual([]);
    expect(review.summary.findings).toMatchObject({ critical: 1, medium: 1 });
  });

  test('of a selection keeps what overlaps it', () => {
    const review = reviewOf({ kind: 'selection', file: 'services/orders/src/routes.ts', line: 10, endLine: 20 });
    expect(lines(review)).toBe('medium unpaginated-list services/orders/src/routes.ts:12');
    expect(review.endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).toEqual([
      'GET /orders',
      'GET /orders/{id}',
    ]);
  });

  test('leaves the diagrams whole', () => {
    const files = ['services/orders/src/routes.ts'];
    const [whole, part] = [reviewOf(), reviewOf({ kind: 'files', files })];
    const services = (review: Review) => review.diagrams.find((diagram) => diagram.view === 'service')?.ascii;
    expect(services(part)).toBe(services(whole));
  });

  test('names only the problems of its files', () => {
    expect(reviewOf().problems).toHaveLength(1);
    expect(reviewOf({ kind: 'files', files: ['services/orders/src/routes.ts'] }).problems).toEqual([]);
  });
});

test('tables say who reads and writes them', () => {
  const rows = reviewOf().tables?.map(
    ({ storeName, name, readBy, writtenBy }) => `${storeName}.${name}: ${readBy.join(', ')} → ${writtenBy.join(', ')}`,
  );
  expect(rows?.join('\n')).toMatchInlineSnapshot(`
    "payments-db.payments: payments → payments
    payments-db.refunds:  → 
    shop-db.categories:  → 
    shop-db.customers: gateway → 
    shop-db.order_items: orders → orders
    shop-db.orders: orders → orders
    shop-db.products: catalog → catalog, orders"
  `);
});

test('drawn nodes lead to elements, places and findings', () => {
  const review = reviewOf();
  const orders = review.diagrams
    .find((diagram) => diagram.view === 'service')
    ?.nodes.find((node) => node.label === 'orders');
  expect(orders).toMatchObject({ node: 'n6', element: 'service:orders', file: 'compose.yaml', line: 18 });
  const rules = review.findings.filter((each) => orders?.findings.includes(each.fingerprint)).map((each) => each.rule);
  expect(rules.join(' ')).toMatchInlineSnapshot(
    `"missing-timeout n-plus-one-call dual-write unindexed-filter shared-table unpaginated-list"`,
  );
});

test('the same System gives the same Review', () => {
  expect(JSON.stringify(reviewOf())).toBe(JSON.stringify(reviewOf()));
});

test('tests, examples and generated code are not reviewed', () => {
  const endpoints = shopSystem.endpoints.map((endpoint) => ({ ...endpoint, role: 'test' as const }));
  const review = reviewOf({ kind: 'workspace' }, [], { ...shopSystem, endpoints });
  expect(review.endpoints).toEqual([]);
});
