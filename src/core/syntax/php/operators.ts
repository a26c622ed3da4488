import { chainReader } from '../chain-reader.ts';
import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { plainText } from './text-literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);

export const operators: Handlers = {
  binary_expression: chainReader({ joining: '.', plainText, computed }),
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
