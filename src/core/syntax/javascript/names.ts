import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from './reader.ts';
import { plainText, unquoted } from './text-literals.ts';

const name: Handler = (reader, node) => ({ kind: 'name', name: textOf(reader, node) });

export const names: Handlers = {
  identifier: name,
  property_identifier: name,
  private_property_identifier: name,
  shorthand_property_identifier: name,
  type_identifier: name,
  nested_identifier: name,
  meta_property: name,
  this: name,
  super: name,
  member_expression: (reader, node) =>
    propertyOf(readValue(reader, childOf(node, 'object')), propertyName(reader, node)),
  subscript_expression: (reader, node) => propertyOf(readValue(reader, childOf(node, 'object')), indexOf(reader, node)),
};

/** A property of a value: a longer name where the value is a name, the item itself where it is a literal list. */
export function propertyOf(value: Value, property: string): Value {
  if (value.kind === 'name') return { kind: 'name', name: `${value.name}.${property}` };
  const item =
    value.kind === 'list' && !value.items.some(({ kind }) => kind === 'spread') && value.items[Number(property)];
  return item || { kind: 'member', of: value, name: property };
}

export function propertyName(reader: Reader, member: LightNode): string {
  const property = childOf(member, 'property');
  return property ? textOf(reader, property) : '';
}

/** `users[0]` has the index `0`, `headers['x-id']` `x-id`, and `sessions[id]` `[]`. */
export function indexOf(reader: Reader, subscript: LightNode): string {
  const index = childOf(subscript, 'index');
  const constant = index && constantKey(reader, index);
  if (constant !== undefined) return constant;
  readValue(reader, index);
  return '[]';
}

/** Name of a property, method or object key; a computed one that is no constant keeps its brackets. */
export function keyOf(reader: Reader, node: LightNode | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'string') return unquoted(textOf(reader, node));
  if (node.type !== 'computed_property_name') return textOf(reader, node);
  const inner = node.children[0];
  const constant = inner && constantKey(reader, inner);
  if (constant !== undefined) return constant;
  readValue(reader, inner);
  return textOf(reader, node);
}

/** A function without a name takes the one of the variable or property that holds it. */
export function nameFunction(reader: Reader, value: Value, given: string): Value {
  if (value.kind === 'function') {
    const fn = reader.outline.functions[value.fn];
    if (fn?.name === '') fn.name = given;
  } else if (value.kind === 'class') {
    const cls = reader.outline.classes[value.cls];
    if (cls?.name === '') cls.name = given;
  }
  return value;
}

function constantKey(reader: Reader, node: LightNode): string | undefined {
  if (node.type === 'number') return textOf(reader, node);
  if (node.type === 'string') return unquoted(textOf(reader, node));
  if (node.type !== 'template_string' || node.children.length > 0) return undefined;
  const value = plainText(reader, node);
  return value?.kind === 'text' ? value.text : undefined;
}
