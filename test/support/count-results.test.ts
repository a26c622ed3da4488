import { expect, test } from 'vitest';
import { countResults } from './count-results.mjs';

function report(...files: string[]) {
  return {
    testResults: files.map((tests) => ({
      status: /[f!]/.test(tests) ? 'failed' : 'passed',
      assertionResults: [...tests.replace('!', '')].map((letter) => ({ status: statuses[letter] ?? letter })),
    })),
  };
}

const statuses: Readonly<Record<string, string>> = { p: 'passed', f: 'failed', s: 'skipped', t: 'todo' };

test('passed and failed tests of all files are summed', () => {
  expect(countResults(report('ppp', 'pf'), false)).toEqual({ passed: 4, failed: 1 });
});

test('a test that was skipped or never written did not pass', () => {
  expect(countResults(report('ps', 't'), true)).toEqual({ passed: 1, failed: 2 });
});

test('a file that broke before its first test is a failure', () => {
  expect(countResults(report('p', '!'), false)).toEqual({ passed: 1, failed: 1 });
});

test('an error outside of every test is a failure', () => {
  expect(countResults(report('pp'), false)).toEqual({ passed: 2, failed: 1 });
});

test('a run that left no report, or ran nothing, is a failure', () => {
  expect(countResults(undefined, true)).toEqual({ passed: 0, failed: 1 });
  expect(countResults(report(), true)).toEqual({ passed: 0, failed: 1 });
});
