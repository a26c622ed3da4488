/** A part of a MongoDB query that is written as text: `{ 'plant_id': ?0, stars: { $gte: 4 } }`. */
export type DocumentValue =
  | { readonly kind: 'object'; readonly entries: readonly DocumentEntry[] }
  | { readonly kind: 'list'; readonly items: readonly DocumentValue[] }
  | { readonly kind: 'word'; readonly text: string };

export interface DocumentEntry {
  readonly key: string;
  readonly value: DocumentValue;
}

/** Queries nest far less deep; the bound keeps hostile input cheap. */
const deepest = 24;

const token = /\s+|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|[{}[\],:]|[?:]#\{[^}]*\}|[^\s{}[\],:'"]+/y;

interface Token {
  readonly text: string;
  readonly isMark: boolean;
}

/** Reads JSON as MongoDB's clients take it: with bare keys, either kind of quotes and holes for parameters. */
export function readDocumentQuery(text: string): DocumentValue | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const read = valueAt(tokens, 0, 0);
  return read?.next === tokens.length ? read.value : undefined;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null) return undefined;
    const [whole, single, double] = found;
    const quoted = single ?? double;
    if (quoted !== undefined) tokens.push({ text: quoted, isMark: false });
    else if (whole.trim() !== '') tokens.push({ text: whole, isMark: /^[{}[\],:]$/.test(whole) });
  }
  return tokens;
}

interface Read {
  readonly value: DocumentValue;
  readonly next: number;
}

function valueAt(tokens: readonly Token[], at: number, depth: number): Read | undefined {
  const first = tokens[at];
  if (first === undefined || depth > deepest) return undefined;
  if (!first.isMark) return wordAt(tokens, at);
  if (first.text === '{') return objectAt(tokens, at + 1, depth);
  return first.text === '[' ? listAt(tokens, at + 1, depth) : undefined;
}

/** `ObjectId('…')` and `?0` are values of which only their place counts. */
function wordAt(tokens: readonly Token[], at: number): Read {
  let next = at;
  while (tokens[next] !== undefined && tokens[next]?.isMark === false) next++;
  return { value: { kind: 'word', text: tokens[at]?.text ?? '' }, next };
}

function objectAt(tokens: readonly Token[], start: number, depth: number): Read | undefined {
  const entries: DocumentEntry[] = [];
  let at = start;
  while (!isMark(tokens[at], '}')) {
    const key = tokens[at];
    if (key === undefined || key.isMark || !isMark(tokens[at + 1], ':')) return undefined;
    const read = valueAt(tokens, at + 2, depth + 1);
    if (read === undefined) return undefined;
    entries.push({ key: key.text, value: read.value });
    at = isMark(tokens[read.next], ',') ? read.next + 1 : read.next;
  }
  return { value: { kind: 'object', entries }, next: at + 1 };
}

function listAt(tokens: readonly Token[], start: number, depth: number): Read | undefined {
  const items: DocumentValue[] = [];
  let at = start;
  while (!isMark(tokens[at], ']')) {
    const read = valueAt(tokens, at, depth + 1);
    if (read === undefined) return undefined;
    items.push(read.value);
    at = isMark(tokens[read.next], ',') ? read.next + 1 : read.next;
  }
  return { value: { kind: 'list', items }, next: at + 1 };
}

function isMark(found: Token | undefined, text: string): boolean {
  return found?.isMark === true && found.text === text;
}
