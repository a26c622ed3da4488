import { expect, test } from 'vitest';
import { sampleJudgement } from '../../../test/support/sample/sample-judgement.ts';
import { joined } from './judgement-view.ts';

const [first, second] = sampleJudgement.findings;

test('an explanation adds to the judgement of the same review', () => {
  const explained = {
    ...sampleJudgement,
    task: 'Explanation',
    findings: second === undefined ? [] : [second],
    verdicts: [],
  };
  const both = joined(sampleJudgement, explained);
  expect(both.task).toBe('Explanation');
  expect(both.findings).toEqual([second, first]);
  expect(both.verdicts).toEqual(sampleJudgement.verdicts);
  expect(both.openQuestions).toEqual(sampleJudgement.openQuestions);
});

test('of another review it stands alone', () => {
  const later = { ...sampleJudgement, reviewAt: '2024-06-12T09:14:00.000Z', findings: [] };
  expect(joined(sampleJudgement, later)).toBe(later);
  expect(joined(undefined, later)).toBe(later);
});
