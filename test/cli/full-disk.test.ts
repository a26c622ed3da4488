import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { folderOf } from '../support/run-cli.ts';

const shop = path.join(repository, 'examples', 'shop');
const blockBytes = 512;

/** A limit on the size of a file fails as a full disk does: what fits is written, and only then is there an error. */
function reviewWithin(blocks: number | 'unlimited', cache: string) {
  const command = `ulimit -f ${blocks}; exec "$0" dist/cli.js review "$1" --cache "$2"`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command, process.execPath, shop, cache], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { stdout, said: stderr.split('\n').filter((line) => line.includes(cache)) };
}

test('a disk without room for the last bytes of the index is told once, and the review is whole', () => {
  const cache = folderOf('cache', {});
  const { stdout } = reviewWithin('unlimited', cache);
  const [index = ''] = readdirSync(cache);
  const blocks = Math.ceil(statSync(path.join(cache, index)).size / blockBytes) - 1;
  const full = folderOf('cache', {});
  expect(reviewWithin(blocks, full)).toEqual({
    stdout,
    said: [`What was read cannot be kept in ${full} (EFBIG): the next start reads it again.`],
  });
  expect(readdirSync(full)).toEqual([]);
});
