import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node) });
/** `5_000L` is the number 5000. */
const number: Handler = (reader, node) => ({
  kind: 'literal',
  text: textOf(reader, node)
    .replaceAll('_', '')
    .replace(/(?<!^0[xX].*)(?:[uU]?[lL]?|[fFdDmM])$/, ''),
});
const text: Handler = (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner);

export const literals: Handlers = {
  integer_literal: number,
  real_literal: number,
  boolean_literal: literal,
  null_literal: literal,
  default_expression: () => ({ kind: 'literal', text: 'null' }),
  character_literal: (reader, node) => stringText(reader, node),
  string_literal: text,
  verbatim_string_literal: text,
  raw_string_literal: text,
  interpolated_string_expression: (reader, node, owner) => withSql(reader, interpolated(reader, node), node, owner),
};

/** A string as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  if (node.type === 'interpolated_string_expression') return interpolated(reader, node);
  return /string_literal$/.test(node.type) ? stringText(reader, node) : undefined;
}

function stringText(reader: Reader, node: LightNode): Value {
  const raw = textOf(reader, node).replace(/u8$/i, '');
  if (raw.startsWith('@')) return { kind: 'text', text: raw.slice(2, -1).replaceAll('""', '"') };
  const quotes = /^"{3,}/.exec(raw)?.[0].length;
  if (quotes === undefined) return { kind: 'text', text: unescaped(raw.slice(1, -1)) };
  return { kind: 'text', text: withoutIndentation(raw.slice(quotes, -quotes)) };
}

/** `$"/orders/{id}"`; a doubled brace is one, and verbatim and raw strings escape nothing. */
function interpolated(reader: Reader, node: LightNode): Value {
  const [start] = node.children;
  const opening = start ? reader.text.slice(start.start, start.start + 16) : '';
  const isRaw = /^\$+"""/.test(opening);
  const isVerbatim = isRaw || /^(?:\$@|@\$)/.test(opening);
  const parts = node.children.flatMap((child): Value[] => {
    const raw = textOf(reader, child);
    if (child.type === 'interpolation') return [readHole(reader, child)];
    if (child.type === 'escape_sequence') return [{ kind: 'text', text: unescaped(raw) }];
    if (child.type !== 'string_content') return [];
    const braces = isRaw ? raw : raw.replaceAll('{{', '{').replaceAll('}}', '}');
    return [{ kind: 'text', text: isVerbatim ? braces.replaceAll('""', '"') : unescaped(braces) }];
  });
  return joinText(isRaw ? parts.map(outdented) : parts);
}

function readHole(reader: Reader, node: LightNode): Value {
  const inner = node.children[0];
  return inner === undefined ? { kind: 'other', node: 'interpolation' } : readValue(reader, inner);
}

/** Where lines of a raw string begin does not matter to anyone who reads it. */
function outdented(part: Value): Value {
  return part.kind === 'text' ? { kind: 'text', text: part.text.replaceAll(/\n[ \t]+/g, '\n') } : part;
}

/** A raw string begins on the line after its quotes; what all its lines are indented by is no part of it. */
function withoutIndentation(block: string): string {
  const [first = '', ...lines] = block.split(/\r?\n/);
  if (lines.length === 0) return first;
  const last = lines.pop() ?? '';
  return lines.map((line) => (line.startsWith(last) ? line.slice(last.length) : line.trimStart())).join('\n');
}
