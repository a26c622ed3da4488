import type { Group, SqlNode, SqlProblem, Token } from './token.ts';

export interface RawStatement {
  readonly nodes: readonly SqlNode[];
  readonly problems: readonly SqlProblem[];
}

/** Nests the tokens of one statement by their parentheses and brackets. */
export function groupTokens(tokens: readonly Token[]): RawStatement {
  const root: SqlNode[] = [];
  const open: Opening[] = [];
  const problems: SqlProblem[] = [];
  for (const token of tokens) {
    const items = open.at(-1)?.items ?? root;
    const partner = partnerOf(token.word);
    if (isOpening(token.word) && open.length < depthLimit) open.push({ token, items: [] });
    else if (partner === undefined) items.push(token);
    else if (open.at(-1)?.token.word === partner) close(root, open, token.end);
  }
  if (open.length > 0) problems.push({ at: open[0]?.token.at ?? 0, message: 'This parenthesis is never closed.' });
  while (open.length > 0) close(root, open, tokens.at(-1)?.end ?? 0);
  return { nodes: root, problems };
}

interface Opening {
  readonly token: Token;
  readonly items: SqlNode[];
}

/** Deeper nesting is read flat: no real statement has it, and readers recurse over groups. */
const depthLimit = 100;
function isOpening(word: string): boolean {
  return word === '(' || word === '[';
}

function partnerOf(word: string): string | undefined {
  if (word === ')') return '(';
  return word === ']' ? '[' : undefined;
}

function close(root: SqlNode[], open: Opening[], end: number): void {
  const opening = open.pop();
  if (opening === undefined) return;
  const group: Group = {
    kind: 'group',
    open: opening.token.word === '[' ? '[' : '(',
    items: opening.items,
    at: opening.token.at,
    end,
  };
  (open.at(-1)?.items ?? root).push(group);
}
