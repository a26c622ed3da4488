import type { LandscapeTable } from '../../core/review/landscape/landscape.ts';
import { anchoredLine } from '../findings/anchored-line.ts';
import type { Reviewed } from '../reviewed.ts';

/** Tables that nothing makes and that can be designed, where a line of code uses them; counted from 0. */
export function missingTablesAt(
  { landscape }: Pick<Reviewed, 'landscape'>,
  file: string,
  line: number,
  lines: readonly string[],
): readonly LandscapeTable[] {
  return landscape.tables.filter(
    ({ edits, accesses }) =>
      edits !== undefined &&
      accesses.some(({ place }) => place?.file === file && anchoredLine(lines, place.line - 1, place.quote) === line),
  );
}
