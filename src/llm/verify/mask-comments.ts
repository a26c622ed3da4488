/** How comments are written, by the name of the file; most languages write them as C does. */
interface CommentForm {
  readonly line: readonly string[];
  readonly hasBlocks: boolean;
}

const likeC: CommentForm = { line: ['//'], hasBlocks: true };

const forms: readonly (readonly [RegExp, CommentForm])[] = [
  [
    /\.(?:py|rb|ya?ml|toml|sh|exs?|properties)$|(?:^|\/)(?:dockerfile|gemfile|rakefile)$/i,
    { line: ['#'], hasBlocks: false },
  ],
  [/\.sql$/i, { line: ['--'], hasBlocks: true }],
  [/\.php$/i, { line: ['//', '#'], hasBlocks: true }],
];

/** Stands for each character of a comment, so that places in the text stay where they are. */
export const commentMark = '\u0001';

/**
 * The same text with its comments masked. A comment says what somebody believes, or wants a reader to believe, and a
 * quote of one proves nothing. Facts hold no syntax tree: where this errs, a comment is taken for code and counts.
 */
export function maskComments(code: string, file: string): string {
  const form = forms.find(([pattern]) => pattern.test(file))?.[1] ?? likeC;
  let masked = '';
  for (let at = 0; at < code.length; ) {
    const end = commentEnd(code, at, form);
    const next = end ?? stringEnd(code, at) ?? at + 1;
    const text = code.slice(at, next);
    masked += end === undefined ? text : text.replace(/\S/g, commentMark);
    at = next;
  }
  return masked;
}

/** Where the comment ends that begins here. */
function commentEnd(code: string, at: number, { line, hasBlocks }: CommentForm): number | undefined {
  if (hasBlocks && code.startsWith('/*', at)) return endAfter(code, '*/', at + 2);
  const isFirst = code.slice(code.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
  // Of a long comment the beginning may be cut off.
  const isInside = hasBlocks && isFirst && /^\*(?:[\s/]|$)/.test(code.slice(at, at + 2));
  const opening = line.find((mark) => code.startsWith(mark, at));
  const opens =
    opening === '#'
      ? /(?:^|\s)$/.test(code.slice(Math.max(0, at - 1), at)) && code[at + 1] !== '['
      : opening !== undefined;
  return opens || isInside ? endBefore(code, '\n', at) : undefined;
}

/** Where the string ends that begins here, or the sign after a backslash: a mark of a comment within is none. */
function stringEnd(code: string, at: number): number | undefined {
  const quote = code[at] ?? '';
  if (quote === '\\') return at + 2;
  if (!/["'`]/.test(quote)) return undefined;
  for (let end = at + 1; end < code.length; end += 1) {
    if (code[end] === '\\') end += 1;
    else if (code[end] === quote) return end + 1;
    // Only some strings go on after a line; an apostrophe is none.
    else if (code[end] === '\n' && quote !== '`') return at + 1;
  }
  return at + 1;
}

function endAfter(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end + mark.length;
}

function endBefore(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end;
}
