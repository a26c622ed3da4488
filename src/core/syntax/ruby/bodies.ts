import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { type Reader, readValue, visit, within } from '../reader.ts';

const clauses = new Set(['rescue', 'ensure', 'else']);

/** Reads statements in order; their value is that of the last. What has a `rescue` behind it is tried. */
export function readBody(reader: Reader, body: LightNode | undefined): Value {
  if (body === undefined) return { kind: 'literal', text: 'null' };
  if (!holders.has(body.type)) return readValue(reader, body);
  return readStatements(reader, body.children);
}

const holders = new Set(['body_statement', 'block_body', 'then', 'else', 'begin', 'do', 'parenthesized_statements']);

export function readStatements(reader: Reader, nodes: readonly LightNode[]): Value {
  const statements = nodes.filter(({ type }) => !clauses.has(type));
  const handlers = nodes.filter(({ type }) => clauses.has(type));
  const tried = handlers.some(({ type }) => type === 'rescue') ? true : reader.scope.try;
  const value = within(reader, { try: tried }, () => lastOf(reader, statements));
  visit(reader, handlers);
  return value;
}

function lastOf(reader: Reader, statements: readonly LightNode[]): Value {
  let last: Value = { kind: 'literal', text: 'null' };
  for (const statement of statements) last = readValue(reader, statement);
  return last;
}
