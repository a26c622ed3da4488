import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { baseNames, classDraft, readClassBody } from './classes.ts';
import { variableName } from './names.ts';
import { pushCall } from './push-call.ts';

/** Whatever binds or changes a name: `x = y`, `@x ||= y`, `order.state = y`. */
export const assignments: Handlers = {
  right_assignment_list: (reader, node) => ({
    kind: 'list',
    items: node.children.map((child) => readValue(reader, child)),
  }),
  assignment: (reader, node, owner) => {
    const target = childOf(node, 'left');
    const written = childOf(node, 'right');
    if (target === undefined || written === undefined) return undefined;
    const made = target.type === 'constant' ? madeClass(reader, target, written) : undefined;
    if (made) return made;
    const value = readValue(reader, written, owner);
    bind(
      reader,
      target,
      target.type === 'constant' ? nameFunction(reader, value, textOf(reader, target)) : value,
      node,
    );
    return value;
  },
  operator_assignment: (reader, node, owner) => {
    const target = childOf(node, 'left');
    const operator = childOf(node, 'operator')?.type.slice(0, -1) ?? '';
    if (target === undefined) return undefined;
    // What is kept for later is what was made first: `@client ||= Client.new`.
    const kept = operator === '||' || operator === '&&';
    const left = kept || target.type !== 'identifier' ? undefined : readValue(reader, target);
    const right = readValue(reader, childOf(node, 'right'), owner);
    const value = left === undefined ? right : combined(operator, [left, right]);
    bind(reader, target, value, node);
    return value;
  },
};

/** Binds every name of a target to its part of the value. The first assignment of a function to a name declares it. */
export function bind(reader: Reader, target: LightNode, value: Value, whole: LightNode): void {
  switch (target.type) {
    case 'identifier':
    case 'constant':
    case 'global_variable':
      addBinding(reader, target, textOf(reader, target), value, whole);
      return;
    case 'instance_variable':
    case 'class_variable':
      addBinding(reader, target, variableName(reader, target), value, whole);
      return;
    case 'left_assignment_list':
    case 'destructured_left_assignment':
      for (const [index, child] of target.children.entries()) bind(reader, child, itemAt(value, index), whole);
      return;
    case 'rest_assignment':
      for (const child of target.children) bind(reader, child, value, whole);
      return;
    case 'call':
      callSetter(reader, target, value, whole);
      return;
    case 'element_reference':
      callSetter(reader, target, value, whole);
  }
}

function addBinding(reader: Reader, target: LightNode, name: string, value: Value, whole: LightNode): void {
  const { fn, cls } = reader.scope;
  const key = `${fn} ${name}`;
  const declared = !name.includes('.') && !reader.bound.has(key) ? true : undefined;
  reader.bound.add(key);
  const field = name.startsWith('this.') ? cls : undefined;
  reader.outline.bindings.push({ name, value, fn, cls: field, declared, at: target.start, end: whole.end });
  if (target.type !== 'constant' || cls === undefined) return;
  const place = { at: target.start, end: whole.end };
  reader.outline.classes[cls]?.fields.push({ name, default: value, static: true, ...place });
}

/** `order.state = 'open'` calls `state=`, `session[:user] = id` calls `[]=`. */
function callSetter(reader: Reader, target: LightNode, value: Value, whole: LightNode): void {
  const receiver = childOf(target, 'receiver') ?? childOf(target, 'object');
  const method = childOf(target, 'method');
  const on = readValue(reader, receiver);
  const indexes = method === undefined ? target.children.filter((child) => child !== receiver) : [];
  const args = [...indexes.map((index) => readValue(reader, index)), value];
  const name = method === undefined ? '[]=' : `${textOf(reader, method)}=`;
  pushCall(reader, whole, { on, name, at: method?.start ?? target.start, args });
}

const makers = /^(?:Struct|Data|Class|Module)$/;

/** `Line = Struct.new(:sku) do … end`, `Missing = Class.new(StandardError)` */
function madeClass(reader: Reader, target: LightNode, written: LightNode): Value | undefined {
  const receiver = written.type === 'call' ? childOf(written, 'receiver') : undefined;
  const method = childOf(written, 'method');
  if (receiver === undefined || method === undefined || !makers.test(textOf(reader, receiver))) return undefined;
  if (!/^(?:new|define)$/.test(textOf(reader, method))) return undefined;
  const draft = classDraft(reader, target, textOf(reader, target), 'class');
  const cls = reader.outline.classes.push({ ...draft, end: written.end }) - 1;
  const [base] = childOf(written, 'arguments')?.children ?? [];
  if (base && /^Class$/.test(textOf(reader, receiver)))
    reader.outline.classes[cls]?.bases.push(...baseNames(reader, base));
  const block = childOf(written, 'block');
  readClassBody(reader, written, cls, (block && childOf(block, 'body')?.children) ?? []);
  return { kind: 'class', cls };
}

/** `@user, @payments = user, payments` gives each its own; what is taken apart keeps its places. */
function itemAt(value: Value, index: number): Value {
  const items = value.kind === 'list' ? value.items.slice(0, index + 1) : [];
  const item = items[index];
  return item === undefined || items.some(({ kind }) => kind === 'spread') ? propertyOf(value, String(index)) : item;
}
