import { expect, test } from 'vitest';
import { sampleReview } from '../../test/support/sample/sample-review.ts';
import { visibleFindings } from './findings/visible-findings.ts';
import { restoredState, revealing } from './page-state.ts';

test('a state comes back as it was saved, and what is none begins anew', () => {
  const state = { ...restoredState(undefined), tab: 'schema' as const, findingQuery: 'orders' };
  expect(restoredState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(restoredState({ ...state, tab: 'gone' }).tab).toBe('findings');
});

test('a finding that is revealed is not hidden by filters', () => {
  const state = { ...restoredState(undefined), tab: 'schema', severities: ['low'], findingQuery: 'x' };
  const shown = { ...state, ...revealing({ kind: 'finding', fingerprint: 'f03' }, sampleReview.diagrams) };
  expect(shown).toMatchObject({ tab: 'findings', finding: 'f03', severities: [], findingQuery: '' });
});

test('an element that is revealed leaves what speaks of it, until another finding is asked for', () => {
  const reveal = (target: Parameters<typeof revealing>[0]) => revealing(target, sampleReview.diagrams);
  const about = { ...restoredState(undefined), ...reveal({ kind: 'element', ids: ['orders'], name: 'orders' }) };
  const shown = visibleFindings(sampleReview, about);
  expect(shown.length).toBeLessThan(visibleFindings(sampleReview, restoredState(undefined)).length);
  expect(shown.flatMap((finding) => (finding.subjects.includes('orders') ? [] : [finding.title]))).toEqual([]);
  expect({ ...about, ...reveal({ kind: 'finding', fingerprint: 'f03' }) }.element).toBeUndefined();
});

test('a diagram is revealed by its kind and title, else the first of its kind', () => {
  const at = (title?: string) => revealing({ kind: 'diagram', view: 'flow', title }, sampleReview.diagrams);
  expect(at('POST /orders')).toEqual({ tab: 'diagrams', diagram: 2 });
  expect(at('gone')).toEqual({ tab: 'diagrams', diagram: 2 });
});
