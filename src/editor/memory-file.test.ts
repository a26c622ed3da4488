import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { sampleLandscape } from '../../test/support/sample/landscape.ts';
import { sampleReview } from '../../test/support/sample/sample-review.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import { type PagedReview, pagedReview } from '../core/review/paged-review.ts';
import type { Review } from '../core/review/review.ts';
import { packPage } from '../worker/packed-pages.ts';
import { memoryFile } from './memory-file.ts';

const memory = {
  last: { folder: '/shop', at: '2024-06-11T09:00:00.000Z', ...packedReview(sampleReview), landscape: sampleLandscape },
  history: [
    {
      at: '2024-06-11T09:00:00.000Z',
      scope: { kind: 'workspace' as const },
      findings: sampleReview.summary.findings,
    },
  ],
};

test('a review comes back as it was kept, in a folder that did not exist', async () => {
  const folder = path.join(temporaryFolder({}), 'workspace-storage');
  await memoryFile(folder).save(memory);
  expect(await memoryFile(folder).load()).toEqual(memory);
  expect(readdirSync(folder)).toEqual(['last-review.jsonl']);
});

test('a large review is kept in lines, none of them long, and comes back whole', async () => {
  const folder = temporaryFolder({});
  const many = <Item>(items: readonly Item[]) => Array.from({ length: 40 }, () => items).flat();
  const review = { ...sampleReview, endpoints: many(sampleReview.endpoints), findings: many(sampleReview.findings) };
  const landscape = { ...sampleLandscape, calls: many(Array.from({ length: 10 }, callOf)) };
  const large = { ...memory, last: { ...memory.last, ...packedReview(review), landscape } };
  await memoryFile(folder).save(large);
  expect(await memoryFile(folder).load()).toEqual(large);
  const lines = readFileSync(path.join(folder, 'last-review.jsonl'), 'utf8').split('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200_000);
  // As a window that was killed, or a full disk, might have left it.
  for (const length of [1, 3, lines.length - 2]) {
    writeFileSync(path.join(folder, 'last-review.jsonl'), lines.slice(0, length).join('\n'));
    expect((await memoryFile(folder).load()).last).toBeUndefined();
  }
});

function packedReview(whole: Review): PagedReview {
  const { review, pages } = pagedReview(whole);
  return { review, pages: pages.map(packPage) };
}

function callOf(_: unknown, at: number): Landscape['calls'][number] {
  return { id: `call ${at}`, from: 'gateway', name: 'GET /orders' };
}

test.each([
  ['half a file', '{"version":5,"history":['],
  ['another version', '{"version":0,"history":[]}'],
  ['a review of another shape', '{"version":5,"history":[],"last":{"folder":"/shop","at":"","review":{}}}'],
])('%s is no review', async (_, text) => {
  const folder = temporaryFolder({});
  writeFileSync(path.join(folder, 'last-review.jsonl'), text);
  const said: string[] = [];
  const kept = memoryFile(folder, (message) => said.push(message));
  expect(await kept.load()).toEqual({ last: undefined, history: [] });
  expect(said).toEqual([`The review that was kept in ${folder} cannot be read; the next takes its place.`]);
  await kept.save(memory);
  expect(await kept.load()).toEqual(memory);
  expect(said.length).toBe(1);
});

test('a folder in which nothing was kept yet is empty, and nothing is said of it', async () => {
  const said: string[] = [];
  const kept = memoryFile(temporaryFolder({}), (message) => said.push(message));
  expect([await kept.load(), said]).toEqual([{ last: undefined, history: [] }, []]);
});

test('a window without a folder keeps nothing', async () => {
  await memoryFile(undefined).save(memory);
  expect(await memoryFile(undefined).load()).toEqual({ last: undefined, history: [] });
});

test('a folder that cannot be written costs the memory, and is named once', async () => {
  const folder = path.join(temporaryFolder({ storage: 'a file where a folder should be' }), 'storage', 'workspace');
  const said: string[] = [];
  const kept = memoryFile(folder, (message) => said.push(message));
  await kept.save(memory);
  await kept.save(memory);
  expect(said).toEqual([`The review cannot be kept in ${folder} (ENOTDIR).`]);
});

test('of reviews that are kept at once the newest stays, and none spoils the draft of another', async () => {
  const folder = temporaryFolder({});
  const said: string[] = [];
  const kept = memoryFile(folder, (message) => said.push(message));
  const at = (hour: number) => ({ ...memory, last: { ...memory.last, at: `2024-06-11T1${hour}:00:00.000Z` } });
  await Promise.all([0, 1, 2, 3, 4].map((hour) => kept.save(at(hour))));
  expect((await kept.load()).last?.at).toBe('2024-06-11T14:00:00.000Z');
  expect([said, readdirSync(folder)]).toEqual([[], ['last-review.jsonl']]);
});

test('reviews that nobody asked for are written once their stream pauses, and at the latest when the window closes', async () => {
  const folder = temporaryFolder({});
  const kept = memoryFile(folder, undefined, 60_000);
  await kept.save(memory);
  const at = (minute: number) => ({ ...memory, last: { ...memory.last, at: `2024-06-11T11:0${minute}:00.000Z` } });
  await kept.save(at(1), true);
  await kept.save(at(2), true);
  expect((await kept.load()).last?.at).toBe('2024-06-11T09:00:00.000Z');
  await kept.settle?.();
  expect((await kept.load()).last?.at).toBe('2024-06-11T11:02:00.000Z');
});

test('a review that nobody asked for is written by itself', async () => {
  const folder = temporaryFolder({});
  const kept = memoryFile(folder, undefined, 1);
  await kept.save(memory, true);
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual(['last-review.jsonl']));
});
