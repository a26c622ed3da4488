import { expect, test } from 'vitest';
import { testParsers } from '../../../../test/support/parsers.ts';
import type { FileFacts } from '../../extractors/extractor.ts';
import { evidenceIn, readFacts, sourceText } from '../../read-facts.ts';
import type { LinkInput } from '../link-input.ts';
import { rememberingPlans } from './remembering-plans.ts';

const queue = (name: string): string => `resource "aws_sqs_queue" "bells" {\n  name = "${name}"\n}\n`;

test('a plan that nothing changed in tells the very same facts, so that what was linked with them holds', async () => {
  const parsers = await testParsers();
  const read = (path: string, text: string): FileFacts => readFacts(parsers, sourceText(path, text), true);
  const input = (...files: readonly FileFacts[]): LinkInput => ({
    name: 'tower',
    files: new Map(files.map((facts) => [facts.file, facts])),
    evidence: (file, at, end) => evidenceIn(sourceText(file, ''), at, end),
    problems: [],
    statistics: { files: 0, analyzed: 0, skipped: 0, bytes: 0 },
  });
  const planned = rememberingPlans();
  const plan = read('main.tf', queue('bells'));
  const [code, edited] = [read('app.ts', 'export {};'), read('app.ts', 'export const a = 1;')];
  const told = planned(input(plan, code)).files.get('main.tf');
  expect(told?.facts.map(({ kind }) => kind)).toEqual(['plan', 'deployment', 'queue']);
  expect(planned(input(plan, edited)).files.get('main.tf')).toBe(told);
  expect(planned(input(read('main.tf', queue('ropes')), edited)).files.get('main.tf')).not.toBe(told);
  const without = input(code);
  expect(planned(without)).toBe(without);
});
