import { chainReader } from '../chain-reader.ts';
import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { plainText } from './literals.ts';

export const operators: Handlers = {
  binary_expression: chainReader({ joining: '+', plainText, computed }),
  parenthesized_expression: (reader, node, owner) => readValue(reader, node.children[0], owner),
  as_expression: (reader, node, owner) => readValue(reader, childOf(node, 'left') ?? node.children[0], owner),
  unary_expression: (reader, node, owner) => {
    const operand = childOf(node, 'argument');
    const operator = childOf(node, 'operator')?.type;
    const value = readValue(reader, operand, owner);
    if (operator === '!!') return value;
    return value.kind === 'literal' ? { kind: 'literal', text: textOf(reader, node) } : undefined;
  },
  if_expression: (reader, node, owner) => {
    const condition = childOf(node, 'condition');
    readValue(reader, condition);
    const branches = node.children.filter((child) => child !== condition);
    return { kind: 'either', options: branches.map((branch) => branchValue(reader, branch, owner)) };
  },
  when_expression: (reader, node, owner) => {
    const subject = childOfType(node, 'when_subject');
    if (subject) readValue(reader, subject.children.at(-1));
    const entries = node.children.filter(({ type }) => type === 'when_entry');
    return { kind: 'either', options: entries.map((each) => entryValue(reader, each, owner)) };
  },
};

function entryValue(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const condition = childOf(node, 'condition');
  readValue(reader, condition);
  return branchValue(
    reader,
    node.children.findLast((child) => child !== condition),
    owner,
  );
}

/** A block gives its last expression. */
export function branchValue(reader: Reader, node: LightNode | undefined, owner: number | undefined): Value {
  if (node?.type !== 'block') return readValue(reader, node, owner);
  const last = node.children.at(-1);
  for (const statement of node.children) if (statement !== last) readValue(reader, statement);
  return readValue(reader, last, owner);
}

/** `&&` and `||` give true or false here, never one of their sides; `?:` gives the first that is there. */
function computed(operator: string, values: readonly Value[]): Value {
  if (operator === '&&' || operator === '||') return { kind: 'other', node: 'binary_expression' };
  return combined(operator === '?:' ? '??' : operator, values);
}
