import { splitByComma } from './node-lists.ts';
import { wordAt } from './query-clauses.ts';
import { columnsIn, plainColumn } from './query-columns.ts';
import type { ColumnRef } from './query-draft.ts';
import type { SqlNode } from './token.ts';

/** Columns whose text a statement takes for a list: `FIND_IN_SET(?, tags)`, `tags LIKE '%,' || ? || ',%'`. */
export function listedColumns(nodes: readonly SqlNode[]): ColumnRef[] {
  return nodes.flatMap((node, i) => {
    if (node.kind === 'group') return listedColumns(node.items);
    if (node.word === '=') return appended(nodes, i);
    if (likes.has(node.word))
      return textsIn(operand(nodes, i)).some((text) => edges.test(text)) ? before(nodes, i) : [];
    if (patterns.has(node.word)) return matched(nodes, i);
    return takenApart(nodes, i);
  });
}

const likes = new Set(['LIKE', 'ILIKE', '~~', '~~*']);
const patterns = new Set(['REGEXP', 'RLIKE', '~', '~*']);
/** A comma that has to stand right beside what is looked for. */
const edges = /^%?,%$|^%,|,%$/;
/** Between the start, a comma and the end, or with the bounds of a word in what is called a key. */
const separated = /\(\^\|,|,\|\$\)/;
const bounded = /\[\[:[<>]:\]\]|\\[bmy]/;
const separator = /^[,;|]$/;

function matched(nodes: readonly SqlNode[], at: number): ColumnRef[] {
  const texts = textsIn(operand(nodes, at));
  const columns = before(nodes, at);
  if (texts.some((text) => separated.test(text))) return columns;
  return texts.some((text) => bounded.test(text)) ? columns.filter(({ column }) => /_ids?$|Ids?$/.test(column)) : [];
}

/** `SET tags = tags || ',' || ?`, `SET tags = CONCAT(tags, ',', ?)`. */
function appended(nodes: readonly SqlNode[], at: number): ColumnRef[] {
  const [target] = before(nodes, at);
  const value = operand(nodes, at);
  const isLonger = columnsIn(value).some(({ column }) => column === target?.column);
  return target !== undefined && isLonger && textsIn(value).some((text) => separator.test(text)) ? [target] : [];
}

function takenApart(nodes: readonly SqlNode[], at: number): ColumnRef[] {
  const group = nodes[at + 1];
  if (group?.kind !== 'group') return [];
  const [first = [], second = []] = splitByComma(group.items);
  const column = plainColumn(wordAt(nodes, at) === 'FIND_IN_SET' ? second : first);
  if (column === undefined) return [];
  if (wordAt(nodes, at) === 'FIND_IN_SET') return [column];
  return splitters.has(wordAt(nodes, at)) && textsIn(second).some((text) => /^\s*[,;|]/.test(text)) ? [column] : [];
}

const splitters = new Set(['STRING_TO_ARRAY', 'STRING_SPLIT', 'REGEXP_SPLIT_TO_TABLE', 'REGEXP_SPLIT_TO_ARRAY']);

/** What an operator is applied to, up to the condition before. */
function before(nodes: readonly SqlNode[], at: number): ColumnRef[] {
  let start = at;
  while (start > Math.max(0, at - longest) && !boundaries.has(wordAt(nodes, start - 1))) start--;
  return columnsIn(nodes.slice(start, at));
}

/** What an operator compares with, up to the next condition or assignment. */
function operand(nodes: readonly SqlNode[], at: number): readonly SqlNode[] {
  let end = at + 1;
  while (end < Math.min(nodes.length, at + longest) && !boundaries.has(wordAt(nodes, end))) end++;
  return nodes.slice(at + 1, end);
}

/** No condition is longer, and a hostile text must not be read from every sign to its end. */
const longest = 60;
const boundaries = new Set('AND OR NOT WHERE ON HAVING WHEN THEN SET SELECT FROM ORDER GROUP LIMIT , ;'.split(' '));

function textsIn(nodes: readonly SqlNode[]): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'group' ? textsIn(node.items) : node.kind === 'text' ? [node.text] : [],
  );
}
