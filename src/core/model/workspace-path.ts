/** Workspace-relative paths: forward slashes, no unsettled slash, the root is the empty string. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function joinPath(folder: string, rest: string): string {
  return normalizePath(folder === '' ? rest : `${folder}/${rest}`);
}

/** An empty part of a path, `.` or `..`. */
const unsettled = /(?:^|\/)\.{0,2}(?:\/|$)/;

export function normalizePath(path: string): string {
  if (!unsettled.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    // A path that leads out of the workspace keeps its dots, so that it names no file inside.
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** How many folders two paths have in common from the root on. */
export function sharedFolders(a: string, b: string): number {
  return sharedStart(a.split('/'), b.split('/'));
}

/** How many letters two paths have in common from the root on: of projects side by side, `Orders.Api` and `Orders.Core` are closer. */
export function sharedLetters(a: string, b: string): number {
  return sharedStart(a, b);
}

function sharedStart(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
