import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

const name: Handler = (reader, node) => ({ kind: 'name', name: textOf(reader, node) });

export const names: Handlers = {
  identifier: name,
  scoped_identifier: name,
  type_identifier: name,
  scoped_type_identifier: name,
  generic_type: (reader, node) => ({ kind: 'name', name: rawType(textOf(reader, node)) }),
  this: name,
  super: name,
  field_access: (reader, node) => propertyOf(readValue(reader, childOf(node, 'object')), fieldName(reader, node)),
  array_access: (reader, node) => {
    const array = readValue(reader, childOf(node, 'array'));
    const index = readValue(reader, childOf(node, 'index'));
    return propertyOf(array, index.kind === 'literal' ? index.text : '[]');
  },
  // `Order.class` stands for the class.
  class_literal: (reader, node) => ({
    kind: 'name',
    name: rawType(textOf(reader, node).replace(/\s*\.\s*class$/, '')),
  }),
  method_reference: readReference,
};

/** `orders::find` is a function that calls it, `Order::new` one that makes an order. */
function readReference(reader: Reader, node: LightNode, owner: number | undefined): ReturnType<Handler> {
  const [on, method] = node.children;
  if (on === undefined) return undefined;
  const value = readValue(reader, on);
  const makes = method === undefined || method.type === 'type_arguments';
  if (makes && value.kind !== 'name') return value;
  const { outline, scope } = reader;
  const { start, end } = node;
  const fn = outline.functions.length;
  const call = outline.calls.length;
  const returns: Value[] = [{ kind: 'call', call }];
  outline.functions.push({ name: '', at: start, end, parent: scope.fn, parameters: [], returns, argumentOf: owner });
  const callee = makes
    ? { name: value.kind === 'name' ? value.name : '', new: true as const }
    : { on: value, name: textOf(reader, method) };
  outline.calls.push({ ...callee, args: [], fn, at: method?.start ?? start, start, end });
  return { kind: 'function', fn };
}

function fieldName(reader: Reader, node: LightNode): string {
  const field = childOf(node, 'field');
  return field ? textOf(reader, field) : '';
}

/** A type without its arguments and brackets. */
export function rawType(text: string): string {
  return text.replace(/[<[][\s\S]*$/, '').trim();
}
