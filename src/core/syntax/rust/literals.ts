import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handler, type Handlers, type Reader, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

const number: Handler = (reader, node) => ({
  kind: 'literal',
  text: textOf(reader, node).replace(/_?[iuf](?:8|16|32|64|128|size)$/, ''),
});

export const literals: Handlers = {
  integer_literal: number,
  float_literal: number,
  boolean_literal: (reader, node) => ({ kind: 'literal', text: textOf(reader, node) }),
  char_literal: (reader, node) => ({ kind: 'text', text: unescaped(textOf(reader, node).slice(1, -1)) }),
  string_literal: (reader, node, owner) => withSql(reader, plainText(reader, node), node, owner),
  raw_string_literal: (reader, node, owner) => withSql(reader, rawText(reader, node), node, owner),
};

/** A backslash at the end of a line joins it with the next one. */
function plainText(reader: Reader, node: LightNode): Value {
  const text = textOf(reader, node)
    .replace(/^[bc]?"/, '')
    .replace(/"$/, '');
  return { kind: 'text', text: unescaped(text.replaceAll(/\\\r?\n\s*/g, '')) };
}

/** `r#"…"#` */
function rawText(reader: Reader, node: LightNode): Value {
  return {
    kind: 'text',
    text: textOf(reader, node)
      .replace(/^[bc]?r#*"/, '')
      .replace(/"#*$/, ''),
  };
}
