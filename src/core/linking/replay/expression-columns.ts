import { tokenize } from '../../syntax/sql/tokenize.ts';
import { sameName } from './table-draft.ts';

/** Whether an expression of a check or an index names a column. */
export function namesColumn(expression: string | undefined, column: string): boolean {
  return expression !== undefined && placesOf(expression, column).length > 0;
}

/** The expression as the database keeps it once the column has another name. */
export function withColumnRenamed(expression: string, from: string, to: string): string {
  return placesOf(expression, from).reduceRight(
    (text, { at, end, kind }) => text.slice(0, at) + (kind === 'quoted' ? `"${to}"` : to) + text.slice(end),
    expression,
  );
}

/** What opens a parenthesis is a function, whatever columns are called. */
function placesOf(expression: string, column: string): ReturnType<typeof tokenize>['tokens'] {
  const { tokens } = tokenize(expression, 'generic');
  return tokens.filter(
    ({ kind, text }, index) =>
      (kind === 'word' || kind === 'quoted') && sameName(text, column) && tokens[index + 1]?.text !== '(',
  );
}
