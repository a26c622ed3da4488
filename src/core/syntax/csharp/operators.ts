import { chainReader } from '../chain-reader.ts';
import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { EitherValue, Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { plainText } from './literals.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, node.children[0], owner);

export const operators: Handlers = {
  binary_expression: chainReader({ joining: '+', plainText, computed }),
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

const comparing = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Libraries make conditions of what lambdas compare: `order => order.Id == id && order.Open`. */
function computed(operator: string, values: readonly Value[]): Value {
  const [left, right] = values;
  if (comparing.has(operator) && left && right && values.length === 2)
    return { kind: 'compare', operator, left, right };
  if (values.length > 1 && (operator === '&&' || operator === '||')) return joined(operator === '&&', values);
  return combined(operator, values);
}

/** What `||` joins within `&&` stays apart: `o.Open && (kind == null || o.Kind == kind)`. */
function joined(all: boolean, values: readonly Value[]): Value {
  const isSame = (value: Value): value is EitherValue => value.kind === 'either' && (value.all === true) === all;
  const options = values.flatMap((value) => (isSame(value) ? value.options : [value]));
  return { kind: 'either', options, ...(all && { all }) };
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
