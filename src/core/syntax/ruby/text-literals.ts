import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Handlers, type Reader, readValue, textOf, visit } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

export const textLiterals: Handlers = {
  string: (reader, node, owner) => withSql(reader, stringText(reader, node), node, owner),
  chained_string: (reader, node, owner) => {
    const parts = node.children.map((child) => stringText(reader, child));
    const joined = joinText(parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part])));
    return withSql(reader, joined, node, owner);
  },
  // A symbol names what a string of the same letters names: `order(:name)`, `only: %i[index]`.
  simple_symbol: (reader, node) => ({ kind: 'text', text: textOf(reader, node).slice(1), symbol: true }),
  delimited_symbol: (reader, node) => stringText(reader, node),
  bare_string: (reader, node) => ({ kind: 'text', text: textOf(reader, node) }),
  bare_symbol: (reader, node) => ({ kind: 'text', text: textOf(reader, node) }),
  string_array: readWords,
  symbol_array: readWords,
  character: (reader, node) => ({ kind: 'text', text: textOf(reader, node).slice(1) }),
  hash_key_symbol: (reader, node) => ({ kind: 'text', text: textOf(reader, node) }),
};

/** A string as a value, without looking whether it is SQL; undefined for what is no text. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  switch (node.type) {
    case 'string':
    case 'delimited_symbol':
      return stringText(reader, node);
    case 'simple_symbol':
      return { kind: 'text', text: textOf(reader, node).slice(1) };
    case 'hash_key_symbol':
      return { kind: 'text', text: textOf(reader, node) };
    default:
      return undefined;
  }
}

/** What stands below `<<~SQL`, its common indentation kept: it means nothing to those who read it. */
export function readHeredoc(reader: Reader, body: LightNode | undefined, owner: number | undefined): Value {
  if (body === undefined) return { kind: 'text', text: '' };
  const end = body.children.find(({ type }) => type === 'heredoc_end')?.start ?? body.end;
  return withSql(reader, textBetween(reader, body, body.start, end), body, owner);
}

function stringText(reader: Reader, node: LightNode): Value {
  const open = /^(?:%[qQwWiI]?.|:?["'])/.exec(reader.text.slice(node.start, node.start + 3))?.[0].length ?? 1;
  return textBetween(reader, node, node.start + open, Math.max(node.start + open, node.end - 1));
}

function textBetween(reader: Reader, node: LightNode, start: number, end: number): Value {
  const parts: Value[] = [];
  let from = start;
  for (const hole of node.children) {
    if (hole.type !== 'interpolation') continue;
    parts.push({ kind: 'text', text: unescaped(reader.text.slice(from, hole.start)) });
    const [first, ...others] = hole.children;
    parts.push(readValue(reader, first));
    visit(reader, others);
    from = hole.end;
  }
  parts.push({ kind: 'text', text: unescaped(reader.text.slice(from, Math.max(from, end))) });
  return joinText(parts);
}

function readWords(reader: Reader, node: LightNode): Value {
  return { kind: 'list', items: node.children.map((child) => readValue(reader, child)) };
}
