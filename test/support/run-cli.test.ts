import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const made: string[] = [];

// Hooks of a file run last first: what was imported later cleans up before this one looks.
afterAll(() => {
  expect(made.filter((folder) => existsSync(folder))).toEqual([]);
});

const { folderOf } = await import('./run-cli.ts');

test('a folder for the command line is there for its tests alone', () => {
  const folder = folderOf('shop', { 'src/app.js': '' });
  made.push(path.dirname(folder));
  expect(existsSync(path.join(folder, 'src/app.js'))).toBe(true);
});
