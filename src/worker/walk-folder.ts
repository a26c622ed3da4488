import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Problem } from '../core/model/problem.ts';
import { errorCode } from './error-code.ts';
import { type FileListing, folderProblem, isAlwaysSkipped } from './file-listing.ts';

/** The patterns of one `.gitignore` and the folder that they speak of. */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** Lists a folder without git, honoring `.gitignore` at every level. Symbolic links are listed, never entered. */
export function walkFolder(root: string, cancelled: () => boolean = () => false): FileListing {
  const paths: string[] = [];
  const problems: Problem[] = [];
  const visit = (folder: string, outer: readonly IgnoreFile[]): void => {
    if (cancelled()) return;
    const entries = entriesOf(root, folder);
    if (typeof entries === 'string') {
      problems.push(folderProblem(folder, entries));
      return;
    }
    const ignores = [...outer, ...ignoreFileOf(root, folder, entries)];
    for (const entry of entries) {
      const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isAlwaysSkipped(entry.name) || isIgnored(at, entry.isDirectory(), ignores)) continue;
      if (entry.isDirectory()) visit(at, ignores);
      else paths.push(at);
    }
  };
  visit('', []);
  return { paths, problems };
}

/** Whether a walk comes to a file. */
export function isWalked(root: string, at: string): boolean {
  const ignores: IgnoreFile[] = [];
  const parts = at.split('/');
  return parts.every((name, depth) => {
    const folder = parts.slice(0, depth).join('/');
    const entries = entriesOf(root, folder);
    const entry = typeof entries === 'string' ? undefined : entries.find((each) => each.name === name);
    if (typeof entries === 'string' || entry === undefined) return false;
    ignores.push(...ignoreFileOf(root, folder, entries));
    const isFolder = depth < parts.length - 1;
    const way = parts.slice(0, depth + 1).join('/');
    return entry.isDirectory() === isFolder && !isAlwaysSkipped(name) && !isIgnored(way, isFolder, ignores);
  });
}

/** The entries, or the code of the failure. */
function entriesOf(root: string, folder: string): readonly Dirent[] | string {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    return errorCode(error);
  }
}

/** Only a real file counts: behind a link could be a file of another workspace. */
function ignoreFileOf(root: string, folder: string, entries: readonly Dirent[]): IgnoreFile[] {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return [];
  try {
    const text = readFileSync(path.join(root, folder, '.gitignore'), 'utf8');
    return [{ folder, patterns: ignore().add(text) }];
  } catch {
    // Listing more than git would is better than listing nothing.
    return [];
  }
}

/** As in git, the innermost file that has an opinion decides. */
function isIgnored(at: string, isFolder: boolean, ignores: readonly IgnoreFile[]): boolean {
  for (const { folder, patterns } of ignores.toReversed()) {
    const inside = folder === '' ? at : at.slice(folder.length + 1);
    const opinion = patterns.test(isFolder ? `${inside}/` : inside);
    if (opinion.ignored) return true;
    if (opinion.unignored) return false;
  }
  return false;
}
