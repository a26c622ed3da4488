import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSlices } from './slices.ts';

test('few items are done at once, many in turns, and none twice while it waits', async () => {
  const done: string[] = [];
  const slices = createSlices<number>(2, (items) => done.push(items.join()));
  slices.add([1, 2]);
  expect(done).toEqual(['1,2']);
  slices.add([3, 4, 5, 6, 7]);
  slices.add([6, 7, 8]);
  expect(done).toEqual(['1,2', '3,4']);
  await turn();
  await turn();
  await turn();
  expect(done).toEqual(['1,2', '3,4', '5,6', '7,8']);
});
