import type { LightNode } from './light-tree.ts';
import type { Value } from './outline.ts';
import type { Reader } from './reader.ts';
import { isSql } from './sql-literal.ts';

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
