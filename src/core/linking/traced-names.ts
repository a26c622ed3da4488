import { overviewNamed } from './overviews.ts';

/** Stands for every file. */
export const everyFile = '*';

/** Before the key of what is called, where those who call it are looked at. */
export const callersOf = 'callers of ';
/** Before a file, where lines of it are quoted. */
export const quoteOf = 'lines of ';
/** Before a name, where that is looked at which is hung on applications by it. */
export const hungAs = 'hung as ';

/** Whether a name stands for what is found by looking at all files, rather than for a file. */
export function isSeen(name: string): boolean {
  return name.startsWith(callersOf) || name.startsWith(hungAs) || overviewNamed(name) !== undefined;
}
