import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { CompareValue, Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { plainText } from './literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);
const operand: Handler = (reader, node, owner) => readValue(reader, childOf(node, 'operand'), owner);

export const operators: Handlers = {
  binary_expression: readBinary,
  parenthesized_expression: inner,
  variadic_argument: (reader, node, owner) => ({ kind: 'spread', of: readValue(reader, node.children[0], owner) }),
  type_assertion_expression: operand,
  type_conversion_expression: operand,
  unary_expression: readUnary,
};

/** A pointer to something is treated as the thing itself. */
function readUnary(reader: Reader, node: LightNode, owner: number | undefined): Value | undefined {
  const written = childOf(node, 'operand');
  if (written !== undefined && /^(?:int|float)_literal$/.test(written.type))
    return { kind: 'literal', text: textOf(reader, node) };
  const value = readValue(reader, written, owner);
  const operator = childOf(node, 'operator')?.type;
  return operator === '&' || operator === '*' ? value : undefined;
}

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
  for (const { node: each, operator } of operands) {
    if (operator !== current && run.length > 1) run = [computed(reader, current, run)];
    current = operator;
    run.push((joins ? plainText(reader, each) : undefined) ?? readValue(reader, each, owner));
  }
  const value = computed(reader, current, run);
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

/** `10 * time.Second` keeps both its parts; `&&` and `||` give true or false here, never one of their sides. */
function computed(reader: Reader, operator: string, values: readonly Value[]): Value {
  if (operator === '==' || operator === '!=') {
    const [left, right] = values;
    if (left && right) return compared(reader, operator, left, right);
  }
  return operator === '&&' || operator === '||'
    ? { kind: 'other', node: 'binary_expression' }
    : combined(operator, values);
}

/** Of comparisons, those of a member with something named or written tell which case is meant. */
export function compared(reader: Reader, operator: string, left: Value, right: Value): Value {
  const value: CompareValue = { kind: 'compare', operator, left, right };
  const tells = left.kind === 'name' && left.name.includes('.') && (right.kind === 'name' || right.kind === 'text');
  if (tells) reader.outline.comparisons.push({ value, fn: reader.scope.fn });
  return value;
}
