import type { Problem } from '../core/model/problem.ts';

/** Paths below a folder, with forward slashes, and what could not be listed. */
export interface FileListing {
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** Dependencies and git's own files are never part of what someone wrote, ignored or not. */
export function isAlwaysSkipped(name: string): boolean {
  return name === 'node_modules' || name === '.git';
}

export function folderProblem(folder: string, code: string): Problem {
  return { file: folder, line: 1, message: `The folder cannot be read (${code}), so its files are missing here.` };
}
