import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';
import type { Shell } from './shell.ts';

function shellThat(progressIsSeen: boolean): { readonly shell: Shell; readonly told: string[] } {
  const told: string[] = [];
  const shell: Shell = {
    folder: '.',
    environment: {},
    columns: undefined,
    progressIsSeen,
    print: () => undefined,
    tell: (text) => told.push(text),
    interruption: () => ({ signal: new AbortController().signal, stop: () => undefined }),
  };
  return { shell, told };
}

test('at a terminal the line rewrites itself and leaves nothing behind', () => {
  const { shell, told } = shellThat(true);
  const line = progressLine(shell);
  line.show({ stage: 'read', done: 1200, total: 5000 });
  line.end();
  expect(told).toEqual(['\r\u001b[2KReading 1,200 of 5,000 files', '\r\u001b[2K']);
});

test('without a terminal nothing is said within a second, and one line after it', () => {
  const { shell, told } = shellThat(false);
  let now = 0;
  const line = progressLine(shell, () => now);
  line.show({ stage: 'list', done: 0, total: 0 });
  now = 1500;
  line.show({ stage: 'read', done: 10, total: 5000 });
  line.show({ stage: 'link', done: 0, total: 1 });
  line.end();
  expect(told).toEqual(['Reading …\n']);
});
