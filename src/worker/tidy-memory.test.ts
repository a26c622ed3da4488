import { expect, test } from 'vitest';
import { ownHeap, tidyMemory, tidyRecent } from './tidy-memory.ts';

const megabyte = 1024 * 1024;

test('memory is looked through where much was left behind, and not for little', () => {
  const said: string[] = [];
  let used = 0;
  const tidy = tidyMemory({
    used: () => used * megabyte,
    collect: () => said.push(`${used} MB`),
  });
  for (used = 20; used <= 700; used += 20) tidy.now();
  expect(said.join(', ')).toBe('100 MB, 160 MB, 220 MB, 300 MB, 400 MB, 540 MB');
  for (used = 710; used <= 760; used += 10) tidy.idle();
  expect(said.slice(6).join(', ')).toBe('710 MB, 730 MB, 750 MB');
});

test('what nobody uses any more is given back at once', () => {
  const heap = ownHeap();
  const before = heap.used();
  let held: readonly string[][] | undefined = Array.from({ length: 1000 }, () => Array(10_000).fill('tide'));
  expect(held.length).toBe(1000);
  held = undefined;
  heap.collect();
  expect(heap.used() - before).toBeLessThan(20 * megabyte);
});

test('bytes that were made just now are given back at once', () => {
  const before = process.memoryUsage().arrayBuffers;
  const held = Array.from({ length: 100 }, () => Buffer.alloc(megabyte).length);
  tidyRecent();
  expect(held.length).toBe(100);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * megabyte);
});
