import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { ReadResult, Workspace, WorkspaceFile } from '../core/engine.ts';
import type { Problem } from '../core/model/problem.ts';
import { errorCode } from './error-code.ts';
import { isAlwaysSkipped } from './file-listing.ts';
import { listWithGit } from './list-with-git.ts';
import { lookInside } from './look-inside.ts';
import { readText } from './read-text.ts';
import { walkFolder } from './walk-folder.ts';

export interface ListOptions {
  /** False where git must not run, as in a workspace that is not trusted. */
  readonly git?: boolean | undefined;
  cancelled?(): boolean;
}

export type ListResult =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly message: string };

/**
 * Lists a folder, or a single file. Every file that comes back is a real file under the root, once, whatever links the
 * folder holds; what git ignores stays out.
 */
export function listFiles(root: string, options: ListOptions = {}): ListResult {
  const name = path.basename(path.resolve(root));
  try {
    const real = realpathSync(root);
    const stats = statSync(real);
    if (stats.isFile()) return { ok: true, workspace: { name, files: [onlyFile(real, name, stats)], problems: [] } };
    if (stats.isDirectory()) return { ok: true, workspace: { name, ...listFolder(real, options) } };
    return { ok: false, message: `${root} is neither a folder nor a file.` };
  } catch (error) {
    return { ok: false, message: unreadable(root, errorCode(error)) };
  }
}

function unreadable(root: string, code: string): string {
  return code === 'ENOENT' ? `There is no file or folder at ${root}.` : `${root} cannot be read (${code}).`;
}

function listFolder(root: string, options: ListOptions): Pick<Workspace, 'files' | 'problems'> {
  const files: WorkspaceFile[] = [];
  const problems: Problem[] = [];
  const lookAt = lookInside(root);
  const visit = (folder: string): void => {
    const listing = pathsIn(path.join(root, folder), options);
    problems.push(...listing.problems.map((problem) => ({ ...problem, file: join(folder, problem.file) })));
    for (const at of listing.paths.map((inner) => join(folder, inner))) {
      const found = lookAt(at);
      if (found.kind === 'file') files.push(new ListedFile(root, at, found.stats));
      if (found.kind === 'problem') problems.push({ file: at, line: 1, message: found.message });
      // Git names a repository inside the repository as one folder; asking again in there lists its files.
      if (found.kind === 'folder') visit(at);
    }
  };
  visit('');
  return {
    files: files.sort((a, b) => compare(a.path, b.path)),
    problems: problems.sort((a, b) => compare(a.file, b.file) || compare(a.message, b.message)),
  };
}

function pathsIn(folder: string, { git, cancelled }: ListOptions) {
  const listing = (git === false ? undefined : listWithGit(folder)) ?? walkFolder(folder, cancelled);
  return { ...listing, paths: listing.paths.filter((at) => !at.split('/').some(isAlwaysSkipped)) };
}

/** Within this time a file system may give two contents the same times. */
const settling = 2_000;

/**
 * Where the file lies is put together when it is read: ten thousand whole paths are megabytes, and so are as many functions
 * of objects, hence a class.
 */
export class ListedFile implements WorkspaceFile {
  readonly path: string;
  readonly size: number;
  readonly stamp: string | undefined;
  private readonly root: string;

  constructor(root: string, at: string, { size, ino, mtimeMs, ctimeMs }: Stats) {
    const isSettled = Date.now() - Math.max(mtimeMs, ctimeMs) > settling;
    this.root = root;
    this.path = at;
    this.size = size;
    // Joined, since what a template puts together is kept as all of its parts.
    this.stamp = isSettled ? [ino, size, mtimeMs, ctimeMs].join(' ') : undefined;
  }

  read(): ReadResult {
    return readText(path.join(this.root, this.path));
  }
}

/** It goes by the name that was given, whatever file that leads to. */
function onlyFile(real: string, name: string, stats: Stats): WorkspaceFile {
  const { size, stamp } = new ListedFile('', name, stats);
  return { path: name, size, stamp, read: () => readText(real) };
}

function join(folder: string, inner: string): string {
  return folder === '' || inner === '' ? `${folder}${inner}` : `${folder}/${inner}`;
}

/** By code units: the same order on every machine, in every locale. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
