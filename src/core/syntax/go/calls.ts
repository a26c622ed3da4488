import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { filled } from './filled.ts';

export const calls: Handlers = {
  call_expression: readCall,
};

/** Built-in types: calling them turns a value into another form of itself. */
const conversions = new Set(
  `string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 byte rune any`.split(' '),
);

type Callee = Pick<CallDraft, 'on' | 'name' | 'at'>;

function readCall(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const written = childOf(node, 'function');
  const given = childOf(node, 'arguments')?.children ?? [];
  if (written?.type === 'identifier') {
    const name = textOf(reader, written);
    if (conversions.has(name) && given.length === 1) return readValue(reader, given[0], owner);
    if (name === 'new' && given[0]) return readNew(reader, node, given[0]);
  }
  const { fn, loop } = reader.scope;
  const typeArguments = childOf(node, 'type_arguments');
  const call: CallDraft = {
    ...calleeOf(reader, written, node),
    args: [],
    fn,
    start: node.start,
    end: node.end,
    loop,
    typeArguments: typeArguments && textOf(reader, typeArguments).replace(/^\[/, '<').replace(/\]$/, '>'),
  };
  const index = reader.outline.calls.push(call) - 1;
  for (const argument of given) call.args.push(readValue(reader, argument, index));
  const value: Value = { kind: 'call', call: index };
  return formatted(reader, call, node, owner) ?? value;
}

function calleeOf(reader: Reader, written: LightNode | undefined, node: LightNode): Callee {
  if (written?.type === 'selector_expression') {
    const field = childOf(written, 'field');
    const on = readValue(reader, childOf(written, 'operand'));
    return { on, name: field ? textOf(reader, field) : '', at: field?.start ?? node.start };
  }
  const value = readValue(reader, written);
  if (value.kind === 'name' && !value.name.includes('.')) return { name: value.name, at: node.start };
  return { on: value, name: '', at: node.start };
}

/** `new(Server)` is an empty server. */
function readNew(reader: Reader, node: LightNode, type: LightNode): Value {
  const path = textOf(reader, type).replace(/\[[\s\S]*$/, '');
  const dot = path.lastIndexOf('.');
  const on: Value | undefined = dot < 0 ? undefined : { kind: 'name', name: path.slice(0, dot) };
  const { fn, loop } = reader.scope;
  const { start, end } = node;
  const call: CallDraft = { on, name: path.slice(dot + 1), args: [], fn, at: start, start, end, loop, new: true };
  return { kind: 'call', call: reader.outline.calls.push(call) - 1 };
}

/** `fmt.Sprintf("/orders/%s", id)` is a template. */
function formatted(reader: Reader, call: CallDraft, node: LightNode, owner: number | undefined): Value | undefined {
  if (call.on?.kind !== 'name' || call.on.name !== 'fmt') return undefined;
  const [first, ...rest] = call.args;
  if (call.name === 'Sprintf' && first?.kind === 'text') return withSql(reader, filled(first.text, rest), node, owner);
  return call.name === 'Sprint' && first !== undefined ? joinText(call.args) : undefined;
}
