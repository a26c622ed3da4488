import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText, withSql } from '../text-values.ts';
import { filled } from './filled.ts';

export const calls: Handlers = {
  call_expression: readCall,
  type_conversion_expression: readConversion,
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
  const typed = instantiated(reader, written);
  const typeArguments = childOf(node, 'type_arguments') ?? typed?.type;
  const call: CallDraft = {
    ...calleeOf(reader, typed?.callee ?? written, node),
    args: [],
    fn,
    start: node.start,
    end: node.end,
    loop,
    typeArguments: typeArguments && `<${textOf(reader, typeArguments).replace(/^\[([\s\S]*)\]$/, '$1')}>`,
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

/**
 * `many[Order](ctx, db)` looks like a call of what a map holds under a name. Packages hold no maps that are exported and
 * called in one go, and keys are rarely written like types.
 */
function instantiated(
  reader: Reader,
  node: LightNode | undefined,
): { readonly callee: LightNode; readonly type: LightNode } | undefined {
  const callee = node?.type === 'index_expression' ? childOf(node, 'operand') : undefined;
  const type = callee && node && childOf(node, 'index');
  if (callee === undefined || type === undefined) return undefined;
  const packaged = callee.type === 'selector_expression' ? childOf(callee, 'operand') : undefined;
  const isNamed =
    callee.type === 'identifier' ||
    (packaged?.type === 'identifier' && reader.outline.imports.some(({ as }) => as === textOf(reader, packaged)));
  return isNamed && /^(?:\w+\.)?[A-Z]\w*$/.test(textOf(reader, type)) ? { callee, type } : undefined;
}

/** `gorm.G[Order](db)` is a call with a single argument, which looks like a conversion to a generic type. */
function readConversion(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const operand = childOf(node, 'operand');
  const type = childOf(node, 'type');
  const generic = type?.type === 'generic_type' ? /^((?:\w+\.)?)(\w+)\[([\s\S]*)\]$/.exec(textOf(reader, type)) : null;
  if (type === undefined || generic === null) return readValue(reader, operand, owner);
  const [, holder = '', name = '', args = ''] = generic;
  const { fn, loop } = reader.scope;
  const { start, end } = node;
  const at = start + holder.length;
  const on: Value | undefined = holder === '' ? undefined : { kind: 'name', name: holder.slice(0, -1) };
  const call: CallDraft = { on, name, at, args: [], fn, start, end, loop, typeArguments: `<${args}>` };
  const index = reader.outline.calls.push(call) - 1;
  call.args.push(readValue(reader, operand, index));
  return { kind: 'call', call: index };
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
