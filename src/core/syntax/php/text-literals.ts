import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { unescaped } from '../unescape.ts';

const text: Handler = (reader, node, owner) => {
  const value = plainText(reader, node);
  return value && withSql(reader, value, node, owner);
};

export const textLiterals: Handlers = {
  string: text,
  encapsed_string: text,
  heredoc: text,
  nowdoc: text,
};

/** A string as a value, without looking whether it is SQL; undefined for any other node. */
export function plainText(reader: Reader, node: LightNode): Value | undefined {
  switch (node.type) {
    case 'string':
      return { kind: 'text', text: singleQuoted(textOf(reader, node)) };
    case 'encapsed_string':
      return interpolated(reader, node, node.start + 1, node.end - 1, (part) => part);
    case 'heredoc':
      return readHeredoc(reader, node);
    case 'nowdoc':
      return { kind: 'text', text: readNowdoc(reader, node) };
    default:
      return undefined;
  }
}

/** Between single quotes only the quote and the backslash are escaped. */
function singleQuoted(raw: string): string {
  return raw.replace(/^b?'|'$/g, '').replace(/\\(['\\])/g, '$1');
}

/** Before anything that it does not escape, a backslash stays: `"FROM App\Entity\Order o"` between double quotes. */
function doubleQuoted(raw: string): string {
  return unescaped(raw.replace(/\\([\s\S])/g, (pair, next: string) => (escapable.test(next) ? pair : `\\${pair}`)));
}

/** https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.double */
const escapable = /[nrtvef\\$"0-7xu]/;

/** Holes are variables and what they lead to, bare or in braces: `"$id {$order->id}"`. */
function interpolated(
  reader: Reader,
  node: LightNode,
  start: number,
  end: number,
  clean: (part: string) => string,
): Value {
  const parts: Value[] = [];
  let from = start;
  for (const hole of node.children) {
    if (hole.start < from || hole.end > end) continue;
    const inBraces = reader.text[hole.start - 1] === '{' && reader.text[hole.end] === '}';
    parts.push({ kind: 'text', text: doubleQuoted(clean(reader.text.slice(from, hole.start - (inBraces ? 1 : 0)))) });
    parts.push(readValue(reader, hole));
    from = hole.end + (inBraces ? 1 : 0);
  }
  parts.push({ kind: 'text', text: doubleQuoted(clean(reader.text.slice(from, Math.max(from, end)))) });
  return joinText(parts);
}

function readHeredoc(reader: Reader, node: LightNode): Value {
  const body = childOf(node, 'value');
  if (body === undefined) return { kind: 'text', text: '' };
  return interpolated(reader, body, body.start, body.end, outdented(reader, node));
}

function readNowdoc(reader: Reader, node: LightNode): string {
  const body = childOf(node, 'value');
  return body ? outdented(reader, node)(textOf(reader, body)) : '';
}

/** What the closing mark is indented by is no part of the text. */
function outdented(reader: Reader, node: LightNode): (part: string) => string {
  const close = childOf(node, 'end_tag');
  const lineStart = close ? reader.text.lastIndexOf('\n', close.start) + 1 : 0;
  const indent = close ? reader.text.slice(lineStart, close.start) : '';
  return indent === '' || indent.trim() !== '' ? (part) => part : (part) => part.replaceAll(`\n${indent}`, '\n');
}
