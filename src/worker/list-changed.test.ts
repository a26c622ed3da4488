import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { listChanged } from './list-changed.ts';
import { listFiles } from './list-files.ts';

function harbor(): string {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'src'));
  for (const name of ['berths.ts', 'pilots.ts']) writeFileSync(path.join(root, 'src', name), name);
  writeFileSync(path.join(root, '.gitignore'), 'dist\n');
  return root;
}

function listed(root: string) {
  const result = listFiles(root, { git: false });
  if (!result.ok) throw new Error(result.message);
  return result.workspace;
}

test('what has changed is looked at again, and everything else is as it was listed', () => {
  const root = harbor();
  const before = listed(root);
  writeFileSync(path.join(root, 'src/berths.ts'), 'longer than before');
  const after = listChanged(before, root, ['src/berths.ts']);
  expect(after?.files.map(({ path, size }) => `${path} ${size}`)).toEqual([
    '.gitignore 5',
    'src/berths.ts 18',
    'src/pilots.ts 9',
  ]);
  expect(after?.files.filter((file) => !before.files.includes(file)).map((file) => file.path)).toEqual([
    'src/berths.ts',
  ]);
});

test('a file that is new, gone, a link, or says what is listed, asks for the whole folder', () => {
  const root = harbor();
  const before = listed(root);
  writeFileSync(path.join(root, 'src/tides.ts'), '');
  rmSync(path.join(root, 'src/pilots.ts'));
  rmSync(path.join(root, 'src/berths.ts'));
  symlinkSync('/etc/hosts', path.join(root, 'src/berths.ts'));
  for (const changed of ['src/tides.ts', 'src/pilots.ts', 'src/berths.ts', '.gitignore'])
    expect(listChanged(before, root, [changed])).toBeUndefined();
});
