import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { patternName } from './functions.ts';
import { readItems } from './items.ts';

const items = new Set([
  'use_declaration',
  'function_item',
  'struct_item',
  'enum_item',
  'impl_item',
  'const_item',
  'static_item',
  'attribute_item',
]);

const blocks = new Set(['match_expression', 'if_expression']);

const repeated: Handler = (reader, node) => {
  within(reader, { loop: true }, () => visit(reader, node.children));
  return undefined;
};

export const statements: Handlers = {
  block: (reader, node) => readBlock(reader, node),
  async_block: (reader, node) => readBlock(reader, node.children.at(-1) ?? node),
  unsafe_block: (reader, node) => readBlock(reader, node.children.at(-1) ?? node),
  // A `match` or `if` that ends a block gives its value, and needs no semicolon elsewhere either.
  expression_statement: (reader, node, owner) => {
    const [only] = node.children;
    if (only !== undefined && blocks.has(only.type) && only.end === node.end) return readValue(reader, only, owner);
    visit(reader, node.children);
    return undefined;
  },
  let_declaration: (reader, node) => {
    const pattern = childOf(node, 'pattern');
    const declares = pattern && patternName(reader, pattern);
    const value = within(reader, { declares }, () => readValue(reader, childOf(node, 'value')));
    declare(reader, pattern, value, node, childOf(node, 'type'));
    const otherwise = childOf(node, 'alternative');
    if (otherwise) readValue(reader, otherwise);
    return undefined;
  },
  let_condition: (reader, node) => {
    declare(reader, childOf(node, 'pattern'), readValue(reader, childOf(node, 'value')), node);
    return undefined;
  },
  for_expression: (reader, node) => {
    const of = readValue(reader, childOf(node, 'value'));
    declare(reader, childOf(node, 'pattern'), { kind: 'each', of }, node);
    const body = childOf(node, 'body');
    if (body) within(reader, { loop: true }, () => readBlock(reader, body));
    return undefined;
  },
  while_expression: repeated,
  loop_expression: repeated,
  assignment_expression: (reader, node) => {
    const target = readValue(reader, childOf(node, 'left'));
    const value = readValue(reader, childOf(node, 'right'));
    if (target.kind === 'name') bind(reader, target.name, value, node);
    return undefined;
  },
};

/** A block gives its last expression, unless a semicolon ends it. */
export function readBlock(reader: Reader, node: LightNode): Value {
  if (node.type !== 'block') return readValue(reader, node);
  const last = node.children.at(-1);
  let open: LightNode[] = [];
  for (const child of node.children) {
    if (items.has(child.type)) open.push(child);
    else {
      if (open.length > 0) readItems(reader, open);
      open = [];
      if (child !== last) readValue(reader, child);
    }
  }
  if (open.length > 0) readItems(reader, open);
  if (last === undefined || items.has(last.type)) return { kind: 'other', node: 'nothing' };
  return readValue(reader, last);
}

function declare(
  reader: Reader,
  pattern: LightNode | undefined,
  value: Value,
  whole: LightNode,
  type?: LightNode,
): void {
  const name = pattern && patternName(reader, pattern);
  if (pattern === undefined || name === undefined) return;
  const written = type && onOneLine(textOf(reader, type));
  const { fn } = reader.scope;
  reader.outline.bindings.push({ name, value, fn, type: written, declared: true, at: pattern.start, end: whole.end });
}

function bind(reader: Reader, name: string, value: Value, whole: LightNode): void {
  const cls = name.startsWith('this.') ? reader.scope.cls : undefined;
  reader.outline.bindings.push({ name, value, fn: reader.scope.fn, cls, at: whole.start, end: whole.end });
}
