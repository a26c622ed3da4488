import { expect, test } from 'vitest';
import { sampleFindings } from '../../../test/support/sample/findings.ts';
import type { LiveFinding } from './finding-book.ts';
import { type FindingFilter, filtered, type Grouping, grouped, noFilter } from './finding-filter.ts';

const entries: LiveFinding[] = sampleFindings.flatMap((finding) => {
  const file = finding.evidence[0]?.file;
  return file === undefined
    ? []
    : [{ finding, folder: '/shop', file, line: 0, stale: false, current: true, seen: true }];
});

const servicesOf = ({ file }: LiveFinding): string[] => /^services\/(\w+)/.exec(file)?.slice(1) ?? [];

function rules(filter: Partial<FindingFilter>): string[] {
  return filtered(entries, { ...noFilter, ...filter }, servicesOf).map(({ finding }) => finding.rule);
}

function groups(by: Grouping): string {
  const all = grouped(filtered(entries, noFilter, servicesOf), by, servicesOf);
  return all
    .map(({ key, findings }) => `${key || 'no service'}: ${findings.map((e) => e.finding.rule).join(', ')}`)
    .join('\n');
}

test('every part of a filter narrows, and words are looked for in title, message, rule and path', () => {
  expect(rules({ severities: ['critical'] })).toMatchInlineSnapshot(`
    [
      "missing-authentication",
      "shared-table",
    ]
  `);
  expect(rules({ areas: ['performance'], services: ['orders'] })).toMatchInlineSnapshot(`
    [
      "n-plus-one-query",
    ]
  `);
  expect(rules({ text: 'timeout AXIOS' })).toEqual(['missing-timeout']);
  expect(rules({ text: 'timeout catalog nonsense' })).toEqual([]);
  expect(rules({ file: 'docker-compose.yml' })).toMatchInlineSnapshot(`
    [
      "single-point-of-failure",
    ]
  `);
});

test('what a comment suppresses is shown to those who ask', () => {
  const silenced = sampleFindings.filter(({ status }) => status === 'suppressed').map(({ rule }) => rule);
  expect(silenced.length).toBeGreaterThan(0);
  expect(rules({})).not.toEqual(expect.arrayContaining(silenced));
  expect(rules({ suppressed: true })).toEqual(expect.arrayContaining(silenced));
});

test('fixable are those whose fix comes with its edits', () => {
  const edit = { kind: 'append', file: 'db/schema.sql', text: 'CREATE INDEX …' } as const;
  const mendable = entries.map((entry) => {
    if (entry.finding.rule !== 'unindexed-filter') return entry;
    return { ...entry, finding: { ...entry.finding, edits: [edit] } };
  });
  const shown = filtered(mendable, { ...noFilter, fixable: true }, servicesOf);
  expect(shown.map(({ finding }) => finding.rule)).toEqual(['unindexed-filter']);
  expect(rules({ fixable: true })).toEqual([]);
});

test('groups come by their gravest finding', () => {
  expect(groups('severity')).toMatchInlineSnapshot(`
    "critical: missing-authentication, shared-table
    high: n-plus-one-query, missing-timeout, unpaginated-list, unindexed-filter, missing-rate-limit, non-idempotent-post
    medium: missing-foreign-key, single-point-of-failure, dual-write, inconsistent-error-model, unbounded-cache-entry
    low: missing-created-at, verb-in-path"
  `);
  expect(groups('service')).toMatchInlineSnapshot(`
    "catalog: missing-authentication, unpaginated-list, inconsistent-error-model, unbounded-cache-entry, missing-created-at
    payments: shared-table, non-idempotent-post, missing-foreign-key
    gateway: missing-rate-limit
    orders: n-plus-one-query, missing-timeout, unindexed-filter, dual-write, verb-in-path
    no service: single-point-of-failure"
  `);
});
