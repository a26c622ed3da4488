import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { indexOf, propertyName } from './names.ts';
import { transparent } from './transparent.ts';

export const calls: Handlers = {
  call_expression: (reader, node) =>
    loadedModule(reader, node) ?? heldByAwait(reader, node) ?? readCall(reader, node, 'function'),
  new_expression: (reader, node) => readCall(reader, node, 'constructor'),
  await_expression: (reader, node, owner) => awaited(reader, readValue(reader, node.children.at(-1), owner)),
};

/** The grammar takes the `await` of `await (await open()).read()` for a function that is called. */
function heldByAwait(reader: Reader, node: LightNode): Value | undefined {
  const callee = childOf(node, 'function');
  if (callee?.type !== 'identifier' || textOf(reader, callee) !== 'await') return undefined;
  const [held, ...others] = childOf(node, 'arguments')?.children ?? [];
  return held === undefined || others.length > 0 ? undefined : readValue(reader, held);
}

/** Marks the call that an `await` waits for. */
export function awaited(reader: Reader, value: Value): Value {
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call) call.awaited = true;
  return value;
}

/**
 * The call takes its place in the list after its receiver and before its arguments, so that calls stand in the order of
 * their method names.
 */
function readCall(reader: Reader, node: LightNode, calleeField: 'function' | 'constructor'): Value {
  const args = childOf(node, 'arguments');
  const callee = calleeOf(reader, childOf(node, calleeField), args?.start ?? node.end);
  const typeArguments = childOf(node, 'type_arguments');
  const { fn, loop, try: tried } = reader.scope;
  const call: CallDraft = {
    on: callee.on,
    name: callee.name,
    computed: callee.computed,
    args: [],
    fn,
    at: callee.at,
    start: node.start,
    end: node.end,
    loop,
    try: tried,
    new: calleeField === 'constructor' ? true : undefined,
    tagged: args?.type === 'template_string' ? true : undefined,
    typeArguments: typeArguments && textOf(reader, typeArguments),
  };
  const index = reader.outline.calls.push(call) - 1;
  const given = args?.type === 'template_string' ? [args] : (args?.children ?? []);
  for (const arg of given) call.args.push(readValue(reader, arg, index));
  return { kind: 'call', call: index };
}

type Callee = Pick<CallDraft, 'on' | 'name' | 'at' | 'computed'>;

function calleeOf(reader: Reader, written: LightNode | undefined, otherwiseAt: number): Callee {
  const node = transparent(written);
  switch (node?.type) {
    case 'identifier':
    case 'super':
    case 'import':
      return { name: textOf(reader, node), at: node.start };
    case 'member_expression':
      return {
        on: readValue(reader, childOf(node, 'object')),
        name: propertyName(reader, node),
        at: childOf(node, 'property')?.start ?? otherwiseAt,
      };
    case 'subscript_expression': {
      const at = childOf(node, 'index')?.start ?? otherwiseAt;
      const on = readValue(reader, childOf(node, 'object'));
      const name = indexOf(reader, node);
      if (name !== '[]') return { on, name, at };
      const index = childOf(node, 'index');
      // Only names: what is called within was read already.
      const isName = index?.type === 'identifier' || index?.type === 'member_expression';
      return { on: onDynamic(on), name: '', at, computed: isName ? readValue(reader, index) : undefined };
    }
    default:
      return { on: readValue(reader, node), name: '', at: otherwiseAt };
  }
}

function onDynamic(value: Value): Value {
  return value.kind === 'name' ? { kind: 'name', name: `${value.name}.[]` } : { kind: 'member', of: value, name: '[]' };
}

/** `require('express')` and `import('./orders')`. */
function loadedModule(reader: Reader, node: LightNode): Value | undefined {
  const callee = childOf(node, 'function');
  if (callee === undefined || (callee.type !== 'import' && callee.type !== 'identifier')) return undefined;
  const loads = callee.type === 'import' || textOf(reader, callee) === 'require';
  const first = loads ? childOf(node, 'arguments')?.children[0] : undefined;
  if (first?.type !== 'string' && first?.type !== 'template_string') return undefined;
  const from = readValue(reader, first);
  if (from.kind !== 'text') return undefined;
  reader.outline.imports.push({ from: from.text, at: node.start });
  return { kind: 'require', from: from.text };
}
