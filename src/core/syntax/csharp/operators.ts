import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { plainText } from './literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);

export const operators: Handlers = {
  binary_expression: readBinary,
  parenthesized_expression: inner,
  checked_expression: inner,
  ref_expression: inner,
  cast_expression: (reader, node, owner) => readValue(reader, childOf(node, 'value'), owner),
  as_expression: (reader, node, owner) => readValue(reader, childOf(node, 'left'), owner),
  postfix_unary_expression: inner,
  prefix_unary_expression: readPrefix,
  conditional_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const options = [childOf(node, 'consequence'), childOf(node, 'alternative')];
    return { kind: 'either', options: options.map((option) => readValue(reader, option, owner)) };
  },
  switch_expression: (reader, node, owner) => {
    const [governing, ...arms] = node.children;
    readValue(reader, governing);
    const options = arms.map((arm) => readValue(reader, arm.children.at(-1), owner));
    return { kind: 'either', options: options.filter(({ kind }) => kind !== 'other') };
  },
};

interface Operand {
  readonly node: LightNode;
  /** Operator on the left of it; empty for the first. */
  readonly operator: string;
}

/** Chains are read in a loop: generated code strings thousands of terms together. */
function readBinary(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const operands = operandsOf(node);
  const joins = operands.some(({ operator }) => operator === '+');
  let run: Value[] = [];
  let current = '';
  for (const operand of operands) {
    if (operand.operator !== current && run.length > 1) run = [computed(current, run)];
    current = operand.operator;
    run.push((joins ? plainText(reader, operand.node) : undefined) ?? readValue(reader, operand.node, owner));
  }
  const value = computed(current, run);
  return joins ? withSql(reader, value, node, owner) : value;
}

function operandsOf(node: LightNode): Operand[] {
  const operands: Operand[] = [];
  let left: LightNode | undefined = node;
  while (left?.type === 'binary_expression') {
    const right = childOf(left, 'right');
    if (right) operands.push({ node: right, operator: childOf(left, 'operator')?.type ?? '' });
    left = childOf(left, 'left');
  }
  if (left) operands.push({ node: left, operator: '' });
  return operands.reverse();
}

const comparing = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Libraries make conditions of what lambdas compare: `order => order.Id == id && order.Open`. */
function computed(operator: string, values: readonly Value[]): Value {
  const [left, right] = values;
  if (comparing.has(operator) && left && right && values.length === 2)
    return { kind: 'compare', operator, left, right };
  return combined(operator, values);
}

/** `-1` is a number, `!order.Open` a comparison with what is false. */
function readPrefix(reader: Reader, node: LightNode): Value | undefined {
  const operand = node.children.find(({ type }) => /[a-z]/.test(type));
  const value = readValue(reader, operand);
  if (value.kind === 'literal' && operand && /^(?:integer|real)_literal$/.test(operand.type))
    return { kind: 'literal', text: textOf(reader, node).replace(/[a-zA-Z]+$/, '') };
  if (!textOf(reader, node).startsWith('!')) return undefined;
  return { kind: 'compare', operator: '==', left: value, right: { kind: 'literal', text: 'false' } };
}
