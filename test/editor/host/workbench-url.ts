import path from 'node:path';

/** The page that shows a folder in VS Code, without its welcome. */
export function workbenchUrl(origin: string, folder: string): string {
  const payload = JSON.stringify([
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  return `${origin}/?folder=${encodeURIComponent(path.resolve(folder))}&payload=${encodeURIComponent(payload)}`;
}
