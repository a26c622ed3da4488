import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

export const textLiterals: Handlers = {
  string: (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner),
  concatenated_string: (reader, node, owner) => withSql(reader, concatenated(reader, node), node, owner),
};

/** A string as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  if (node.type === 'string') return stringText(reader, node);
  return node.type === 'concatenated_string' ? concatenated(reader, node) : undefined;
}

/** Strings side by side are one: `"SELECT *" " FROM orders"`. */
function concatenated(reader: Reader, node: LightNode): Value {
  const texts = node.children.map((child) => plainText(reader, child) ?? readValue(reader, child));
  return joinText(texts.flatMap((text) => (text.kind === 'template' ? text.parts : [text])));
}

function stringText(reader: Reader, node: LightNode): Value {
  const start = node.children.find(({ type }) => type === 'string_start');
  const end = node.children.findLast(({ type }) => type === 'string_end');
  const prefix = reader.text.slice(node.start, start?.end ?? node.start).toLowerCase();
  const read = readerOf(prefix);
  const parts: Value[] = [];
  let from = start?.end ?? node.start;
  for (const hole of node.children) {
    if (hole.type !== 'interpolation') continue;
    parts.push({ kind: 'text', text: read(reader.text.slice(from, hole.start)) });
    parts.push(readValue(reader, childOf(hole, 'expression')));
    from = hole.end;
  }
  parts.push({ kind: 'text', text: read(reader.text.slice(from, end?.start ?? node.end)) });
  return joinText(parts);
}

/** Raw strings keep their backslashes; braces that stand twice in an f-string are meant once. */
function readerOf(prefix: string): (text: string) => string {
  const plain = prefix.includes('r') ? (text: string) => text : unescaped;
  return prefix.includes('f') ? (text) => plain(text).replaceAll('{{', '{').replaceAll('}}', '}') : plain;
}
