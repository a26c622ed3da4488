import { expect, test } from 'vitest';
import { readAgain } from './source-book.ts';

const file = (stamp: string | undefined, text: string) => {
  const told = { stamp, path: 'orders/refunds.ts', size: text.length, reads: 0 };
  return {
    ...told,
    read: () => {
      told.reads++;
      return { ok: true as const, text };
    },
    reads: () => told.reads,
  };
};

test('a file that bears the stamp it was read under is not read again', () => {
  const before = readAgain(undefined, file('7', 'const refunds = 1;'));
  const again = file('7', 'const refunds = 1;');
  expect(readAgain(before, again)).toBe(before);
  expect(again.reads()).toBe(0);
});

test('another stamp, and none at all, is read; what is known of the same text stays known', () => {
  const before = readAgain(undefined, file('7', 'const refunds = 1;'));
  const touched = readAgain(before, file('8', 'const refunds = 1;'));
  expect(touched.source).toBe(before.source);
  expect(touched.stamp).toBe('8');
  const unsettled = readAgain(before, file(undefined, 'const refunds = 2;'));
  expect(unsettled.source?.text).toBe('const refunds = 2;');
  const settled = file(undefined, 'const refunds = 3;');
  expect(readAgain(unsettled, settled).source?.text).toBe('const refunds = 3;');
});
