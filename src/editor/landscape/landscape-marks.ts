import type {
  Landscape,
  LandscapeCall,
  LandscapeEndpoint,
  LandscapeTable,
} from '../../core/review/landscape/landscape.ts';
import { anchoredLine } from '../findings/anchored-line.ts';

/** Something of the landscape, and the line of an open file on which it stands now, counted from 0. */
export type LandscapeMark =
  | { readonly kind: 'endpoint'; readonly line: number; readonly endpoint: LandscapeEndpoint }
  | { readonly kind: 'table'; readonly line: number; readonly table: LandscapeTable }
  | { readonly kind: 'call'; readonly line: number; readonly call: LandscapeCall };

/** Found again by their lines: a mark whose line was edited is left out until the next review knows better. */
export function landscapeMarks(landscape: Landscape, file: string, lines: readonly string[]): LandscapeMark[] {
  const at = ({ place }: { readonly place?: Landscape['tables'][number]['place'] }): readonly number[] => {
    if (place?.file !== file) return [];
    const line = anchoredLine(lines, place.line - 1, place.quote);
    return line === undefined ? [] : [line];
  };
  const { endpoints, tables, calls } = landscape;
  const marks: LandscapeMark[] = [
    ...endpoints.flatMap((endpoint) => at(endpoint).map((line) => ({ kind: 'endpoint' as const, line, endpoint }))),
    ...tables.flatMap((table) => at(table).map((line) => ({ kind: 'table' as const, line, table }))),
    ...calls.flatMap((call) => at(call).map((line) => ({ kind: 'call' as const, line, call }))),
  ];
  return marks.sort((a, b) => a.line - b.line);
}
