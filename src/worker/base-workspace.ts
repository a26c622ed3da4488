import type { Workspace, WorkspaceFile } from '../core/engine.ts';
import { git } from './git.ts';
import { listFiles } from './list-files.ts';
import { decodeText } from './read-text.ts';

/** An earlier state: what a reference of git names, or what lies in a folder. */
export interface Base {
  /** As a person said it: `main`, `../before`. */
  readonly said: string;
  /** What it is as a folder, as an absolute path; absent where only references count. */
  readonly folder?: string | undefined;
}

type BaseResult =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly message: string };

/** The workspace as it was. A reference comes before a folder of the same name, as git has it. */
export function baseWorkspace(root: string, current: Workspace, base: Base, mayRunGit: boolean): BaseResult {
  const commit = mayRunGit ? commitOf(root, base.said) : undefined;
  if (commit !== undefined) return workspaceAt(root, current, commit);
  if (base.folder === undefined) return { ok: false, message: `${base.said} is no reference of git here.` };
  const listed = listFiles(base.folder, { git: mayRunGit });
  if (!listed.ok) return { ok: false, message: `${base.said} is neither a reference of git here nor a folder.` };
  return { ok: true, workspace: { ...listed.workspace, name: current.name } };
}

function commitOf(root: string, said: string): string | undefined {
  const parsed = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${said}^{commit}`]);
  return parsed?.status === 0 ? parsed.stdout.trim() : undefined;
}

/** What has not changed since is read from the folder; only what has is asked of git. */
function workspaceAt(root: string, current: Workspace, commit: string): BaseResult {
  const compared = ['diff', '--raw', '-z', '--no-renames', '--abbrev=40', '--no-ext-diff', '--no-textconv'];
  const diff = git(root, [...compared, '--ignore-submodules', '--relative', commit, '--', '.']);
  const untracked = git(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (diff?.status !== 0 || untracked?.status !== 0) return { ok: false, message: 'git cannot compare this folder.' };
  const entries = entriesIn(diff.stdout);
  const differs = new Set([...entries.map(({ path }) => path), ...untracked.stdout.split('\0')]);
  const old = entries.filter(({ mode }) => mode === '100644' || mode === '100755');
  const blobs = readBlobs(
    root,
    old.map(({ blob }) => blob),
  );
  const files = [
    ...current.files.filter(({ path }) => !differs.has(path)),
    ...old.map((entry) => fileOf(entry, blobs)),
  ];
  return { ok: true, workspace: { ...current, problems: [], files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) } };
}

interface Entry {
  /** Of the earlier state; zeros where there was none. */
  readonly mode: string;
  readonly blob: string;
  readonly path: string;
}

/** `:100644 100644 <blob> <blob> M\0path\0` */
function entriesIn(raw: string): readonly Entry[] {
  const parts = raw.split('\0');
  return parts.flatMap((part, index) => {
    const [, mode = '', blob = ''] = /^:(\d+) \d+ ([0-9a-f]+) /.exec(part) ?? [];
    return mode === '' ? [] : [{ mode, blob, path: parts[index + 1] ?? '' }];
  });
}

/** All at once: a process for each of a thousand files would take a minute. */
function readBlobs(root: string, blobs: readonly string[]): ReadonlyMap<string, Buffer> {
  const read = new Map<string, Buffer>();
  if (blobs.length === 0) return read;
  const bytes = git(root, ['cat-file', '--batch'], `${blobs.join('\n')}\n`)?.bytes ?? Buffer.alloc(0);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at);
    if (end < 0) break;
    const [blob = '', type = '', size = ''] = bytes.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    read.set(blob, bytes.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return read;
}

function fileOf({ path, blob }: Entry, blobs: ReadonlyMap<string, Buffer>): WorkspaceFile {
  const bytes = blobs.get(blob);
  return {
    path,
    size: bytes?.length ?? 0,
    read: () => (bytes === undefined ? { ok: false, reason: 'git does not have it.' } : decodeText(bytes)),
  };
}
