import path from 'node:path';

/** The page that shows a folder, or the folders of a `.code-workspace`, in VS Code, without its welcome. */
export function workbenchUrl(origin: string, folder: string): string {
  const payload = JSON.stringify([
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${origin}/?${kind}=${encodeURIComponent(path.resolve(folder))}&payload=${encodeURIComponent(payload)}`;
}
