import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handlers, type Reader, readValue } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

export const textLiterals: Handlers = {
  string: (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner),
  template_string: (reader, node, owner) => withSql(reader, templateText(reader, node), node, owner),
};

/** A string or template as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  if (node.type === 'string') return stringText(reader, node);
  return node.type === 'template_string' ? templateText(reader, node) : undefined;
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
