import { filledFormat } from '../filled-format.ts';
import { isSifted } from '../is-sifted.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { readAnonymousClass } from './declarations.ts';
import { rawType } from './names.ts';

export const calls: Handlers = {
  method_invocation: readInvocation,
  object_creation_expression: readCreation,
  explicit_constructor_invocation: (reader, node) => {
    const target = childOf(node, 'constructor');
    const name = target ? textOf(reader, target) : 'super';
    return readCall(reader, node, { name, at: node.start }, {});
  },
};

type Callee = Pick<CallDraft, 'on' | 'name' | 'at'>;

function readInvocation(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const object = childOf(node, 'object');
  const on = object && readValue(reader, object);
  const method = childOf(node, 'name');
  const name = method ? textOf(reader, method) : '';
  const value = readCall(reader, node, { on, name, at: method?.start ?? node.start }, {});
  return formatted(reader, value, node, owner) ?? value;
}

/** `new Order(…)`; the body of an anonymous class belongs to the function around it. */
function readCreation(reader: Reader, node: LightNode): Value {
  const type = childOf(node, 'type');
  const path = type ? rawType(textOf(reader, type)) : '';
  const dot = path.lastIndexOf('.');
  const on: Value | undefined = dot < 0 ? undefined : { kind: 'name', name: path.slice(0, dot) };
  const callee = { on, name: path.slice(dot + 1), at: type?.start ?? node.start };
  const value = readCall(reader, node, callee, { new: true });
  const body = childOfType(node, 'class_body');
  if (body) readAnonymousClass(reader, node, body, type ? textOf(reader, type) : '');
  return value;
}

/**
 * The call takes its place in the list after its receiver and before its arguments, so that calls stand in the order of
 * their method names.
 */
function readCall(reader: Reader, node: LightNode, callee: Callee, more: Pick<CallDraft, 'new'>): Value {
  const { fn, loop, try: tried, held } = reader.scope;
  const typeArguments = childOf(node, 'type_arguments');
  const call: CallDraft = {
    ...callee,
    ...more,
    args: [],
    fn,
    start: node.start,
    end: childOf(node, 'arguments')?.end ?? node.end,
    loop,
    try: tried,
    held,
    typeArguments: typeArguments && textOf(reader, typeArguments),
  };
  const index = reader.outline.calls.push(call) - 1;
  for (const argument of childOf(node, 'arguments')?.children ?? []) call.args.push(readValue(reader, argument, index));
  throwMissing(reader, call, node);
  return { kind: 'call', call: index };
}

/** `orElseThrow(() -> new MissingOrder(id))` throws what the function gives. */
function throwMissing(reader: Reader, call: CallDraft, { start, end }: LightNode): void {
  const [supplier] = call.args;
  if (call.name !== 'orElseThrow' || supplier?.kind !== 'function') return;
  const [value] = reader.outline.functions[supplier.fn]?.returns ?? [];
  const missing = isSifted(reader.outline.calls, call) ? undefined : true;
  if (value !== undefined) reader.outline.throws.push({ value, fn: supplier.fn, missing, at: start, end });
}

/** `String.format("/orders/%s", id)`, `"/orders/%s".formatted(id)` and `base.concat("/orders")` are templates. */
function formatted(reader: Reader, value: Value, node: LightNode, owner: number | undefined): Value | undefined {
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call?.on === undefined) return undefined;
  const [first, ...rest] = call.args;
  if (call.name === 'concat' && first) return joinText([call.on, first]);
  const isFormat = call.name === 'format' && call.on.kind === 'name' && call.on.name === 'String';
  if (isFormat && first?.kind === 'text') return withSql(reader, filledFormat(first.text, rest), node, owner);
  if (call.name === 'formatted' && call.on.kind === 'text')
    return withSql(reader, filledFormat(call.on.text, call.args), node, owner);
  return undefined;
}
