import { type PrismaToken, prismaTokens } from './prisma-tokens.ts';

/** A Prisma schema file as it is written. Names of other files' models are as good as any. */
export interface PrismaSchema {
  readonly models: readonly PrismaModel[];
  readonly enums: readonly PrismaModel[];
  readonly datasources: readonly PrismaModel[];
  readonly problems: readonly PrismaProblem[];
}

/** A block: a model, a view, a composite type; the values of an enum are its fields. */
export interface PrismaModel extends PrismaPlace {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly PrismaField[];
  /** Of the block itself: `@@index([email])`. */
  readonly attributes: readonly PrismaAttribute[];
  readonly comment?: string | undefined;
}

export interface PrismaField extends PrismaPlace {
  readonly name: string;
  /** Empty for the value of an enum. `Unsupported("tsvector")` gives the inner name. */
  readonly type: string;
  readonly many: boolean;
  readonly optional: boolean;
  readonly attributes: readonly PrismaAttribute[];
  /** What an assignment gives: `provider = "postgresql"`. */
  readonly value?: PrismaValue | undefined;
  readonly comment?: string | undefined;
}

export interface PrismaAttribute extends PrismaPlace {
  /** Without `@`: `id`, `db.VarChar`. */
  readonly name: string;
  readonly args: readonly PrismaArgument[];
}

export interface PrismaArgument {
  /** Absent for a positional argument. */
  readonly name?: string | undefined;
  readonly value: PrismaValue;
}

export type PrismaValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A name, a number or a truth value. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly PrismaArgument[] }
  | { readonly kind: 'list'; readonly items: readonly PrismaValue[] };

interface PrismaPlace {
  readonly at: number;
  readonly end: number;
}

export interface PrismaProblem {
  readonly at: number;
  readonly message: string;
}

/** Reads a Prisma schema. Never fails: a line that is not understood is left out with a problem. */
export function readPrisma(text: string): PrismaSchema {
  const reader: Reader = { tokens: prismaTokens(text), next: 0, depth: 0, problems: [] };
  const blocks: PrismaModel[] = [];
  while (peek(reader) !== undefined) {
    const block = readBlock(reader);
    if (block !== undefined) blocks.push(block);
  }
  return {
    models: blocks.filter(({ kind }) => kind === 'model' || kind === 'view' || kind === 'type'),
    enums: blocks.filter(({ kind }) => kind === 'enum'),
    datasources: blocks.filter(({ kind }) => kind === 'datasource'),
    problems: reader.problems,
  };
}

interface Reader {
  readonly tokens: readonly PrismaToken[];
  next: number;
  /** Of values within values. */
  depth: number;
  readonly problems: PrismaProblem[];
}

const blockKinds = new Set(['model', 'view', 'type', 'enum', 'datasource', 'generator']);

function peek(reader: Reader, ahead = 0): PrismaToken | undefined {
  return reader.tokens[reader.next + ahead];
}

function isMark(token: PrismaToken | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

function take(reader: Reader, text: string): boolean {
  if (!isMark(peek(reader), text)) return false;
  reader.next++;
  return true;
}

/** End of what was passed last. */
function passedTo(reader: Reader): number {
  return reader.tokens[reader.next - 1]?.end ?? 0;
}

function readBlock(reader: Reader): PrismaModel | undefined {
  const comment = readDocs(reader);
  const keyword = peek(reader);
  const name = peek(reader, 1);
  if (keyword === undefined) return undefined;
  if (!startsBlock(reader) || name === undefined) {
    skipLine(reader, 'This line belongs to no block.');
    return undefined;
  }
  reader.next += 3;
  const body = readBody(reader);
  return { kind: keyword.text, name: name.text, ...body, comment, at: keyword.at, end: passedTo(reader) };
}

function startsBlock(reader: Reader): boolean {
  const keyword = peek(reader);
  return keyword?.kind === 'word' && blockKinds.has(keyword.text) && isMark(peek(reader, 2), '{');
}

/** Documentation comments above a block or a field; blank lines between them are passed. */
function readDocs(reader: Reader): string | undefined {
  const docs: string[] = [];
  for (let token = peek(reader); token?.kind === 'doc' || token?.kind === 'line'; token = peek(reader)) {
    if (token.kind === 'doc') docs.push(token.text);
    reader.next++;
  }
  return docs.length === 0 ? undefined : docs.join('\n');
}

function skipLine(reader: Reader, message: string): void {
  reader.problems.push({ at: peek(reader)?.at ?? 0, message });
  reader.next++;
  while (peek(reader) !== undefined && peek(reader)?.kind !== 'line') reader.next++;
}

interface Body {
  readonly fields: PrismaField[];
  readonly attributes: PrismaAttribute[];
}

function readBody(reader: Reader): Body {
  const body: Body = { fields: [], attributes: [] };
  const opened = passedTo(reader);
  for (;;) {
    const comment = readDocs(reader);
    if (take(reader, '}')) return body;
    if (peek(reader) === undefined || startsBlock(reader)) {
      reader.problems.push({ at: opened, message: 'This block is never closed.' });
      return body;
    }
    readMember(reader, body, comment);
  }
}

function readMember(reader: Reader, body: Body, comment: string | undefined): void {
  if (isMark(peek(reader), '@@')) body.attributes.push(readAttribute(reader));
  else if (peek(reader)?.kind === 'word') body.fields.push(readField(reader, comment));
  else skipLine(reader, 'This line was not understood and is left out.');
}

function readField(reader: Reader, docs: string | undefined): PrismaField {
  const at = peek(reader)?.at ?? 0;
  const name = takeWord(reader) ?? '';
  const value = take(reader, '=') ? readValue(reader) : undefined;
  const type = readType(reader);
  const many = take(reader, '[') && take(reader, ']');
  const optional = take(reader, '?');
  const attributes: PrismaAttribute[] = [];
  while (isMark(peek(reader), '@')) attributes.push(readAttribute(reader));
  const end = passedTo(reader);
  const comment = docs ?? (peek(reader)?.kind === 'doc' ? readDocs(reader) : undefined);
  const next = peek(reader);
  if (next !== undefined && next.kind !== 'line' && !isMark(next, '}') && comment === undefined) {
    skipLine(reader, `The rest of ${name} was not understood and is left out.`);
  }
  return { name, type, many, optional, attributes, value, comment, at, end };
}

function takeWord(reader: Reader): string | undefined {
  const token = peek(reader);
  if (token?.kind !== 'word') return undefined;
  reader.next++;
  return token.text;
}

function readType(reader: Reader): string {
  const name = takeWord(reader) ?? '';
  if (!take(reader, '(')) return name;
  const [first] = readArguments(reader);
  return first?.value.kind === 'text' ? first.value.text : name;
}

function readAttribute(reader: Reader): PrismaAttribute {
  const at = peek(reader)?.at ?? 0;
  reader.next++;
  const name = takeWord(reader) ?? '';
  const args = take(reader, '(') ? readArguments(reader) : [];
  return { name, args, at, end: passedTo(reader) };
}

/** Behind the opening parenthesis; ends behind the closing one, or where the next member starts. */
function readArguments(reader: Reader): PrismaArgument[] {
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

function readValue(reader: Reader): PrismaValue | undefined {
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
