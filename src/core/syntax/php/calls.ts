import { filledFormat } from '../filled-format.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { readArguments } from './arguments.ts';
import { readAnonymousClass } from './declarations.ts';
import { memberName, nameOf } from './names.ts';

const method: Handler = (reader, node) => readMethodCall(reader, node, childOf(node, 'object'));
const inclusion: Handler = (reader, node) => pushCall(reader, node, { name: 'require', at: node.start }, node.children);

export const calls: Handlers = {
  function_call_expression: readFunctionCall,
  member_call_expression: method,
  nullsafe_member_call_expression: method,
  scoped_call_expression: (reader, node) => readMethodCall(reader, node, childOf(node, 'scope')),
  object_creation_expression: readCreation,
  require_expression: inclusion,
  require_once_expression: inclusion,
  include_expression: inclusion,
  include_once_expression: inclusion,
  unset_statement: (reader, node) => pushCall(reader, node, { name: 'unset', at: node.start }, node.children),
};

type Callee = Pick<CallDraft, 'on' | 'name' | 'at' | 'new'>;

function readFunctionCall(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const callee = childOf(node, 'function');
  const isNamed = callee !== undefined && /name$/.test(callee.type);
  const name = isNamed ? nameOf(reader, callee) : '';
  const on = isNamed ? undefined : readValue(reader, callee);
  const written = childOf(node, 'arguments')?.children ?? [];
  if (isReference(written)) return on ?? { kind: 'name', name };
  const value = pushCall(reader, node, { on, name, at: callee?.start ?? node.start }, written);
  return name.replace(/^\\/, '') === 'sprintf' ? (formatted(reader, value, node, owner) ?? value) : value;
}

/** `$order->save()`, `Order::find($id)`, `parent::__construct()` */
function readMethodCall(reader: Reader, node: LightNode, object: LightNode | undefined): Value {
  const on = readValue(reader, object);
  const member = childOf(node, 'name');
  const name = memberName(reader, member);
  const written = childOf(node, 'arguments')?.children ?? [];
  if (isReference(written)) return propertyOf(on, name);
  const at = member?.start ?? node.start;
  const makesBase = name === '__construct' && on.kind === 'name' && on.name === 'super';
  return pushCall(reader, node, makesBase ? { name: 'super', at } : { on, name, at }, written);
}

/** `new Order(…)`; the body of an anonymous class belongs to the function around it. */
function readCreation(reader: Reader, node: LightNode): Value {
  const anonymous = childOfType(node, 'anonymous_class');
  const written = childOfType(anonymous ?? node, 'arguments');
  if (anonymous) {
    for (const argument of written?.children ?? []) readValue(reader, argument.children[0]);
    return readAnonymousClass(reader, anonymous);
  }
  const type = node.children.find((child) => child !== written);
  const isNamed = type !== undefined && /name$/.test(type.type) && type.type !== 'variable_name';
  const isOwn = type?.type === 'relative_scope';
  const on = isNamed || isOwn ? undefined : readValue(reader, type);
  const name = type && (isNamed || isOwn) ? nameOf(reader, type) : '';
  return pushCall(reader, node, { on, name, at: type?.start ?? node.start, new: true }, written?.children ?? []);
}

/** `$this->load(...)` names the method without calling it. */
function isReference([first]: readonly LightNode[]): boolean {
  return first?.type === 'variadic_placeholder';
}

/**
 * The call takes its place in the list after its receiver and before its arguments, so that calls stand in the order of
 * their method names.
 */
function pushCall(
  reader: Reader,
  node: LightNode,
  callee: Callee,
  written: readonly LightNode[],
): Value & { kind: 'call' } {
  const { fn, loop, try: tried, given } = reader.scope;
  const call: CallDraft = { ...callee, args: [], fn, start: node.start, end: node.end, loop, try: tried, given };
  const index = reader.outline.calls.push(call) - 1;
  const isList = written.some(({ type }) => type === 'argument');
  call.args.push(
    ...(isList ? readArguments(reader, written, index) : written.map((argument) => readValue(reader, argument, index))),
  );
  return { kind: 'call', call: index };
}

/** `sprintf('/orders/%s', $id)` is a template. */
function formatted(reader: Reader, value: Value, node: LightNode, owner: number | undefined): Value | undefined {
  const [format, ...rest] = value.kind === 'call' ? (reader.outline.calls[value.call]?.args ?? []) : [];
  if (format?.kind !== 'text') return undefined;
  return withSql(reader, filledFormat(format.text, rest), node, owner);
}
