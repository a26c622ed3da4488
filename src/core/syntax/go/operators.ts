import { chainReader } from '../chain-reader.ts';
import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { CompareValue, Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { plainText } from './literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);
const operand: Handler = (reader, node, owner) => readValue(reader, childOf(node, 'operand'), owner);

export const operators: Handlers = {
  binary_expression: chainReader({ joining: '+', plainText, computed }),
  parenthesized_expression: inner,
  variadic_argument: (reader, node, owner) => ({ kind: 'spread', of: readValue(reader, node.children[0], owner) }),
  type_assertion_expression: operand,
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

/** `10 * time.Second` keeps both its parts; `&&` and `||` give true or false here, never one of their sides. */
function computed(operator: string, values: readonly Value[], reader: Reader): Value {
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
