import type { PrismaArgument, PrismaAttribute, PrismaProblem, PrismaValue } from './prisma-schema.ts';
import type { PrismaToken } from './prisma-tokens.ts';

/** Walks the tokens of a schema. */
export interface Reader {
  readonly tokens: readonly PrismaToken[];
  next: number;
  /** Of values within values. */
  depth: number;
  readonly problems: PrismaProblem[];
}

export function peek(reader: Reader, ahead = 0): PrismaToken | undefined {
  return reader.tokens[reader.next + ahead];
}

export function isMark(token: PrismaToken | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

export function take(reader: Reader, text: string): boolean {
  if (!isMark(peek(reader), text)) return false;
  reader.next++;
  return true;
}

/** End of what was passed last. */
export function passedTo(reader: Reader): number {
  return reader.tokens[reader.next - 1]?.end ?? 0;
}

export function takeWord(reader: Reader): string | undefined {
  const token = peek(reader);
  if (token?.kind !== 'word') return undefined;
  reader.next++;
  return token.text;
}

export function readAttribute(reader: Reader): PrismaAttribute {
  const at = peek(reader)?.at ?? 0;
  reader.next++;
  const name = takeWord(reader) ?? '';
  const args = take(reader, '(') ? readArguments(reader) : [];
  return { name, args, at, end: passedTo(reader) };
}

/** Behind the opening parenthesis; ends behind the closing one, or where the next member starts. */
export function readArguments(reader: Reader): PrismaArgument[] {
  const args: PrismaArgument[] = [];
  const opened = passedTo(reader) - 1;
  while (!take(reader, ')')) {
    if (endsMember(reader)) {
      reader.problems.push({ at: opened, message: 'This parenthesis is never closed.' });
      return args;
    }
    if (skipSeparator(reader)) continue;
    const named = isMark(peek(reader, 1), ':') ? takeWord(reader) : undefined;
    if (named !== undefined) take(reader, ':');
    const value = readValue(reader);
    if (value === undefined) reader.next++;
    else args.push({ name: named, value });
  }
  return args;
}

function skipSeparator(reader: Reader): boolean {
  const kind = peek(reader)?.kind;
  if (kind !== 'line' && kind !== 'doc' && !isMark(peek(reader), ',')) return false;
  reader.next++;
  return true;
}

/** Arguments may span lines, but no argument starts like a field: with two words. */
function endsMember(reader: Reader): boolean {
  const token = peek(reader);
  if (token === undefined || isMark(token, '}') || isMark(token, '@') || isMark(token, '@@')) return true;
  if (token.kind !== 'line') return false;
  const next = peek(reader, 1);
  return (next?.kind === 'word' && peek(reader, 2)?.kind === 'word') || isMark(next, '=');
}

export function readValue(reader: Reader): PrismaValue | undefined {
  if (reader.depth >= depthLimit) return undefined;
  reader.depth++;
  const value = readOneValue(reader);
  reader.depth--;
  return value;
}

/** No schema nests values deeper, and a hostile one must not exhaust the stack. */
const depthLimit = 30;

function readOneValue(reader: Reader): PrismaValue | undefined {
  const token = peek(reader);
  if (token?.kind === 'text') {
    reader.next++;
    return { kind: 'text', text: token.text };
  }
  if (take(reader, '[')) return { kind: 'list', items: readItems(reader) };
  const name = takeWord(reader);
  if (name === undefined) return undefined;
  return take(reader, '(') ? { kind: 'call', name, args: readArguments(reader) } : { kind: 'name', name };
}

function readItems(reader: Reader): PrismaValue[] {
  const items: PrismaValue[] = [];
  while (!take(reader, ']')) {
    if (endsMember(reader) || isMark(peek(reader), ')')) break;
    if (skipSeparator(reader)) continue;
    const value = readValue(reader);
    if (value === undefined) reader.next++;
    else items.push(value);
  }
  return items;
}
