import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { readWhile } from '../read-while.ts';
import {
  childOf,
  childOfType,
  type Handler,
  type Handlers,
  type Reader,
  readValue,
  textOf,
  visit,
  within,
} from '../reader.ts';
import { bind } from './assignments.ts';
import { plainText } from './text-literals.ts';

const repeated: Handler = (reader, node) => {
  within(reader, { loop: true }, () => visit(reader, node.children));
  return undefined;
};

export const statements: Handlers = {
  for_statement: readFor,
  foreach_statement: readForeach,
  while_statement: readWhile,
  do_statement: repeated,
  if_statement: readIf,
  else_if_clause: readIf,
  try_statement: readTry,
  throw_expression: (reader, node) => {
    const value = readValue(reader, node.children[0]);
    reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
    return undefined;
  },
};

/** Runs once: the initializer. Runs again and again: all the rest. */
function readFor(reader: Reader, node: LightNode): undefined {
  const initializer = childOf(node, 'initialize');
  if (initializer) visit(reader, [initializer]);
  const rest = node.children.filter((child) => child !== initializer);
  within(reader, { loop: true }, () => visit(reader, rest));
}

/** `foreach ($orders as $id => $order)`: `$order` is each of `$orders`. */
function readForeach(reader: Reader, node: LightNode): undefined {
  const body = childOf(node, 'body');
  const [collection, element] = node.children.filter((child) => child !== body);
  const each = readValue(reader, collection);
  const target = element?.type === 'pair' ? element.children.at(-1) : element;
  const key = element?.type === 'pair' ? element.children[0] : undefined;
  const keys: Value = { kind: 'member', of: each, name: '(keys)' };
  if (key) bind(reader, key, { kind: 'each', of: keys }, element ?? key);
  if (target) bind(reader, target, { kind: 'each', of: each }, target);
  if (body) within(reader, { loop: true }, () => visit(reader, [body]));
}

/** `if ($driver === 'sqlite') { … } else { … }` */
function readIf(reader: Reader, node: LightNode): undefined {
  const condition = childOf(node, 'condition');
  const body = childOf(node, 'body');
  readValue(reader, condition);
  const given = (condition && comparedText(reader, condition)) ?? reader.scope.given;
  if (body) within(reader, { given }, () => visit(reader, [body]));
  visit(
    reader,
    node.children.filter((child) => child !== condition && child !== body),
  );
}

/** The one text that the condition says something to be. */
function comparedText(reader: Reader, condition: LightNode): string | undefined {
  const [comparison] = condition.type === 'parenthesized_expression' ? condition.children : [condition];
  if (comparison === undefined || !/^===?$/.test(childOf(comparison, 'operator')?.type ?? '')) return undefined;
  const sides = [childOf(comparison, 'left'), childOf(comparison, 'right')];
  const text = sides.map((side) => side && plainText(reader, side)).find((value) => value?.kind === 'text');
  return text?.kind === 'text' ? text.text : undefined;
}

function readTry(reader: Reader, node: LightNode): undefined {
  const body = childOf(node, 'body');
  if (body) within(reader, { try: true }, () => visit(reader, body.children));
  for (const clause of node.children) {
    if (clause === body) continue;
    const name = childOf(clause, 'name');
    const type = childOf(clause, 'type') ?? childOfType(clause, 'type_list');
    if (name) bind(reader, name, { kind: 'other', node: 'caught' }, name, type && textOf(reader, type));
    const inner = childOf(clause, 'body');
    if (inner) visit(reader, inner.children);
  }
}
