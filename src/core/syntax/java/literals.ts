import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node) });
/** `5_000L` is the number 5000. */
const number: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node).replace(/[lLfFdD]$/, '') });
const list: Handler = (reader, node) => ({ kind: 'list', items: node.children.map((item) => readValue(reader, item)) });

export const literals: Handlers = {
  decimal_integer_literal: number,
  decimal_floating_point_literal: number,
  hex_integer_literal: literal,
  octal_integer_literal: literal,
  binary_integer_literal: literal,
  hex_floating_point_literal: literal,
  true: literal,
  false: literal,
  null_literal: literal,
  character_literal: (reader, node) => stringText(reader, node),
  string_literal: (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner),
  array_initializer: list,
  array_creation_expression: (reader, node) => {
    const values = node.children.map((child) => readValue(reader, child));
    return values.find(({ kind }) => kind === 'list');
  },
  element_value_array_initializer: list,
};

/** A string literal as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  return node.type === 'string_literal' ? stringText(reader, node) : undefined;
}

function stringText(reader: Reader, node: LightNode): Value {
  const raw = textOf(reader, node);
  if (raw.startsWith('"""')) return { kind: 'text', text: unescaped(withoutIndentation(raw.slice(3, -3))) };
  return { kind: 'text', text: unescaped(raw.slice(1, -1)) };
}

/** A text block begins on the line after its quotes; what all its lines are indented by is no part of it. */
function withoutIndentation(block: string): string {
  const [, ...lines] = block.split(/\r?\n/);
  const told = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indentation = Math.min(...told.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indentation).trimEnd()).join('\n');
}
