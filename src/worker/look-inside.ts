import { lstatSync, realpathSync, type Stats } from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';

export type Found =
  | { readonly kind: 'file'; readonly stats: Stats }
  | { readonly kind: 'folder' }
  | { readonly kind: 'problem'; readonly message: string }
  /** Gone since it was listed, a socket, or a link to a file that is listed at its own place. */
  | { readonly kind: 'nothing' };

/** Says what stands at a listed path, without ever leaving the root. */
export function lookInside(root: string): (at: string) => Found {
  const realFolders = new Map<string, string>();
  const realFolder = (folder: string): string => {
    const real = realFolders.get(folder) ?? realpathSync(folder);
    realFolders.set(folder, real);
    return real;
  };
  return (at) => {
    const file = path.join(root, at);
    const folder = path.dirname(file);
    try {
      return realFolder(folder) === folder ? look(root, file) : behindLink(root, realFolder(folder));
    } catch (error) {
      return failed(file, errorCode(error));
    }
  };
}

function look(root: string, file: string): Found {
  const stats = lstatSync(file);
  if (stats.isSymbolicLink()) return behindLink(root, realpathSync(file));
  if (stats.isFile()) return { kind: 'file', stats };
  return { kind: stats.isDirectory() ? 'folder' : 'nothing' };
}

/** A file is read at one place only: a link inside the root would show its endpoints twice. */
function behindLink(root: string, real: string): Found {
  if (real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return { kind: 'nothing' };
  return { kind: 'problem', message: 'The symbolic link leads out of the workspace and is not followed.' };
}

function failed(file: string, code: string): Found {
  if (code === 'ELOOP') return { kind: 'problem', message: 'The symbolic link leads back to itself.' };
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    return { kind: 'problem', message: `The file cannot be looked at (${code}).` };
  }
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return { kind: 'nothing' };
  return { kind: 'problem', message: 'The symbolic link leads nowhere.' };
}
