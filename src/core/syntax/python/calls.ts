import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { addEntry, type DraftObject, draftObject } from './literals.ts';
import { nameOf } from './names.ts';

export const calls: Handlers = {
  call: (reader, node) => readCall(reader, node),
  await: (reader, node, owner) => awaited(reader, readValue(reader, node.children[0], owner)),
};

/** Marks the call that an `await` waits for. */
export function awaited(reader: Reader, value: Value): Value {
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call) call.awaited = true;
  return value;
}

type Callee = Pick<CallDraft, 'on' | 'name' | 'at'>;

/** Takes its place in the list after its receiver and before its arguments: calls stand in the order of their names. */
function readCall(reader: Reader, node: LightNode): Value {
  const written = childOf(node, 'arguments');
  const callee = calleeOf(reader, childOf(node, 'function'), written?.start ?? node.end);
  if (callee.on === undefined && callee.name === 'super') return { kind: 'name', name: 'super' };
  const value = pushCall(reader, node, { ...callee, args: [] });
  if (written?.type === 'argument_list') addArguments(reader, written.children, value.call);
  else if (written) reader.outline.calls[value.call]?.args.push(readValue(reader, written, value.call));
  return value;
}

export function pushCall(
  reader: Reader,
  node: LightNode,
  known: Callee & Pick<CallDraft, 'args'>,
): Value & { kind: 'call' } {
  const { fn, loop, try: tried, held, filling, asked } = reader.scope;
  const call: CallDraft = { ...known, fn, start: node.start, end: node.end, loop, try: tried, held, filling, asked };
  return { kind: 'call', call: reader.outline.calls.push(call) - 1 };
}

function calleeOf(reader: Reader, callee: LightNode | undefined, otherwiseAt: number): Callee {
  if (callee?.type === 'identifier') return { name: nameOf(reader, callee), at: callee.start };
  // `Repository[Order](session)` makes what `Repository` is.
  const generic = callee?.type === 'subscript' ? childOf(callee, 'value') : undefined;
  if (generic !== undefined && /(?:^|\.)[A-Z]\w*[a-z]\w*$/.test(textOf(reader, generic)))
    return calleeOf(reader, generic, otherwiseAt);
  if (callee?.type !== 'attribute') return { on: readValue(reader, callee), name: '', at: otherwiseAt };
  const attribute = childOf(callee, 'attribute');
  return {
    on: readValue(reader, childOf(callee, 'object')),
    name: attribute ? textOf(reader, attribute) : '',
    at: attribute?.start ?? otherwiseAt,
  };
}

/** Keyword arguments are one object behind all others. */
function addArguments(reader: Reader, nodes: readonly LightNode[], call: number): void {
  const args = reader.outline.calls[call]?.args;
  const keywords: DraftObject = { ...draftObject(), keywords: true };
  for (const node of nodes) {
    if (node.type === 'keyword_argument') {
      const name = childOf(node, 'name');
      addEntry(keywords, name ? textOf(reader, name) : '', readValue(reader, childOf(node, 'value'), call), node.start);
    } else if (node.type === 'dictionary_splat') keywords.spreads.push(readValue(reader, node.children.at(-1)));
    else args?.push(readValue(reader, node, call));
  }
  if (keywords.entries.length + keywords.spreads.length > 0) args?.push(keywords);
}
