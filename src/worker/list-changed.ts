import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Workspace, WorkspaceFile } from '../core/engine.ts';
import { isAlwaysSkipped } from './file-listing.ts';
import { compare, ListedFile, type ListOptions } from './list-files.ts';
import { isListedByGit } from './list-with-git.ts';
import { lookInside } from './look-inside.ts';
import { isWalked } from './walk-folder.ts';

/**
 * A folder as it was listed, with the files that are said to have changed, come or gone as they are now: to look at ten
 * thousand others takes longer than to read one. Undefined where that does not do, as for a folder, or a file that tells
 * which others are listed.
 */
export function listChanged(
  before: Workspace,
  root: string,
  changed: readonly string[],
  options: Pick<ListOptions, 'git'> = {},
): Workspace | undefined {
  const lookAt = lookInside(realpathSync(root));
  const known = (at: string): boolean => placeIn(before.files, at) !== undefined;
  const now = new Map<string, WorkspaceFile>();
  const gone = new Set<string>();
  for (const at of changed) {
    if (path.posix.basename(at).startsWith('.git') || hasProblem(before, at)) return undefined;
    const found = lookAt(at);
    if (found.kind === 'nothing') {
      if (!known(at) && isFolderOf(before, at)) return undefined;
      gone.add(at);
    } else if (found.kind !== 'file') return undefined;
    else {
      const isListed = known(at) || isNowListed(root, at, options);
      if (isListed === undefined) return undefined;
      if (isListed) now.set(at, new ListedFile(root, at, found.stats));
    }
  }
  const stayed = [...before.files];
  const come: WorkspaceFile[] = [];
  for (const file of now.values()) {
    const place = placeIn(stayed, file.path);
    if (place === undefined) come.push(file);
    else stayed[place] = file;
  }
  const left = gone.size === 0 ? stayed : stayed.filter((file) => !gone.has(file.path));
  return { ...before, files: come.length === 0 ? left : [...left, ...come].sort((a, b) => compare(a.path, b.path)) };
}

/** Where a file stands in a listing, which is sorted. */
function placeIn(files: readonly WorkspaceFile[], at: string): number | undefined {
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(files[middle]?.path ?? '', at) < 0) low = middle + 1;
    else high = middle;
  }
  return files[low]?.path === at ? low : undefined;
}

/** What was wrong at a place may be right by now. */
function hasProblem({ problems }: Workspace, at: string): boolean {
  return problems.some(({ file }) => at === file || at.startsWith(`${file}/`));
}

function isFolderOf({ files }: Workspace, at: string): boolean {
  return files.some((file) => file.path.startsWith(`${at}/`));
}

/** Whether a listing of the whole folder would name a file; undefined where only that can tell. */
function isNowListed(root: string, at: string, { git }: Pick<ListOptions, 'git'>): boolean | undefined {
  if (at.split('/').some(isAlwaysSkipped)) return false;
  const answer = git === false ? 'no answer' : isListedByGit(root, at);
  return answer === 'no answer' ? isWalked(root, at) : answer;
}
