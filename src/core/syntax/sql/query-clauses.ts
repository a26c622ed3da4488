import type { SqlNode } from './token.ts';

export interface Clause {
  /** In upper case; `ORDER BY`, `ON CONFLICT`. */
  readonly keyword: string;
  readonly nodes: readonly SqlNode[];
}

/** Splits a data statement into its clauses. What stands before the first keyword is left out. */
export function clausesOf(nodes: readonly SqlNode[]): Clause[] {
  const clauses: { keyword: string; nodes: SqlNode[] }[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const keyword = keywordAt(nodes, i, clauses.at(-1)?.keyword);
    const node = nodes[i];
    if (keyword !== undefined) {
      clauses.push({ keyword, nodes: [] });
      i += keyword.split(' ').length - 1;
    } else if (node !== undefined) clauses.at(-1)?.nodes.push(node);
  }
  return clauses;
}

/** The nodes of each select that a set operator joins with the next. */
export function splitSetOperations(nodes: readonly SqlNode[]): (readonly SqlNode[])[] {
  const parts: SqlNode[][] = [[]];
  nodes.forEach((node, i) => {
    const word = wordAt(nodes, i);
    if (setOperators.has(word)) parts.push([]);
    else if (!(word === 'ALL' && setOperators.has(wordAt(nodes, i - 1)))) parts.at(-1)?.push(node);
  });
  return parts;
}

const setOperators = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'MINUS']);

export function wordAt(nodes: readonly SqlNode[], i: number): string {
  const node = nodes[i];
  return node === undefined || node.kind === 'group' ? '' : node.word;
}

const clauseWords = new Set(
  (
    'SELECT FROM WHERE GROUP_BY HAVING WINDOW ORDER_BY LIMIT OFFSET FETCH FOR INSERT INTO VALUES ON_CONFLICT ' +
    'ON_DUPLICATE RETURNING UPDATE SET DELETE USING MERGE REPLACE WITH TRUNCATE WHEN'
  )
    .split(' ')
    .map((word) => word.replace('_', ' ')),
);

/** Words that only open a clause where the statement starts: elsewhere they are functions, hints or names. */
const openers = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'REPLACE', 'WITH', 'TRUNCATE']);
/** Clauses that end with the statement, whatever words follow. */
const closers = new Set(['FOR', 'ON DUPLICATE', 'WHEN']);

function keywordAt(nodes: readonly SqlNode[], i: number, current: string | undefined): string | undefined {
  const word = wordAt(nodes, i);
  if (word === '' || wordAt(nodes, i - 1) === '.' || (current !== undefined && closers.has(current))) return undefined;
  const pair = `${word} ${wordAt(nodes, i + 1)}`;
  if (clauseWords.has(pair)) return pair;
  if (!clauseWords.has(word)) return undefined;
  if (openers.has(word)) return current === undefined || (word !== 'WITH' && current === 'WITH') ? word : undefined;
  return opensHere(nodes, i, word, current) ? word : undefined;
}

function opensHere(nodes: readonly SqlNode[], i: number, word: string, current: string | undefined): boolean {
  switch (word) {
    case 'FROM':
      return !(wordAt(nodes, i - 1) === 'DISTINCT' && isWords.has(wordAt(nodes, i - 2)));
    case 'USING':
      return current === 'DELETE' || current === 'FROM' || current === 'INTO' ? nodes[i + 1]?.kind !== 'group' : false;
    case 'SET':
      return current === 'UPDATE' || current === 'INTO' || current === 'ON CONFLICT' || current === 'FROM';
    case 'WHEN':
      return current === 'USING';
    case 'INTO':
      return current !== 'WHERE';
    default:
      return true;
  }
}

const isWords = new Set(['IS', 'NOT']);
