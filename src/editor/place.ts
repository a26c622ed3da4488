import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The file's path when it stands inside the folder, symlinks included; undefined for everything else. */
export async function fileInside(folder: string, file: string): Promise<string | undefined> {
  if (path.isAbsolute(file)) return undefined;
  const [root, target] = await Promise.all([realPathOf(folder), realPathOf(path.join(folder, file))]);
  if (root === undefined || target === undefined) return undefined;
  const way = path.relative(root, target);
  const outside = way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  // The path as the workspace knows it: an editor that opened the real one would show the file twice.
  return outside ? undefined : path.join(folder, file);
}

function realPathOf(file: string): Promise<string | undefined> {
  return realpath(file).catch(() => undefined);
}
