import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { noteBound } from '../note-bound.ts';
import { operandsOf } from '../operands-of.ts';
import type { Entry, Value } from '../outline.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { dotted } from './names.ts';

const first: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);
const inner: Handler = (reader, node, owner) =>
  readValue(reader, childOf(node, 'value') ?? node.children.at(-1), owner);

export const expressions: Handlers = {
  await_expression: first,
  try_expression: first,
  parenthesized_expression: first,
  reference_expression: inner,
  type_cast_expression: inner,
  unary_expression: (reader, node, owner) => {
    const value = readValue(reader, node.children.at(-1), owner);
    if (value.kind === 'literal') return { kind: 'literal', text: textOf(reader, node) };
    return node.children[0]?.type === '!' ? undefined : value;
  },
  array_expression: (reader, node) => listOf(reader, node),
  tuple_expression: (reader, node) => listOf(reader, node),
  struct_expression: readStruct,
  if_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const branches = [childOf(node, 'consequence'), childOf(node, 'alternative')];
    const options = branches.flatMap((branch) => (branch === undefined ? [] : [branchOf(reader, branch, owner)]));
    return { kind: 'either', options };
  },
  match_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'value'));
    const arms = childOf(node, 'body')?.children.filter(({ type }) => type === 'match_arm') ?? [];
    const values = arms.flatMap((arm) => childOf(arm, 'value') ?? []);
    return { kind: 'either', options: values.map((value) => branchOf(reader, value, owner)) };
  },
  binary_expression: readBinary,
};

function branchOf(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const branch = node.type === 'else_clause' ? node.children.at(-1) : node;
  return readValue(reader, branch, owner);
}

function listOf(reader: Reader, node: LightNode): Value {
  const items = node.children.filter(({ type }) => type !== ',');
  return { kind: 'list', items: items.map((item) => readValue(reader, item)) };
}

/** `NewOrder { email, state: Open, ..Default::default() }` */
function readStruct(reader: Reader, node: LightNode): Value {
  const name = childOf(node, 'name');
  const entries: Entry[] = [];
  const spreads: Value[] = [];
  for (const part of childOf(node, 'body')?.children ?? []) {
    if (part.type === 'field_initializer') {
      const field = childOf(part, 'field') ?? childOf(part, 'name');
      const value = readValue(reader, childOf(part, 'value'));
      entries.push({ key: field ? textOf(reader, field) : '', value, at: part.start });
    } else if (part.type === 'shorthand_field_initializer') {
      const field = childOfType(part, 'identifier', 'shorthand_field_identifier') ?? part;
      const key = textOf(reader, field);
      entries.push({ key, value: { kind: 'name', name: key }, at: part.start });
    } else if (part.type === 'base_field_initializer') spreads.push(readValue(reader, part.children.at(-1)));
  }
  return { kind: 'object', entries, spreads, type: name && dotted(reader, name) };
}

function readBinary(reader: Reader, node: LightNode): Value {
  let value: Value = { kind: 'other', node: 'binary_expression' };
  for (const [index, operand] of operandsOf(node).entries()) {
    const read = readValue(reader, operand.node);
    noteBound(reader, operand.operator, value, read);
    value = index === 0 ? read : joined(operand.operator, value, read);
  }
  return value;
}

function joined(operator: string, left: Value, right: Value): Value {
  return operator === '&&' || operator === '||'
    ? { kind: 'other', node: 'binary_expression' }
    : combined(operator, [left, right]);
}
