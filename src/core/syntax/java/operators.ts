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
  cast_expression: (reader, node, owner) => readValue(reader, childOf(node, 'value'), owner),
  ternary_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const options = [childOf(node, 'consequence'), childOf(node, 'alternative')];
    return { kind: 'either', options: options.map((option) => readValue(reader, option, owner)) };
  },
  unary_expression: (reader, node) => {
    const operand = childOf(node, 'operand');
    if (operand?.type.endsWith('_literal')) return { kind: 'literal', text: textOf(reader, node) };
    readValue(reader, operand);
    return undefined;
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

/** `&&` and `||` give true or false here, never one of their sides. */
function computed(operator: string, values: readonly Value[]): Value {
  return operator === '&&' || operator === '||'
    ? { kind: 'other', node: 'binary_expression' }
    : combined(operator, values);
}
