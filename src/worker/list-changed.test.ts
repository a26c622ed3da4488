import { execFileSync } from 'node:child_process';
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

function listed(root: string, git = false) {
  const result = listFiles(root, { git });
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

test.each([false, true])('files that come and go leave the listing that the whole folder has (git: %s)', (git) => {
  const root = harbor();
  writeFileSync(path.join(root, 'src/.gitignore'), '*.log\n');
  if (git) execFileSync('git', ['init', '--quiet'], { cwd: root });
  const before = listed(root, git);
  mkdirSync(path.join(root, 'dist'));
  mkdirSync(path.join(root, 'src/locks/node_modules'), { recursive: true });
  const come = [
    'src/tides.ts',
    'dist/tides.js',
    'src/tides.log',
    'src/[a]*.ts',
    'src/locks/gate.ts',
    'src/locks/node_modules/x.ts',
    'aft.ts',
  ];
  for (const file of come) writeFileSync(path.join(root, file), file);
  rmSync(path.join(root, 'src/pilots.ts'));
  const after = listChanged(before, root, [...come, 'src/pilots.ts', 'src/never-there.ts'], { git });
  const pathsOf = (files: typeof before.files | undefined) => files?.map((file) => `${file.path} ${file.size}`);
  expect(pathsOf(after?.files)).toEqual(pathsOf(listed(root, git).files));
  expect(pathsOf(after?.files)).toMatchInlineSnapshot(`
    [
      ".gitignore 5",
      "aft.ts 6",
      "src/.gitignore 6",
      "src/[a]*.ts 11",
      "src/berths.ts 9",
      "src/locks/gate.ts 17",
      "src/tides.ts 12",
    ]
  `);
});

test('a folder, a link, and what says what is listed, ask for the whole folder', () => {
  const root = harbor();
  mkdirSync(path.join(root, 'old'));
  writeFileSync(path.join(root, 'old/locks.ts'), '');
  const before = listed(root);
  mkdirSync(path.join(root, 'inner'));
  rmSync(path.join(root, 'old'), { recursive: true });
  rmSync(path.join(root, 'src/berths.ts'));
  symlinkSync('/etc/hosts', path.join(root, 'src/berths.ts'));
  for (const changed of ['inner', 'old', 'src/berths.ts', '.gitignore'])
    expect(listChanged(before, root, [changed])).toBeUndefined();
});

test('a file in a repository within the repository asks for the whole folder', () => {
  const root = harbor();
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  mkdirSync(path.join(root, 'within'));
  execFileSync('git', ['init', '--quiet'], { cwd: path.join(root, 'within') });
  const before = listed(root, true);
  writeFileSync(path.join(root, 'within/tides.ts'), '');
  expect(listChanged(before, root, ['within/tides.ts'])).toBeUndefined();
});
