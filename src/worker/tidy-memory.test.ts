import { expect, test } from 'vitest';
import { ownHeap, tidyMemory, tidyRecent } from './tidy-memory.ts';

const megabyte = 1024 * 1024;

test('memory is looked through where much was left behind, and not for little', async () => {
  const said: string[] = [];
  let [used, between, outside] = [0, 0, 0];
  const tidy = tidyMemory({
    used: () => used * megabyte,
    held: () => (used + between) * megabyte,
    outside: () => outside * megabyte,
    collect: () => said.push(`${used} MB`),
    compact: async () => void said.push(`${between} MB between`),
  });
  for (used = 20; used <= 700; used += 20) tidy.now();
  expect(said.join(', ')).toBe('100 MB, 160 MB, 220 MB, 300 MB, 400 MB, 540 MB');
  for (used = 710; used <= 760; used += 10) tidy.idle();
  expect(said.slice(6).join(', ')).toBe('710 MB, 730 MB, 750 MB');
  for (between = 30; between <= 50; between += 10) tidy.idle();
  expect(said.slice(9).join(', ')).toBe('770 MB, 50 MB between');
  for (between = 10; between <= 30; between += 10) await tidy.between();
  expect(said.slice(11).join(', ')).toBe('30 MB between');
  for (outside = 4; outside <= 40; outside += 4) tidy.now();
  expect(said.slice(12).join(', ')).toBe('770 MB, 770 MB');
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

test('room between what is used is given back', async () => {
  const heap = ownHeap();
  const made = Array.from({ length: 400_000 }, (_, at) => [at, `lantern ${at}`]);
  const kept = made.filter((_, at) => (at * 2_654_435_761) % 5 === 0);
  made.length = 0;
  heap.collect();
  const room = () => heap.held() - heap.used();
  const before = room();
  expect(before).toBeGreaterThan(16 * megabyte);
  await heap.compact();
  expect(room()).toBeLessThan(before / 4);
  expect(kept.length).toBeGreaterThan(0);
});

test('bytes that were made just now are given back at once', () => {
  const left = () => {
    const before = process.memoryUsage().arrayBuffers;
    const held = Array.from({ length: 100 }, () => Buffer.alloc(megabyte).length);
    tidyRecent();
    expect(held.length).toBe(100);
    return process.memoryUsage().arrayBuffers - before;
  };
  // What is there while the heap looks through itself counts as old: that may happen once in a while, and not each time.
  expect(Math.min(left(), left(), left())).toBeLessThan(20 * megabyte);
});
