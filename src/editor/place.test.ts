import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { fileInside } from './place.ts';

test('a file of the workspace is found', async () => {
  const folder = temporaryFolder({ 'src/orders.ts': '' });
  expect(await fileInside(folder, 'src/orders.ts')).toBe(path.join(folder, 'src/orders.ts'));
});

test('what stands outside, is absolute or is not there, is refused', async () => {
  const outside = temporaryFolder({ 'secret.txt': '' });
  const folder = temporaryFolder({ 'src/orders.ts': '' });
  const asked = [
    `../${path.basename(outside)}/secret.txt`,
    path.join(outside, 'secret.txt'),
    '/etc/passwd',
    'src/../../etc/passwd',
    'src/gone.ts',
  ];
  expect(await Promise.all(asked.map((file) => fileInside(folder, file)))).toEqual(asked.map(() => undefined));
});

test('a link that leads out of the workspace is refused, one that stays inside is followed', async () => {
  const outside = temporaryFolder({ 'secret.txt': '' });
  const folder = temporaryFolder({ 'src/orders.ts': '' });
  symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'leak.txt'));
  symlinkSync(path.join(folder, 'src'), path.join(folder, 'code'));
  expect(await fileInside(folder, 'leak.txt')).toBeUndefined();
  expect(await fileInside(folder, 'code/orders.ts')).toBe(path.join(folder, 'code/orders.ts'));
});
