import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { sourceFiles } from '../support/source-modules.ts';

/** Above this a file is hard to hold in mind; most are far below. */
const mostLines = 400;

test(`no file has more than ${mostLines} lines`, () => {
  const files = ['src', 'webview-ui', 'test']
    .flatMap(sourceFiles)
    .filter((file) => !file.startsWith('test/workspaces/'));
  const sizes = files.map((file) => ({ file, lines: linesOf(file) })).sort((a, b) => a.lines - b.lines);
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]?.lines;
  console.log(`${sizes.length} files: median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} lines`);
  expect(sizes.filter(({ lines }) => lines > mostLines)).toEqual([]);
});

function linesOf(file: string): number {
  return readFileSync(path.join(repository, file), 'utf8').split('\n').length - 1;
}
