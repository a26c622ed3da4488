/** Where a literal or comment ends, and whether it is closed. An unclosed one ends early so that the rest is read. */
export interface LiteralEnd {
  readonly end: number;
  readonly closed: boolean;
}

/** End of a string that opens at `at`. */
export function endOfString(text: string, at: number, backslashEscapes: boolean): LiteralEnd {
  const quote = text.charAt(at);
  let close = text.indexOf(quote, at + 1);
  while (close >= 0) {
    if (text.charAt(close + 1) === quote) close = text.indexOf(quote, close + 2);
    else if (backslashEscapes && isEscaped(text, close)) close = text.indexOf(quote, close + 1);
    else break;
  }
  if (close < 0 || swallowsStatement(text.slice(at, close))) return { end: endOfLine(text, at), closed: false };
  return { end: close + 1, closed: true };
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** A literal that reaches a statement at the start of a line after a `;` has lost its closing quote. */
function swallowsStatement(literal: string): boolean {
  return literal.includes('\n') && nextStatement.test(literal);
}

const nextStatement = /;\s*\n[ \t]*(?:create|alter|drop)\s+(?:unique\s+)?(?:table|index)\b/i;

/** End of a quoted name; names do not span lines. */
export function endOfQuotedName(text: string, at: number, close: string): LiteralEnd {
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\n') break;
    if (char === close && text.charAt(i + 1) === close) i++;
    else if (char === close) return { end: i + 1, closed: true };
  }
  return { end: endOfWord(text, at + 1), closed: false };
}

/** A comment whose nested openings outnumber its closings ends at the first closing instead. */
export function endOfBlockComment(text: string, at: number, nests: boolean): LiteralEnd {
  const nested = nests ? endOfNestedComment(text, at) : undefined;
  if (nested !== undefined) return { end: nested, closed: true };
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? { end: endOfLine(text, at), closed: false } : { end: close + 2, closed: true };
}

function endOfNestedComment(text: string, at: number): number | undefined {
  commentEdge.lastIndex = at + 2;
  let depth = 1;
  while (depth > 0) {
    const edge = commentEdge.exec(text);
    if (edge === null) return undefined;
    depth += edge[0] === '/*' ? 1 : -1;
  }
  return commentEdge.lastIndex;
}

const commentEdge = /\/\*|\*\//g;

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** The opening `$tag$` at an offset. */
export function dollarTagAt(text: string, at: number): string | undefined {
  dollarTag.lastIndex = at;
  return dollarTag.exec(text)?.[0];
}

export function endOfDollarString(text: string, at: number, tag: string): LiteralEnd {
  const close = text.indexOf(tag, at + tag.length);
  if (close < 0) return { end: endOfLine(text, at), closed: false };
  return { end: close + tag.length, closed: true };
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const word = /[\w$\u0080-\uffff]*/y;

export function endOfWord(text: string, at: number): number {
  word.lastIndex = at;
  word.test(text);
  return Math.max(at, word.lastIndex);
}
