import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handler, type Handlers, type Reader, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node) });
const text: Handler = (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner);

export const literals: Handlers = {
  int_literal: literal,
  float_literal: literal,
  imaginary_literal: literal,
  true: literal,
  false: literal,
  nil: () => ({ kind: 'literal', text: 'null' }),
  rune_literal: (reader, node) => stringText(reader, node),
  interpreted_string_literal: text,
  raw_string_literal: text,
};

/** A string literal as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  return node.type === 'interpreted_string_literal' || node.type === 'raw_string_literal'
    ? stringText(reader, node)
    : undefined;
}

export function unquoted(raw: string): string {
  return raw.startsWith('`') ? raw.slice(1, -1) : unescaped(raw.slice(1, -1));
}

function stringText(reader: Reader, node: LightNode): Value {
  return { kind: 'text', text: unquoted(textOf(reader, node)) };
}
