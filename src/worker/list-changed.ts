import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Workspace, WorkspaceFile } from '../core/engine.ts';
import { ListedFile } from './list-files.ts';
import { lookInside } from './look-inside.ts';

/**
 * A folder as it was listed, with the files that are said to have changed as they are now: to look at ten thousand others
 * takes longer than to read one. Undefined where that does not do, as for a file that is new, gone, or tells which others
 * are listed.
 */
export function listChanged(before: Workspace, root: string, changed: readonly string[]): Workspace | undefined {
  const lookAt = lookInside(realpathSync(root));
  const known = new Set(before.files.map((file) => file.path));
  const now = new Map<string, WorkspaceFile>();
  for (const at of changed) {
    if (!known.has(at) || path.posix.basename(at).startsWith('.git')) return undefined;
    const found = lookAt(at);
    if (found.kind !== 'file') return undefined;
    now.set(at, new ListedFile(root, at, found.stats));
  }
  return { ...before, files: before.files.map((file) => now.get(file.path) ?? file) };
}
