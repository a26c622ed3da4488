import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { plainText } from './text-literals.ts';

export const operators: Handlers = {
  binary_expression: readBinary,
  ternary_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const options = [childOf(node, 'consequence'), childOf(node, 'alternative')];
    return { kind: 'either', options: options.map((option) => readValue(reader, option, owner)) };
  },
  sequence_expression: (reader, node, owner) => node.children.map((item) => readValue(reader, item, owner)).at(-1),
};

interface Operand {
  readonly node: LightNode;
  /** Operator on the left of it; empty for the first, and where it only compares. */
  readonly operator: string;
}

/** Chains such as `a + b + c` are read in a loop: generated code strings thousands of terms together. */
function readBinary(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const operands = operandsOf(node);
  const joins = operands.some(({ operator }) => operator === '+');
  let run: Value[] = [];
  let current = '';
  for (const operand of operands) {
    if (operand.operator !== current && run.length > 1) run = [combined(current, run)];
    current = operand.operator;
    run.push((joins ? plainText(reader, operand.node) : undefined) ?? readValue(reader, operand.node, owner));
  }
  const value = combined(current, run);
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
