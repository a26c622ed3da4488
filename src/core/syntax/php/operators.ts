import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { plainText } from './text-literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);

export const operators: Handlers = {
  binary_expression: readBinary,
  parenthesized_expression: inner,
  error_suppression_expression: inner,
  clone_expression: inner,
  cast_expression: (reader, node, owner) => readValue(reader, childOf(node, 'value'), owner),
  conditional_expression: (reader, node, owner) => {
    const condition = readValue(reader, childOf(node, 'condition'));
    const body = childOf(node, 'body');
    const first = body ? readValue(reader, body, owner) : condition;
    return { kind: 'either', options: [first, readValue(reader, childOf(node, 'alternative'), owner)] };
  },
  match_expression: readMatch,
  unary_op_expression: (reader, node) => {
    const operand = node.children.at(-1);
    if (operand?.type === 'integer' || operand?.type === 'float')
      return { kind: 'literal', text: textOf(reader, node).replaceAll(/\s+/g, '') };
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
  const joins = operands.some(({ operator }) => operator === '.');
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

/** Texts are joined by a dot and never by a plus; `&&` and `||` give true or false, never one of their sides. */
function computed(operator: string, values: readonly Value[]): Value {
  if (operator === '.') return combined('+', [{ kind: 'text', text: '' }, ...values]);
  const isLogical = operator === '&&' || operator === '||' || operator === 'and' || operator === 'or';
  const isNumber = operator !== '+' || values.every(({ kind }) => kind === 'literal');
  return isLogical || !isNumber ? { kind: 'other', node: 'binary_expression' } : combined(operator, values);
}

function readMatch(reader: Reader, node: LightNode, owner: number | undefined): Value {
  readValue(reader, childOf(node, 'condition'));
  const options: Value[] = [];
  for (const arm of childOf(node, 'body')?.children ?? []) {
    const conditions = childOf(arm, 'conditional_expressions');
    if (conditions) for (const condition of conditions.children) readValue(reader, condition);
    options.push(readValue(reader, childOf(arm, 'return_expression'), owner));
  }
  return { kind: 'either', options };
}
