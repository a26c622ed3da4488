import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shopFindings } from '../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../test/support/shop-system.ts';
import { testEngine, workspaceOf } from '../../../test/support/system-of.ts';
import { printJson } from '../report/json/print-json.ts';
import type { Finding } from '../rules/finding.ts';
import { rules } from '../rules/registry.ts';
import { againstBaseline, baselineOf, onlyNew } from './baseline.ts';
import { buildReview } from './build-review.ts';
import { readBaseline } from './read-baseline.ts';
import type { Review } from './review.ts';

function reviewOf(findings: readonly Finding[]): Review {
  return buildReview(shopSystem, findings, { kind: 'workspace' }, '');
}

function statuses(review: Review): readonly string[] {
  return review.findings.map(({ status, rule }) => `${status} ${rule}`);
}

test('new, known, suppressed and fixed are told apart', () => {
  const baseline = baselineOf(reviewOf(shopFindings.slice(0, 3)));
  const later = againstBaseline(reviewOf(shopFindings.slice(1).filter(({ rule }) => rule !== 'dual-write')), baseline);
  expect(
    [...statuses(later), ...(later.fixed ?? []).map(({ rule }) => `fixed ${rule}`)].join('\n'),
  ).toMatchInlineSnapshot(`
      "known missing-timeout
      known n-plus-one-call
      new unindexed-filter
      new shared-table
      new unpaginated-list
      new float-for-money
      new single-replica
      suppressed wrong-create-status
      fixed missing-authentication"
    `);
  expect(onlyNew(later).summary.findings).toEqual({ critical: 0, high: 0, medium: 4, low: 1, info: 0 });
});

test('a baseline is read back as it was written, byte for byte', () => {
  const written = printJson(baselineOf(reviewOf(shopFindings)));
  const reading = readBaseline(written);
  expect(reading.ok && printJson(reading.baseline)).toBe(written);
  expect(printJson(baselineOf(reviewOf([...shopFindings].reverse())))).toBe(written);
});

test('what is no baseline is refused, and never taken for an empty one', () => {
  const texts = [
    '',
    '{',
    '[]',
    '{"version":2,"findings":[]}',
    '{"version":1}',
    '{"version":1,"findings":[{"rule":"a"}]}',
  ];
  expect(texts.map((text) => readBaseline(text)).filter(({ ok }) => ok)).toEqual([]);
});

test('a route that joins a finding makes no new one, and a circle has no beginning', () => {
  const [state, circle] = [
    { ...shopFindings[4], subjects: ['database:shop-db/products', 'service:orders POST /orders'] },
    { ...shopFindings[2], rule: 'cyclic-services', subjects: ['service:orders', 'service:catalog'] },
  ] as unknown as readonly [Finding, Finding];
  const joined = {
    ...state,
    subjects: ['service:orders GET /carts', ...state.subjects],
    title: 'GET /carts and 1 more',
  };
  const turned = { ...circle, subjects: [...circle.subjects].reverse(), evidence: [...circle.evidence].reverse() };
  const names = (findings: readonly Finding[]) => reviewOf(findings).findings.map((one) => one.fingerprint);
  expect(names([joined, turned])).toEqual(names([state, circle]));
});

const subjects = [
  'n-plus-one-query',
  'in-memory-state',
  'unindexed-filter',
  'missing-primary-key',
  'float-for-money',
  'verb-in-path',
];

test('200 random edits that move lines keep every fingerprint', async () => {
  const files = Object.fromEntries(
    rules
      .filter((rule) => subjects.includes(rule.id))
      .flatMap((rule) => Object.entries(rule.examples.bad).map(([file, text]) => [`${rule.id}/${file}`, text])),
  );
  const engine = await testEngine();
  const review = async (tree: Readonly<Record<string, string>>): Promise<Review> => {
    await engine.open(workspaceOf(tree));
    return engine.review({ kind: 'workspace' });
  };
  const names = (reviewed: Review) => reviewed.findings.map(({ fingerprint }) => fingerprint).sort();
  const before = await review(files);
  expect(before.findings.length).toBeGreaterThan(3);
  expect(printJson(await review(files))).toBe(printJson(before));
  const movable = Object.keys(files).filter((file) => /\.(ts|sql)$/.test(file));
  const edit = fc.record({ file: fc.constantFrom(...movable), lines: fc.integer({ min: 1, max: 40 }), at: fc.nat() });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const moved = { ...files };
      for (const { file, lines, at } of edits) {
        const parts = `\n\n${moved[file]}`.split('\n\n');
        const gap = at % (parts.length - 1);
        moved[file] = parts.map((part, index) => part + (index === gap ? '\n'.repeat(lines + 2) : '\n\n')).join('');
      }
      expect(names(await review(moved))).toEqual(names(before));
    }),
    { numRuns: 200 },
  );
}, 120_000);
