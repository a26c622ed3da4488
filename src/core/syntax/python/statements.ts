import type { LightNode } from '../light-tree.ts';
import { readWhile } from '../read-while.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue, visit, within } from '../reader.ts';
import { bind } from './assignments.ts';
import { awaited } from './calls.ts';
import { readIf } from './read-if.ts';

const nothing: Handler = () => undefined;

export const statements: Handlers = {
  expression_statement: readStatement,
  for_statement: readFor,
  while_statement: readWhileElse,
  if_statement: readIf,
  elif_clause: readIf,
  try_statement: readTry,
  except_clause: readExcept,
  with_statement: readWith,
  raise_statement: (reader, node) => {
    const raised = node.children.find(({ field }) => field !== 'cause');
    if (raised === undefined) return undefined;
    const value = readValue(reader, raised);
    reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
    return undefined;
  },
  global_statement: (reader, node) => {
    for (const name of node.children) reader.bound.add(`${reader.scope.fn} ${reader.text.slice(name.start, name.end)}`);
    return undefined;
  },
  type: nothing,
};

/** A string that stands alone documents something and does nothing. */
function readStatement(reader: Reader, node: LightNode): undefined {
  const [only] = node.children;
  if (node.children.length === 1 && only?.type === 'string') return;
  visit(reader, node.children);
}

/** `for order in orders`: `order` is each of `orders`. */
function readFor(reader: Reader, node: LightNode): undefined {
  const collection = readValue(reader, childOf(node, 'right'));
  if (childOfType(node, 'async')) awaited(reader, collection);
  const left = childOf(node, 'left');
  if (left) bind(reader, left, { kind: 'each', of: collection }, left);
  const body = childOf(node, 'body');
  if (body) within(reader, { loop: true }, () => visit(reader, body.children));
  const otherwise = childOf(node, 'alternative');
  if (otherwise) visit(reader, [otherwise]);
}

function readWhileElse(reader: Reader, node: LightNode): undefined {
  readWhile(reader, node);
  const otherwise = childOf(node, 'alternative');
  if (otherwise) visit(reader, [otherwise]);
}

function readTry(reader: Reader, node: LightNode): undefined {
  const body = childOf(node, 'body');
  if (body) within(reader, { try: true }, () => visit(reader, body.children));
  visit(
    reader,
    node.children.filter((child) => child !== body),
  );
}

function readExcept(reader: Reader, node: LightNode): undefined {
  const pattern = childOfType(node, 'as_pattern');
  const caught = pattern && childOf(pattern, 'alias')?.children[0];
  if (caught) bind(reader, caught, { kind: 'other', node: node.type }, caught);
  const body = childOfType(node, 'block');
  if (body) visit(reader, body.children);
}

/** `with open(path) as file`: everything in the body happens while the last of the calls is held open. */
function readWith(reader: Reader, node: LightNode): undefined {
  let { held } = reader.scope;
  for (const item of childOfType(node, 'with_clause')?.children ?? []) {
    const whole = childOf(item, 'value');
    const pattern = whole?.type === 'as_pattern' ? whole : undefined;
    const value = within(reader, { held }, () => readValue(reader, pattern?.children[0] ?? whole));
    if (childOfType(node, 'async')) awaited(reader, value);
    if (value.kind === 'call') held = value.call;
    const target = pattern && childOf(pattern, 'alias')?.children[0];
    if (target && pattern) bind(reader, target, value, pattern);
  }
  const body = childOf(node, 'body');
  if (body) within(reader, { held }, () => visit(reader, body.children));
}
