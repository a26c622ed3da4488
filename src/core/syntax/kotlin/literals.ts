import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

export const literals: Handlers = {
  number_literal: (reader, node) => ({ kind: 'literal', text: textOf(reader, node).replace(/[uUlLfF]+$/, '') }),
  float_literal: (reader, node) => ({ kind: 'literal', text: textOf(reader, node).replace(/[fF]$/, '') }),
  character_literal: (reader, node) => ({ kind: 'text', text: unescaped(textOf(reader, node).slice(1, -1)) }),
  string_literal: (reader, node, owner) => withSql(reader, textValue(reader, node), node, owner),
  multiline_string_literal: (reader, node, owner) => withSql(reader, textValue(reader, node), node, owner),
  collection_literal: (reader, node) => ({
    kind: 'list',
    items: node.children.map((item) => readValue(reader, item)),
  }),
};

/** A text literal as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  return node.type === 'string_literal' || node.type === 'multiline_string_literal'
    ? textValue(reader, node)
    : undefined;
}

/**
 * The grammar knows the holes of a text by their braces; `$name` in a text of one line it takes for letters. Between the
 * holes the text is read here.
 */
function textValue(reader: Reader, node: LightNode): Value {
  const quotes = node.type === 'multiline_string_literal' ? 3 : 1;
  const parts: Value[] = [];
  let at = node.start + quotes;
  for (const hole of node.children) {
    if (hole.type !== 'interpolation') continue;
    parts.push(...lettersOf(reader.text.slice(at, hole.start), quotes === 1));
    parts.push(readValue(reader, hole.children[0]));
    at = hole.end;
  }
  parts.push(...lettersOf(reader.text.slice(at, Math.max(at, node.end - quotes)), quotes === 1));
  return joinText(parts);
}

const simpleHole = /(\\[\s\S])|\$([A-Za-z_]\w*)/g;

function lettersOf(text: string, escapes: boolean): readonly Value[] {
  const parts: Value[] = [];
  let at = 0;
  for (const match of text.matchAll(simpleHole)) {
    const name = match[2];
    if (name === undefined) continue;
    parts.push(plain(text.slice(at, match.index), escapes), { kind: 'name', name });
    at = match.index + match[0].length;
  }
  parts.push(plain(text.slice(at), escapes));
  return parts;
}

function plain(text: string, escapes: boolean): Value {
  return { kind: 'text', text: escapes ? unescaped(text.replaceAll('\\$', '$')) : text };
}
