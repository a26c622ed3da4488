import type { Decorator, Entry, Value } from '../outline.ts';

/** Where reading stands in the comment. */
interface Cursor {
  readonly text: string;
  readonly end: number;
  at: number;
}

const deepest = 12;

/** Annotations of a comment; tags such as `@param` are small words and none. */
export function readDocAnnotations(text: string, start: number, end: number): readonly Decorator[] {
  const found: Decorator[] = [];
  const cursor: Cursor = { text, end: end - 2, at: start };
  while (cursor.at < cursor.end) {
    const mark = text.indexOf('@', cursor.at);
    if (mark < 0 || mark >= cursor.end) break;
    cursor.at = mark + 1;
    // An address holds the sign too.
    if (/[\w.]/.test(text[mark - 1] ?? '')) continue;
    const annotation = readAnnotation(cursor, mark, 0);
    if (annotation !== undefined) found.push(annotation);
  }
  return found;
}

function readAnnotation(cursor: Cursor, mark: number, depth: number): Decorator | undefined {
  const name = word(cursor, /[\w\\]/);
  if (!/^\\?[A-Z]/.test(name)) return undefined;
  const after = cursor.at;
  if (cursor.text[cursor.at] !== '(') return { name, at: mark, end: after };
  cursor.at++;
  const { items, entries } = readList(cursor, ')', depth + 1);
  const args: Value[] = [...items];
  if (entries.length > 0) args.push({ kind: 'object', entries, spreads: [], keywords: true });
  return { name, args, at: mark, end: cursor.at };
}

interface Parts {
  readonly items: Value[];
  readonly entries: Entry[];
}

/** Values and named values up to a closing sign. */
function readList(cursor: Cursor, close: string, depth: number): Parts {
  const parts: Parts = { items: [], entries: [] };
  while (cursor.at < cursor.end && depth < deepest) {
    skipSpace(cursor);
    const sign = cursor.text[cursor.at];
    if (sign === close) {
      cursor.at++;
      break;
    }
    if (sign === ',') {
      cursor.at++;
      continue;
    }
    const at = cursor.at;
    const first = readValue(cursor, depth);
    skipSpace(cursor);
    const joins = cursor.text[cursor.at] === '=' || cursor.text[cursor.at] === ':';
    if (joins) {
      cursor.at++;
      skipSpace(cursor);
      const key = first.kind === 'text' ? first.text : first.kind === 'name' ? first.name : '';
      parts.entries.push({ key, value: readValue(cursor, depth), at });
    } else parts.items.push(first);
    // What cannot be read is stepped over, so that reading ends.
    if (cursor.at === at) cursor.at++;
  }
  return parts;
}

function readValue(cursor: Cursor, depth: number): Value {
  const sign = cursor.text[cursor.at];
  if (sign === '"' || sign === "'") return { kind: 'text', text: quoted(cursor, sign) };
  if (sign === '{') {
    cursor.at++;
    const { items, entries } = readList(cursor, '}', depth + 1);
    return entries.length > 0 ? { kind: 'object', entries, spreads: [] } : { kind: 'list', items };
  }
  if (sign === '@') {
    const mark = cursor.at++;
    const inner = readAnnotation(cursor, mark, depth + 1);
    const keywords = inner?.args?.find((value) => value.kind === 'object');
    const entries = keywords?.kind === 'object' ? keywords.entries : [];
    return { kind: 'object', entries, spreads: [], type: inner?.name };
  }
  const name = word(cursor, /[\w\\.:-]/);
  if (/^-?[\d.]+$/.test(name) || /^(?:true|false|null)$/i.test(name))
    return { kind: 'literal', text: name.toLowerCase() };
  return name === ''
    ? { kind: 'other', node: 'annotation' }
    : { kind: 'name', name: name.replace(/::class$/, '').replace('::', '.') };
}

/** A quote within is written twice. */
function quoted(cursor: Cursor, quote: string): string {
  let text = '';
  cursor.at++;
  while (cursor.at < cursor.end) {
    const sign = cursor.text[cursor.at++];
    if (sign === quote && cursor.text[cursor.at] !== quote) break;
    if (sign === quote) cursor.at++;
    text += sign;
  }
  return text;
}

function word(cursor: Cursor, letters: RegExp): string {
  const from = cursor.at;
  // A colon joins a key and a value, two of them a class and its constant.
  while (cursor.at < cursor.end && letters.test(cursor.text[cursor.at] ?? '') && !isSingleColon(cursor)) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}

function isSingleColon({ text, at }: Cursor): boolean {
  return text[at] === ':' && text[at + 1] !== ':' && text[at - 1] !== ':';
}

/** Lines of a comment begin with a star. */
function skipSpace(cursor: Cursor): void {
  while (cursor.at < cursor.end && /[\s*]/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
}
