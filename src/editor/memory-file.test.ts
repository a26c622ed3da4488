import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleLandscape } from '../../test/support/sample/landscape.ts';
import { sampleReview } from '../../test/support/sample/sample-review.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { memoryFile } from './memory-file.ts';

const memory = {
  last: { folder: '/shop', at: '2024-06-11T09:00:00.000Z', review: sampleReview, landscape: sampleLandscape },
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
  expect(readdirSync(folder)).toEqual(['last-review.json']);
});

test.each([
  ['no file', undefined],
  ['half a file', '{"version":3,"history":['],
  ['another version', '{"version":0,"history":[]}'],
  ['a review of another shape', '{"version":3,"history":[],"last":{"folder":"/shop","at":"","review":{}}}'],
])('%s is no review', async (_, text) => {
  const folder = temporaryFolder({});
  if (text !== undefined) writeFileSync(path.join(folder, 'last-review.json'), text);
  expect(await memoryFile(folder).load()).toEqual({ last: undefined, history: [] });
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
  expect([said, readdirSync(folder)]).toEqual([[], ['last-review.json']]);
});
