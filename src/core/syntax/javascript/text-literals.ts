import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { isSql } from '../sql-literal.ts';
import { type Handlers, type Reader, readValue } from './reader.ts';

export const textLiterals: Handlers = {
  string: (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner),
  template_string: (reader, node, owner) => withSql(reader, templateText(reader, node), node, owner),
};

/** A string or template as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  if (node.type === 'string') return stringText(reader, node);
  return node.type === 'template_string' ? templateText(reader, node) : undefined;
}

/** Notes the literal where it is SQL. */
export function withSql(reader: Reader, value: Value, node: LightNode, owner: number | undefined): Value {
  if (isSql(value)) {
    const { fn, loop } = reader.scope;
    reader.outline.sql.push({ value, fn, call: owner, at: node.start, end: node.end, loop });
  }
  return value;
}

/** Parts of one text: empty ones are dropped, neighbors joined, and what needs no template is none. */
export function joinText(parts: readonly Value[]): Value {
  const joined: Value[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    else if (part.kind !== 'text' || part.text !== '') joined.push(part);
  }
  const only = joined[0];
  if (only === undefined) return { kind: 'text', text: '' };
  return joined.length === 1 && only.kind === 'text' ? only : { kind: 'template', parts: joined };
}

export function unquoted(literal: string): string {
  const closed = literal.length > 1 && literal.endsWith(literal.charAt(0));
  return unescaped(literal.slice(1, closed ? -1 : undefined));
}

function stringText(reader: Reader, node: LightNode): Value {
  return { kind: 'text', text: unquoted(reader.text.slice(node.start, node.end)) };
}

function templateText(reader: Reader, node: LightNode): Value {
  const parts: Value[] = [];
  let from = node.start + 1;
  const addText = (to: number): void => {
    if (to > from) parts.push({ kind: 'text', text: unescaped(reader.text.slice(from, to)) });
  };
  for (const hole of node.children) {
    if (hole.type !== 'template_substitution') continue;
    addText(hole.start);
    parts.push(readValue(reader, hole.children[0]));
    from = hole.end;
  }
  addText(reader.text.charAt(node.end - 1) === '`' ? node.end - 1 : node.end);
  return joinText(parts);
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };
const ESCAPE = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi;

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (_, long?: string, short?: string, byte?: string, single = '') => {
    const code = long ?? short ?? byte;
    if (code !== undefined) return characterOf(Number.parseInt(code, 16));
    return /^[\r\n]/.test(single) ? '' : (CONTROLS[single] ?? single);
  });
}

function characterOf(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
