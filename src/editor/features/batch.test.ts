import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBatch } from './batch.ts';

const pause = 400;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when the test says so. */
function stage() {
  const ends: (() => void)[] = [];
  const batch = createBatch(() => new Promise((resolve) => ends.push(resolve)), pause);
  const end = async () => {
    ends.at(-1)?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { ...batch, runs: () => ends.length, end };
}

test('a hundred files that change at once make one run, when it is quiet', async () => {
  const { ask, runs } = stage();
  for (let file = 0; file < 100; file += 1) {
    ask();
    await vi.advanceTimersByTimeAsync(pause / 2);
  }
  expect(runs()).toBe(0);
  await vi.advanceTimersByTimeAsync(pause);
  expect(runs()).toBe(1);
});

test('what changes during a run is served by one more, after it', async () => {
  const { ask, runs, end } = stage();
  ask();
  await vi.advanceTimersByTimeAsync(pause);
  ask();
  ask();
  await vi.advanceTimersByTimeAsync(pause * 10);
  expect(runs()).toBe(1);
  await end();
  await vi.advanceTimersByTimeAsync(pause);
  expect(runs()).toBe(2);
  await end();
  await vi.advanceTimersByTimeAsync(pause * 10);
  expect(runs()).toBe(2);
});

test('after it is put away nothing runs', async () => {
  const { ask, runs, dispose } = stage();
  ask();
  dispose();
  await vi.advanceTimersByTimeAsync(pause);
  expect(runs()).toBe(0);
});
