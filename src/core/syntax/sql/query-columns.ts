import { wordAt } from './query-clauses.ts';
import type { ColumnRef } from './query-draft.ts';
import type { SqlNode } from './token.ts';

/** The column that some nodes consist of, a cast aside: `u.email`, `state::text`. */
export function plainColumn(nodes: readonly SqlNode[]): ColumnRef | undefined {
  const cast = nodes.findIndex((_, i) => wordAt(nodes, i) === '::' || wordAt(nodes, i) === 'COLLATE');
  const name = cast < 0 ? nodes : nodes.slice(0, cast);
  const length = nameLength(name, 0);
  return length > 0 && length === name.length ? refOf(name) : undefined;
}

/** Every column that an expression reads, sub-selects aside. */
export function columnsIn(nodes: readonly SqlNode[]): ColumnRef[] {
  const columns: ColumnRef[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node?.kind === 'group') {
      if (!isSelect(node.items)) columns.push(...columnsIn(node.items));
      continue;
    }
    const skipped = skippedAt(nodes, i);
    const length = skipped > 0 ? 0 : nameLength(nodes, i);
    if (length > 0 && nodes[i + length]?.kind !== 'group') columns.push(refOf(nodes.slice(i, i + length)));
    i += Math.max(0, skipped + length - 1);
  }
  return columns;
}

/** Whether the inside of a parenthesis is a query. */
export function isSelect(nodes: readonly SqlNode[]): boolean {
  const first = nodes[0];
  if (first?.kind === 'group' && first.open === '(') return isSelect(first.items);
  return selectWords.has(wordAt(nodes, 0));
}

const selectWords = new Set(['SELECT', 'WITH', 'INSERT', 'UPDATE', 'DELETE']);

/** Every query in parentheses below some nodes, outermost first. */
export function selectsIn(nodes: readonly SqlNode[]): (readonly SqlNode[])[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'group') return [];
    return isSelect(node.items) ? [node.items] : selectsIn(node.items);
  });
}

/** How many nodes a cast or a change of time zone takes, whose words are no columns. */
function skippedAt(nodes: readonly SqlNode[], i: number): number {
  const word = wordAt(nodes, i);
  if (word === '::' || word === 'AS' || word === 'COLLATE') return 1 + nameLength(nodes, i + 1, true);
  return word === 'AT' && wordAt(nodes, i + 1) === 'TIME' ? 3 : 0;
}

/** Length of the dotted name at a place; 0 where none stands. */
export function nameLength(nodes: readonly SqlNode[], at: number, anyWord = false): number {
  if (!isNamePart(nodes, at, anyWord)) return 0;
  let end = at + 1;
  while (wordAt(nodes, end) === '.' && isNamePart(nodes, end + 1, true)) end += 2;
  return end - at;
}

function isNamePart(nodes: readonly SqlNode[], i: number, anyWord: boolean): boolean {
  const node = nodes[i];
  if (node?.kind === 'quoted') return true;
  if (node?.kind !== 'word') return false;
  return anyWord || !(notColumns.has(node.word) || (typeNames.has(node.word) && nodes[i + 1]?.kind === 'text'));
}

function refOf(nodes: readonly SqlNode[]): ColumnRef {
  const parts = nodes.flatMap((node) => (node.kind === 'group' || node.word === '.' ? [] : [node.text]));
  return { qualifier: parts.at(-2), column: parts.at(-1) ?? '' };
}

/** `date '2024-01-01'` is a literal, but `date` alone may well be a column. */
const typeNames = new Set(['DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMPTZ', 'INTERVAL', 'UUID', 'JSONB', 'JSON']);

const notColumns = new Set(
  (
    'NULL TRUE FALSE UNKNOWN DEFAULT CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME CURRENT_USER LOCALTIMESTAMP ' +
    'INTERVAL CASE WHEN THEN ELSE END AND OR XOR NOT IS IN LIKE ILIKE SIMILAR BETWEEN SYMMETRIC EXISTS ANY ALL SOME ' +
    'ARRAY ROW DISTINCT FROM ASC DESC NULLS COLLATE ESCAPE OVER PARTITION BY ORDER FILTER WHERE WITHIN GROUP ' +
    'SELECT JOIN ON USING SET VALUES EXCLUDED REGEXP RLIKE GLOB MATCH'
  ).split(' '),
);
