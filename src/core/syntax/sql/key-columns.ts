import { sourceOf, splitByComma } from './node-lists.ts';
import type { Group, SqlNode } from './token.ts';

/**
 * The columns of a key or an index in order, without direction, operator class, collation and MySQL's prefix length. An
 * expression stands in parentheses.
 */
export function keyColumns(text: string, group: Group): string[] {
  return splitByComma(group.items).map((part) => keyColumn(text, part));
}

function keyColumn(text: string, part: readonly SqlNode[]): string {
  const [first, second] = part;
  if (first === undefined || first.kind === 'group') return sourceOf(text, part.slice(0, 1));
  if (second?.kind === 'group' && !isPrefixLength(second)) return `(${sourceOf(text, part.slice(0, 2))})`;
  if (second?.kind === 'mark') return `(${sourceOf(text, part)})`;
  return first.text;
}

function isPrefixLength(group: Group): boolean {
  return group.items.length === 1 && group.items[0]?.kind === 'number';
}
