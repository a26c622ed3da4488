import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { readBlock, readSymbolBlock } from './functions.ts';
import { readImport } from './imports.ts';
import { isTextValue } from './is-text-value.ts';
import { readPairs } from './literals.ts';
import { pushCall } from './push-call.ts';
import { readRaise } from './raises.ts';

export const calls: Handlers = {
  call: (reader, node, owner) => readCall(reader, node, owner),
  super: (reader, node) => pushCall(reader, node, { name: 'super', at: node.start, args: [] }),
  yield: (reader, node) => {
    for (const list of node.children) for (const argument of list.children) readValue(reader, argument);
    return undefined;
  },
};

/** Methods that give a text as it is: what it says counts. */
const sameText = new Set(['freeze', 'squish', 'strip', 'strip_heredoc', 'chomp', 'html_safe', 'to_s', 'to_sym', 'dup']);
const functionMakers = new Set(['lambda', 'proc']);

function readCall(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const receiver = childOf(node, 'receiver');
  const method = childOf(node, 'method');
  const block = childOf(node, 'block');
  const name = method ? textOf(reader, method) : 'call';
  if (receiver === undefined) {
    if (functionMakers.has(name) && block) return readBlock(reader, block, owner);
    if (readImport(reader, node, name)) return { kind: 'other', node: 'import' };
    if (name === 'raise') return readRaise(reader, node);
  }
  const on = receiver && readValue(reader, receiver, owner);
  if (on && sameText.has(name) && isTextValue(on)) return on;
  const made = on?.kind === 'name' && name === 'new' && /^[A-Z]/.test(on.name) ? on.name : undefined;
  const value = pushCall(reader, node, {
    on: made === undefined ? on : undefined,
    name: made ?? name,
    at: (made === undefined ? method?.start : undefined) ?? receiver?.end ?? node.start,
    args: [],
    new: made === undefined ? undefined : true,
  });
  addArguments(reader, childOf(node, 'arguments'), block, value.call);
  return value;
}

/** Keyword arguments are one object behind all others, the block a function behind that. */
export function addArguments(
  reader: Reader,
  list: LightNode | undefined,
  block: LightNode | undefined,
  call: number,
): void {
  const args = reader.outline.calls[call]?.args;
  const nodes = list?.children ?? [];
  for (const node of nodes) {
    if (node.type === 'pair' || node.type === 'hash_splat_argument' || node.type === 'block_argument') continue;
    args?.push(readValue(reader, node, call));
  }
  const keywords = readPairs(reader, nodes, true, call);
  if (keywords) args?.push(keywords);
  const passed = nodes.find(({ type }) => type === 'block_argument')?.children.at(-1);
  if (passed && passed.type !== '&') args?.push(readSymbolBlock(reader, passed, call));
  if (block) args?.push(readBlock(reader, block, call));
}
