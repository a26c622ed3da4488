import type { Index } from '../../../model/table.ts';

/** A column with its direction; an expression stands in parentheses. Undefined where it is not whole. */
export function indexParts(
  index: Index,
  name: (text: string) => string,
  expression: (text: string) => string | undefined,
): readonly string[] | undefined {
  const parts = index.columns.map((text) => {
    if (text.startsWith('(')) return text.endsWith(')') ? expression(text) : undefined;
    const [, column = text, direction = ''] = /^(.+?)( (?:ASC|DESC))?(?: NULLS (?:FIRST|LAST))?$/i.exec(text) ?? [];
    return `${name(column)}${direction.toUpperCase()}`;
  });
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.filter((part) => part !== undefined);
}
