import type { LightNode } from '../light-tree.ts';
import type { Entry, Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { memberName, typeNameOf } from './names.ts';

export const calls: Handlers = {
  invocation_expression: readInvocation,
  await_expression: (reader, node, owner) => awaited(reader, readValue(reader, node.children.at(-1), owner)),
};

export type Callee = Pick<CallDraft, 'on' | 'name' | 'at' | 'typeArguments'>;

/** Marks the call that an `await` waits for. */
export function awaited(reader: Reader, value: Value): Value {
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call) call.awaited = true;
  return value;
}

function readInvocation(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const written = childOf(node, 'arguments');
  const callee = calleeOf(reader, childOf(node, 'function'), written?.start ?? node.end);
  if (callee.name === 'nameof' && callee.on === undefined) return nameOfArgument(reader, written);
  // Where a task goes on is no business of anyone who follows it.
  if (callee.name === 'ConfigureAwait' && callee.on !== undefined) return callee.on;
  const value = pushCall(reader, node, callee, {});
  addArguments(reader, written?.children ?? [], value.call);
  return formatted(reader, value.call, node, owner) ?? value;
}

function calleeOf(reader: Reader, callee: LightNode | undefined, otherwiseAt: number): Callee {
  const member = callee?.type === 'conditional_access_expression' ? callee.children.at(-1) : callee;
  const typeArguments = member && argumentsOfType(reader, childOf(member, 'name') ?? member);
  switch (member?.type) {
    case 'identifier':
    case 'generic_name':
      return { name: typeNameOf(reader, member), at: member.start, typeArguments };
    case 'member_access_expression': {
      const on = readValue(reader, childOf(member, 'expression'));
      return { on, name: memberName(reader, member), at: childOf(member, 'name')?.start ?? otherwiseAt, typeArguments };
    }
    case 'member_binding_expression': {
      const on = readValue(reader, callee?.children[0]);
      return { on, name: memberName(reader, member), at: childOf(member, 'name')?.start ?? otherwiseAt, typeArguments };
    }
    default:
      return { on: readValue(reader, callee), name: '', at: otherwiseAt };
  }
}

function argumentsOfType(reader: Reader, name: LightNode): string | undefined {
  const list = childOfType(name, 'type_argument_list');
  return list && textOf(reader, list);
}

/** Takes its place in the list after its receiver and before its arguments: calls stand in the order of their names. */
export function pushCall(
  reader: Reader,
  node: LightNode,
  callee: Callee,
  more: Pick<CallDraft, 'new'>,
): Value & { kind: 'call' } {
  const { fn, loop, try: tried, held } = reader.scope;
  const call: CallDraft = {
    ...callee,
    ...more,
    args: [],
    fn,
    start: node.start,
    end: node.end,
    loop,
    try: tried,
    held,
  };
  return { kind: 'call', call: reader.outline.calls.push(call) - 1 };
}

/** Named arguments are one object behind all others; `more` adds to it what stands elsewhere. */
export function addArguments(
  reader: Reader,
  nodes: readonly LightNode[],
  call: number,
  more: () => readonly Entry[] = () => [],
): void {
  const args = reader.outline.calls[call]?.args;
  const entries: Entry[] = [];
  for (const node of nodes) {
    if (node.type !== 'argument') continue;
    const key = childOf(node, 'name');
    const value = readValue(
      reader,
      node.children.findLast((child) => child !== key),
      call,
    );
    if (key) entries.push({ key: textOf(reader, key), value, at: node.start });
    else args?.push(value);
  }
  entries.push(...more());
  if (entries.length > 0) args?.push({ kind: 'object', entries, spreads: [], keywords: true });
}

/** `nameof(Orders.Find)` is the text `Find`. */
function nameOfArgument(reader: Reader, written: LightNode | undefined): Value {
  const text = written ? textOf(reader, written).slice(1, -1).trim() : '';
  return { kind: 'text', text: text.slice(text.lastIndexOf('.') + 1) };
}

/** `string.Format("/orders/{0}", id)` and `string.Concat(a, b)` are templates. */
function formatted(reader: Reader, index: number, node: LightNode, owner: number | undefined): Value | undefined {
  const call = reader.outline.calls[index];
  if (call?.on?.kind !== 'name' || !/^[sS]tring$/.test(call.on.name)) return undefined;
  if (call.name === 'Concat') return joinText(call.args);
  const [format, ...values] = call.args;
  if (call.name !== 'Format' || format?.kind !== 'text') return undefined;
  return withSql(reader, filled(format.text, values), node, owner);
}

function filled(format: string, values: readonly Value[]): Value {
  const parts: Value[] = [];
  let from = 0;
  for (const hole of format.matchAll(/\{(\d+)[^{}]*\}/g)) {
    parts.push({ kind: 'text', text: format.slice(from, hole.index) });
    parts.push(values[Number(hole[1])] ?? { kind: 'other', node: 'format' });
    from = hole.index + hole[0].length;
  }
  return joinText([...parts, { kind: 'text', text: format.slice(from) }]);
}
