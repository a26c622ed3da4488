import type { OutlineProblem } from './outline.ts';
import { ProtobufCursor } from './protobuf-cursor.ts';
import { type ProtobufToken, protobufTokens } from './protobuf-tokens.ts';

export interface ProtobufField {
  readonly name: string;
  /** As written: `string`, `Order`, `shop.v1.Order`; `map` for maps. */
  readonly type: string;
  readonly repeated: boolean;
}

export interface ProtobufMessage {
  /** With the messages around it: `Order.Line`. */
  readonly name: string;
  readonly fields: readonly ProtobufField[];
}

export interface ProtobufRpc {
  readonly name: string;
  readonly request: string;
  readonly response: string;
  readonly clientStreams: boolean;
  readonly serverStreams: boolean;
  /** `google.api.http`: by which methods and paths it answers as REST. */
  readonly http: readonly { readonly method: string; readonly path: string }[];
  readonly deprecated: boolean;
  readonly at: number;
  readonly end: number;
}

export interface ProtobufFile {
  readonly package: string;
  readonly services: readonly { readonly name: string; readonly rpcs: readonly ProtobufRpc[] }[];
  readonly messages: readonly ProtobufMessage[];
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly OutlineProblem[];
}

interface Draft {
  package: string;
  readonly services: { name: string; rpcs: ProtobufRpc[] }[];
  readonly messages: ProtobufMessage[];
  readonly enums: Map<string, string[]>;
}

/** Deeper blocks than these no file has. */
const maxDepth = 50;

/** Reads services, messages and enums of proto2 and proto3. What is not understood is passed over to its end. */
export function readProtobuf(text: string): ProtobufFile {
  const draft: Draft = { package: '', services: [], messages: [], enums: new Map() };
  const tokens = protobufTokens(text);
  const cursor = new ProtobufCursor(tokens, text.length);
  while (!cursor.done) readTop(cursor, draft);
  return { ...draft, problems: unbalanced(tokens) };
}

/** The first block that nothing closes, or what closes none: where the file was cut, or something is missing. */
function unbalanced(tokens: readonly ProtobufToken[]): readonly OutlineProblem[] {
  const open: number[] = [];
  for (const { text, at } of tokens)
    if (text === '{') open.push(at);
    else if (text === '}' && open.pop() === undefined) return [{ at, message: 'This brace closes nothing.' }];
  const last = open.at(-1);
  return last === undefined ? [] : [{ at: last, message: 'This block is never closed.' }];
}

function readTop(cursor: ProtobufCursor, draft: Draft): void {
  const word = cursor.take();
  if (word === 'package') {
    draft.package = cursor.path();
    cursor.skipStatement();
  } else if (word === 'service') readService(cursor, draft);
  else if (word === 'message') readMessage(cursor, draft, '', 0);
  else if (word === 'enum') readEnum(cursor, draft, '');
  else if (word === '{') cursor.skipBlock();
  else cursor.skipStatement();
}

function readService(cursor: ProtobufCursor, draft: Draft): void {
  const rpcs: ProtobufRpc[] = [];
  draft.services.push({ name: cursor.take(), rpcs });
  if (!cursor.open()) return;
  while (!cursor.done && !cursor.accept('}')) {
    const at = cursor.at;
    if (cursor.take() === 'rpc') rpcs.push(readRpc(cursor, at));
    else cursor.skipStatement();
  }
}

function readRpc(cursor: ProtobufCursor, at: number): ProtobufRpc {
  const name = cursor.take();
  const request = readArgument(cursor);
  cursor.accept('returns');
  const response = readArgument(cursor);
  const end = cursor.at;
  const body: string[] = [];
  if (cursor.accept('{')) body.push(...cursor.block());
  else cursor.skipStatement();
  return {
    name,
    request: request.type,
    response: response.type,
    clientStreams: request.streams,
    serverStreams: response.streams,
    http: httpRules(body),
    deprecated: /(?:^| )deprecated = true(?: |$)/.test(body.join(' ')),
    at,
    end,
  };
}

function readArgument(cursor: ProtobufCursor): { readonly type: string; readonly streams: boolean } {
  cursor.accept('(');
  const streams = cursor.accept('stream');
  const type = cursor.path();
  cursor.accept(')');
  return { type, streams };
}

const verbs = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** `get: "/v1/orders/{id}"`, also within `additional_bindings`. */
function httpRules(body: readonly string[]): ProtobufRpc['http'] {
  return body.flatMap((word, index) => {
    const path = body[index + 2];
    const isRule =
      verbs.has(word) && (body[index + 1] === ':' || body[index + 1] === '=') && path?.startsWith('"') === true;
    return isRule ? [{ method: word.toUpperCase(), path: path.slice(1, -1) }] : [];
  });
}

function readMessage(cursor: ProtobufCursor, draft: Draft, outer: string, depth: number): void {
  const name = outer + cursor.take();
  const fields: ProtobufField[] = [];
  draft.messages.push({ name, fields });
  if (!cursor.open()) return;
  if (depth > maxDepth) cursor.skipBlock();
  else readFields(cursor, draft, name, fields, depth);
}

function readFields(cursor: ProtobufCursor, draft: Draft, name: string, fields: ProtobufField[], depth: number): void {
  while (!cursor.done && !cursor.accept('}')) {
    const word = cursor.take();
    if (word === 'message' && cursor.peek(1) === '{') readMessage(cursor, draft, `${name}.`, depth + 1);
    else if (word === 'enum' && cursor.peek(1) === '{') readEnum(cursor, draft, `${name}.`);
    else if (word === 'oneof') {
      cursor.take();
      if (cursor.accept('{') && depth <= maxDepth) readFields(cursor, draft, name, fields, depth + 1);
    } else if (word === 'map' && cursor.accept('<')) {
      while (!cursor.done && !cursor.accept('>')) cursor.take();
      fields.push({ name: cursor.take(), type: 'map', repeated: false });
      cursor.skipStatement();
    } else if (statements.has(word)) cursor.skipStatement();
    else readField(cursor, fields, word);
  }
}

const statements = new Set(['option', 'reserved', 'extensions', 'extend', 'group', ';']);
const labels = new Set(['repeated', 'optional', 'required']);

function readField(cursor: ProtobufCursor, fields: ProtobufField[], first: string): void {
  const type = labels.has(first) ? cursor.path() : first + cursor.pathRest();
  const name = cursor.take();
  if (/^\w+$/.test(name)) fields.push({ name, type, repeated: first === 'repeated' });
  cursor.skipStatement();
}

function readEnum(cursor: ProtobufCursor, draft: Draft, outer: string): void {
  const values: string[] = [];
  draft.enums.set(outer + cursor.take(), values);
  if (!cursor.open()) return;
  while (!cursor.done && !cursor.accept('}')) {
    const word = cursor.take();
    if (word !== 'option' && word !== 'reserved' && cursor.peek(0) === '=') values.push(word);
    cursor.skipStatement();
  }
}
