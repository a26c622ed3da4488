import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { noteBound } from '../note-bound.ts';
import { type Operand, operandsOf } from '../operands-of.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { plainText } from './text-literals.ts';

export const operators: Handlers = {
  binary_operator: readBinary,
  boolean_operator: readBinary,
  comparison_operator: readComparison,
  not_operator: readUnary,
  unary_operator: readUnary,
  parenthesized_expression: (reader, node, owner) => readValue(reader, node.children[0], owner),
  conditional_expression: (reader, node, owner) => {
    const [whenTrue, condition, otherwise] = node.children;
    readValue(reader, condition);
    return { kind: 'either', options: [whenTrue, otherwise].map((option) => readValue(reader, option, owner)) };
  },
};

/** Conditions joined by `and`, `|` or `&` are alternatives, as `||` and `&&` are elsewhere. */
const meaning: Readonly<Record<string, string>> = { and: '&&', or: '||', '&': '&&', '|': '||' };

function readBinary(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const operands = operandsOf(node, ['binary_operator', 'boolean_operator']).map(withMeaning);
  const joins = operands.some(({ operator }) => operator === '+' || operator === '%');
  let run: Value[] = [];
  let current = '';
  for (const { node: operand, operator } of operands) {
    if (operator !== current && run.length > 1) run = [combined(current, run)];
    current = operator;
    const value = (joins ? plainText(reader, operand) : undefined) ?? readValue(reader, operand, owner);
    if (operator === '%' && isText(run[0])) run = [run[0]];
    else run.push(value);
  }
  const value = combined(current, run);
  return joins ? withSql(reader, value, node, owner) : value;
}

function withMeaning({ node, operator }: Operand): Operand {
  return { node, operator: meaning[operator] ?? operator };
}

/** `"… WHERE id = %s" % id` is the text with its holes. */
function isText(value: Value | undefined): value is Value {
  return value?.kind === 'text' || value?.kind === 'template';
}

function readComparison(reader: Reader, node: LightNode): Value {
  const operands = node.children.filter(({ field }) => field !== 'operators');
  const operators = node.children.filter(({ field }) => field === 'operators').map(({ type }) => type);
  const operator = operators[0] ?? '';
  const values = operands.map((operand) => readValue(reader, operand));
  const [left, right] = values;
  for (const [at, sign] of operators.entries()) noteBound(reader, sign, values[at], values[at + 1]);
  if (operands.length !== 2 || left === undefined || right === undefined) return { kind: 'other', node: node.type };
  return { kind: 'compare', operator, left, right };
}

/** `-1` is a number, `~condition` what it denies. */
function readUnary(reader: Reader, node: LightNode): Value | undefined {
  const argument = childOf(node, 'argument');
  const value = readValue(reader, argument);
  if (value.kind === 'literal' && argument?.type !== 'none') return { kind: 'literal', text: textOf(reader, node) };
  return childOf(node, 'operator')?.type === '~' ? value : undefined;
}
