import type { LightNode } from '../light-tree.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
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

function constantKey(reader: Reader, node: LightNode): string | undefined {
  if (node.type === 'number') return textOf(reader, node);
  if (node.type === 'string') return unquoted(textOf(reader, node));
  if (node.type !== 'template_string' || node.children.length > 0) return undefined;
  const value = plainText(reader, node);
  return value?.kind === 'text' ? value.text : undefined;
}
