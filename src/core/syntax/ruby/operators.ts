import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { noteBound } from '../note-bound.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { readBody } from './bodies.ts';
import { pushCall } from './push-call.ts';

export const operators: Handlers = {
  binary: readBinary,
  unary: readUnary,
  range: (reader, node) => {
    for (const child of node.children) readValue(reader, child);
    return { kind: 'other', node: 'range' };
  },
  parenthesized_statements: (reader, node) => readBody(reader, node),
  conditional: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const options = ['consequence', 'alternative'].map((field) => readValue(reader, childOf(node, field), owner));
    return { kind: 'either', options };
  },
};

/** Words mean what the signs mean. */
const meaning: Readonly<Record<string, string>> = { and: '&&', or: '||' };
const comparing = new Set(['==', '!=', '<', '>', '<=', '>=']);

interface Operand {
  readonly node: LightNode;
  readonly operator: string;
}

/** Chains such as `a + b + c` are read in a loop: generated code strings thousands of terms together. */
function readBinary(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const operands = operandsOf(node);
  const [first, second] = operands;
  if (operands.length === 2 && first && second) {
    if (second.operator === '<<') return readAppend(reader, node, first.node, second.node);
    if (comparing.has(second.operator)) return readComparison(reader, node, first.node, second);
  }
  let run: Value[] = [];
  let current = '';
  for (const { node: operand, operator } of operands) {
    if (operator !== current && run.length > 1) run = [combined(current, run)];
    current = operator;
    const value = readValue(reader, operand, owner);
    if (operator === '%' && isText(run[0])) run = [run[0]];
    else run.push(value);
  }
  const value = combined(current, run);
  return current === '+' ? withSql(reader, value, node, owner) : value;
}

/** `order.lines << line` adds to what may be a table. */
function readAppend(reader: Reader, node: LightNode, left: LightNode, right: LightNode): Value {
  const on = readValue(reader, left);
  const value = pushCall(reader, node, { on, name: '<<', at: left.end, args: [] });
  reader.outline.calls[value.call]?.args.push(readValue(reader, right, value.call));
  return value;
}

/** Comparing is a call like any other; of those with a text it is kept, since a path or a state may hang on it. */
function readComparison(reader: Reader, node: LightNode, left: LightNode, { node: right, operator }: Operand): Value {
  const on = readValue(reader, left);
  const other = readValue(reader, right);
  noteBound(reader, operator, on, other);
  if (operator === '==' && (on.kind === 'text' || other.kind === 'text'))
    pushCall(reader, node, { on, name: '==', at: left.end, args: [other] });
  return { kind: 'compare', operator, left: on, right: other };
}

/** `"… WHERE id = %s" % id` is the text with its holes. */
function isText(value: Value | undefined): value is Value {
  return value?.kind === 'text' || value?.kind === 'template';
}

/** Comparisons and what is added to a list stand for themselves; all else is one chain. */
function operandsOf(node: LightNode): Operand[] {
  const operands: Operand[] = [];
  let left: LightNode | undefined = node;
  while (left?.type === 'binary') {
    const operator = childOf(left, 'operator')?.type ?? '';
    const isAlone: boolean = comparing.has(operator) || operator === '<<';
    if (isAlone && left !== node) break;
    const right = childOf(left, 'right');
    if (right) operands.push({ node: right, operator: meaning[operator] ?? operator });
    left = childOf(left, 'left');
    if (isAlone) break;
  }
  if (left) operands.push({ node: left, operator: '' });
  return operands.reverse();
}

/** `-1` is a number. */
function readUnary(reader: Reader, node: LightNode): Value | undefined {
  const value = readValue(reader, childOf(node, 'operand'));
  return value.kind === 'literal' && childOf(node, 'operator')?.type === '-'
    ? { kind: 'literal', text: textOf(reader, node) }
    : undefined;
}
