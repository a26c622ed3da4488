import { chainReader } from '../chain-reader.ts';
import { combined } from '../combine-values.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, readValue, textOf } from '../reader.ts';
import { plainText } from './literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);

export const operators: Handlers = {
  binary_expression: chainReader({ joining: '+', plainText, computed }),
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

/** `&&` and `||` give true or false here, never one of their sides. */
function computed(operator: string, values: readonly Value[]): Value {
  return operator === '&&' || operator === '||'
    ? { kind: 'other', node: 'binary_expression' }
    : combined(operator, values);
}
