import type { LightNode } from '../light-tree.ts';
import { operandsOf } from '../operands-of.ts';
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
import { declare } from './assignments.ts';
import { awaited } from './calls.ts';

const repeated: Handler = (reader, node) => {
  within(reader, { loop: true }, () => visit(reader, node.children));
  return undefined;
};

export const statements: Handlers = {
  block: (reader, node) => {
    readSequence(reader, node.children);
    return undefined;
  },
  for_statement: readFor,
  foreach_statement: readForEach,
  while_statement: readWhile,
  do_statement: repeated,
  try_statement: readTry,
  using_statement: (reader, node) => {
    const body = childOf(node, 'body');
    const held = heldBy(
      reader,
      node.children.filter((child) => child !== body),
    );
    if (body) within(reader, { held }, () => visit(reader, [body]));
    return undefined;
  },
  is_pattern_expression: (reader, node) => {
    const value = readValue(reader, childOf(node, 'expression'));
    const pattern = childOf(node, 'pattern');
    const name = pattern && childOf(pattern, 'name');
    if (pattern && name) declare(reader, name, value, node, childOf(pattern, 'type'));
    const isNull: Value = { kind: 'compare', operator: 'is', left: value, right: nothing };
    return isNothing(pattern) ? isNull : readBehind(reader, pattern, isNull);
  },
  throw_statement: readThrow,
  throw_expression: readThrow,
};

const nothing = { kind: 'literal', text: 'null' } as const;

function isNothing(pattern: LightNode | undefined): boolean {
  return pattern?.type === 'constant_pattern' && pattern.children[0]?.type === 'null_literal';
}

/**
 * The grammar takes what stands behind for a part of the pattern: `loan is null || !IsOpen(loan)` is read as `loan is (null
 * || …)`.
 */
function readBehind(reader: Reader, pattern: LightNode | undefined, isNull: Value): Value | undefined {
  const inner = pattern?.children.find(({ type }) => type === 'binary_expression');
  const [first, ...others] = inner === undefined ? [] : operandsOf(inner);
  if (pattern === undefined || first === undefined) {
    visit(reader, pattern?.children ?? []);
    return undefined;
  }
  const values = others.map(({ node }) => readValue(reader, node));
  const [operator, another] = new Set(others.map((each) => each.operator));
  const isPlain = pattern.type === 'constant_pattern' && first.node.type === 'null_literal' && another === undefined;
  if (!isPlain || (operator !== '&&' && operator !== '||')) return undefined;
  return { kind: 'either', options: [isNull, ...values], ...(operator === '&&' && { all: true as const }) };
}

/** `using var transaction = …;` holds open what it declares until the block ends. */
function readSequence(reader: Reader, nodes: readonly LightNode[]): void {
  const at = nodes.findIndex((node) => node.type === 'local_declaration_statement' && childOfType(node, 'using'));
  const node = nodes[at];
  if (node === undefined) {
    visit(reader, nodes);
    return;
  }
  visit(reader, nodes.slice(0, at));
  const held = heldBy(reader, node.children);
  within(reader, { held }, () => readSequence(reader, nodes.slice(at + 1)));
}

/** The call that what is read here holds open. */
function heldBy(reader: Reader, nodes: readonly LightNode[]): number | undefined {
  const { outline, scope } = reader;
  const known = outline.bindings.length;
  const [only] = nodes.filter(({ type }) => /_expression$/.test(type));
  const value = only && readValue(reader, only);
  if (only === undefined) visit(reader, nodes);
  const made = value ?? outline.bindings.slice(known).findLast(({ fn }) => fn === scope.fn)?.value;
  if (childOfAny(nodes, 'await') && made) awaited(reader, made);
  return made?.kind === 'call' ? made.call : scope.held;
}

function childOfAny(nodes: readonly LightNode[], type: string): boolean {
  return nodes.some((node) => node.type === type);
}

/** Runs once: the initializer. Runs again and again: all the rest. */
function readFor(reader: Reader, node: LightNode): undefined {
  const initializer = childOf(node, 'initializer');
  if (initializer) visit(reader, [initializer]);
  const rest = node.children.filter((child) => child !== initializer);
  within(reader, { loop: true }, () => visit(reader, rest));
}

function readForEach(reader: Reader, node: LightNode): undefined {
  const collection = readValue(reader, childOf(node, 'right'));
  if (childOfType(node, 'await')) awaited(reader, collection);
  const name = childOf(node, 'left');
  if (name?.type === 'identifier') declare(reader, name, { kind: 'each', of: collection }, name, childOf(node, 'type'));
  const body = childOf(node, 'body');
  if (body) within(reader, { loop: true }, () => visit(reader, [body]));
}

function readTry(reader: Reader, node: LightNode): undefined {
  const body = childOf(node, 'body');
  if (body) within(reader, { try: true }, () => visit(reader, [body]));
  for (const clause of node.children) {
    if (clause === body) continue;
    const caught = childOfType(clause, 'catch_declaration');
    const name = caught && childOf(caught, 'name');
    if (name) declare(reader, name, { kind: 'other', node: 'caught' }, clause, childOf(caught, 'type'));
    visit(
      reader,
      clause.children.filter((child) => child !== caught),
    );
  }
}

function readThrow(reader: Reader, node: LightNode): undefined {
  const [thrown] = node.children;
  if (thrown === undefined) return;
  const value = readValue(reader, thrown);
  reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
}

/** Name of a declaration. */
export function nameIn(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name');
  return name ? textOf(reader, name).replace(/^@/, '') : '';
}
