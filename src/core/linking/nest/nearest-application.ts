import { folderOf, isBelow } from '../../model/workspace-path.ts';

interface Placed {
  readonly file: string;
}

/** What is said in the folder that encloses a file most closely; what is said only once holds for all. */
export function nearestOf<T extends Placed>(said: readonly T[], file: string): T | undefined {
  const around = said.filter((candidate) => isBelow(file, rootOf(candidate.file)));
  const best = around.sort((a, b) => rootOf(b.file).length - rootOf(a.file).length)[0];
  return best ?? (said.length === 1 ? said[0] : undefined);
}

/** Folder of an application, by the file that starts it. */
export function rootOf(file: string): string {
  return folderOf(file).replace(/(^|\/)src$/, '');
}
