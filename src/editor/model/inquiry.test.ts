import { expect, test } from 'vitest';
import { sampleJudgement, sampleSheet } from '../../../test/support/sample/sample-judgement.ts';
import { createInquiry } from './inquiry.ts';

test('nothing goes on before somebody asks', () => {
  const { asking, judgement } = createInquiry();
  expect([asking, judgement]).toEqual([{ kind: 'idle' }, undefined]);
});

test('a question waits for its answer, and only for its own', async () => {
  const inquiry = createInquiry();
  const answer = inquiry.begin().consent(sampleSheet);
  expect(inquiry.asking).toMatchObject({ kind: 'consent', question: 1 });
  inquiry.answer(7, 'send');
  inquiry.answer(1, 'remember');
  expect(await answer).toBe('remember');
});

test('a new question replaces the one under way, which then says nothing more', async () => {
  const inquiry = createInquiry();
  const first = inquiry.begin();
  const answer = first.consent(sampleSheet);
  const second = inquiry.begin();
  expect([await answer, first.signal.aborted, second.signal.aborted]).toEqual(['static', true, false]);
  first.show({ kind: 'failed', model: 'm', message: 'late', action: '' });
  first.conclude(sampleJudgement);
  expect([inquiry.asking, inquiry.judgement]).toEqual([{ kind: 'idle' }, undefined]);
  second.conclude(sampleJudgement);
  expect(inquiry.judgement).toBe(sampleJudgement);
});

test('stopping ends the question and keeps the judgement of before', () => {
  const inquiry = createInquiry();
  inquiry.begin().conclude(sampleJudgement);
  const turn = inquiry.begin();
  turn.show({ kind: 'running', model: 'm', task: 't', stage: { kind: 'preparing' }, findings: [] });
  inquiry.stop();
  expect([turn.signal.aborted, inquiry.asking, inquiry.judgement]).toEqual([true, { kind: 'idle' }, sampleJudgement]);
});

test('everyone who listens hears of both', () => {
  const inquiry = createInquiry();
  const heard: string[] = [];
  const stop = inquiry.onChange((change) => heard.push(change));
  inquiry.begin().conclude(sampleJudgement);
  stop();
  inquiry.begin().show({ kind: 'preview', sheet: sampleSheet });
  expect(heard).toEqual(['asking', 'judgement']);
});
