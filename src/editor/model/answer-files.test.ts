import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { answerFiles } from './answer-files.ts';

test('an answer comes back in the next window, until it is cleared', async () => {
  const folder = path.join(temporaryFolder(), 'answers');
  await answerFiles(folder).set('a1', '{"findings":[]}');
  const next = answerFiles(folder);
  expect([await next.get('a1'), await next.get('b2')]).toEqual(['{"findings":[]}', undefined]);
  expect(await next.clear()).toBe(1);
  expect([await next.get('a1'), await next.clear()]).toEqual([undefined, 0]);
});

test('the oldest make room', async () => {
  const folder = temporaryFolder();
  const store = answerFiles(folder);
  for (let number = 0; number < 64; number += 1) await store.set(`k${number}`, String(number));
  expect(readdirSync(folder).length).toBe(60);
  expect(await store.get('k63')).toBe('63');
});

test('without a folder nothing is kept, and nothing fails', async () => {
  const store = answerFiles(undefined);
  await store.set('a1', '{}');
  expect([await store.get('a1'), await store.clear()]).toEqual([undefined, 0]);
});
