import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { readWhile } from '../read-while.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue, visit, within } from '../reader.ts';
import { bind } from './bindings.ts';
import { awaited } from './calls.ts';

const repeated: Handler = (reader, node) => {
  within(reader, { loop: true }, () => visit(reader, node.children));
  return undefined;
};

export const statements: Handlers = {
  for_statement: readFor,
  for_in_statement: readForEach,
  while_statement: readWhile,
  do_statement: repeated,
  try_statement: readTry,
  catch_clause: readCatch,
  throw_statement: (reader, node) => {
    const value = readValue(reader, node.children[0]);
    reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
    return undefined;
  },
  // Declarations without code, and the names of things that are no values.
  ambient_declaration: () => undefined,
  function_signature: () => undefined,
};

/** Runs once: the initializer. Runs again and again: all the rest. */
function readFor(reader: Reader, node: LightNode): undefined {
  const initializer = childOf(node, 'initializer');
  if (initializer) visit(reader, [initializer]);
  const rest = node.children.filter((child) => child !== initializer);
  within(reader, { loop: true }, () => visit(reader, rest));
}

/** `for (const order of orders)`: `order` is each of `orders`. */
function readForEach(reader: Reader, node: LightNode): undefined {
  const collection = readValue(reader, childOf(node, 'right'));
  if (childOfType(node, 'await')) awaited(reader, collection);
  const left = childOf(node, 'left');
  const keys = childOfType(node, 'in') !== undefined;
  const value: Value = keys ? { kind: 'other', node: 'key' } : { kind: 'each', of: collection };
  if (left) bind(reader, left, value, left, childOfType(node, 'const', 'let', 'var') && true);
  const body = childOf(node, 'body');
  if (body) within(reader, { loop: true }, () => visit(reader, [body]));
}

function readTry(reader: Reader, node: LightNode): undefined {
  const body = childOf(node, 'body');
  if (body) within(reader, { try: true }, () => visit(reader, body.children));
  visit(
    reader,
    node.children.filter((child) => child !== body),
  );
}

function readCatch(reader: Reader, node: LightNode): undefined {
  const caught = childOf(node, 'parameter');
  if (caught) bind(reader, caught, { kind: 'other', node: node.type }, caught, true);
  const body = childOf(node, 'body');
  if (body) visit(reader, body.children);
}
