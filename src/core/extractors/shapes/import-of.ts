import type { Outline } from '../../syntax/outline.ts';
import type { Place } from '../../syntax/sql/schema-statement.ts';

/** The first import of a library in a file, where one more name of it is asked for. */
export function importOf({ imports }: Outline, library: RegExp): Place | undefined {
  const found = imports.find(({ from, typeOnly }) => library.test(from) && typeOnly !== true);
  return found === undefined ? undefined : { at: found.at, end: found.at };
}
