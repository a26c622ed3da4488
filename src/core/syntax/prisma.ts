import {
  isMark,
  passedTo,
  peek,
  type Reader,
  readArguments,
  readAttribute,
  readValue,
  take,
  takeWord,
} from './prisma-reader.ts';
import type { PrismaAttribute, PrismaField, PrismaModel, PrismaSchema } from './prisma-schema.ts';
import { prismaTokens } from './prisma-tokens.ts';

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

const blockKinds = new Set(['model', 'view', 'type', 'enum', 'datasource', 'generator']);

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

function readType(reader: Reader): string {
  const name = takeWord(reader) ?? '';
  if (!take(reader, '(')) return name;
  const [first] = readArguments(reader);
  return first?.value.kind === 'text' ? first.value.text : name;
}
