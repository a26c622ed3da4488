import { describe, expect, test } from 'vitest';
import { sampleReview } from '../../../test/support/sample/sample-review.ts';
import { restoredState } from '../page-state.ts';
import { groupFindings, visibleFindings } from './visible-findings.ts';

const all = restoredState(undefined);

function rulesOf(filter: Partial<typeof all>): string[] {
  return visibleFindings(sampleReview, { ...all, ...filter }).map((finding) => finding.rule);
}

describe('filters', () => {
  test('that name nothing let everything through but what is suppressed', () => {
    expect(rulesOf({})).toHaveLength(15);
    expect(rulesOf({ suppressed: true })).toHaveLength(16);
  });

  test('of one kind widen, filters of two kinds narrow', () => {
    expect(rulesOf({ severities: ['critical'] })).toEqual(['missing-authentication', 'shared-table']);
    expect(rulesOf({ severities: ['critical', 'low'] })).toHaveLength(4);
    expect(rulesOf({ severities: ['critical'], areas: ['security'] })).toEqual(['missing-authentication']);
  });

  test('find words of the title, the rule and the path, in any order', () => {
    expect(rulesOf({ findingQuery: 'orders timeout' })).toEqual(['missing-timeout']);
    expect(rulesOf({ findingQuery: 'docker-compose' })).toEqual(['single-point-of-failure']);
    expect(rulesOf({ findingQuery: 'no such thing' })).toEqual([]);
  });
});

test.each(['severity', 'area', 'file'] as const)('groups by %s hold every finding once', (grouping) => {
  const findings = visibleFindings(sampleReview, all);
  const grouped = groupFindings(findings, grouping).flatMap((group) => group.findings);
  expect(grouped).toHaveLength(findings.length);
  expect(new Set(grouped)).toEqual(new Set(findings));
});

test('groups by severity begin with the gravest, groups by file follow the alphabet', () => {
  const findings = visibleFindings(sampleReview, all);
  expect(groupFindings(findings, 'severity').map((group) => group.name)).toEqual(['Critical', 'High', 'Medium', 'Low']);
  const files = groupFindings(findings, 'file').map((group) => group.name);
  expect(files).toEqual([...files].sort());
});
