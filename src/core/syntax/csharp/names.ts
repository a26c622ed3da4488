import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

const name: Handler = (reader, node) => ({ kind: 'name', name: typeNameOf(reader, node) });

export const names: Handlers = {
  identifier: readIdentifier,
  qualified_name: name,
  alias_qualified_name: name,
  generic_name: name,
  predefined_type: name,
  array_type: name,
  nullable_type: name,
  member_access_expression: (reader, node) =>
    propertyOf(readValue(reader, childOf(node, 'expression')), memberName(reader, node)),
  // `order?.Total` is `order.Total` as far as it is anything.
  conditional_access_expression: (reader, node) => {
    const [condition, binding] = node.children;
    const value = readValue(reader, condition);
    if (binding?.type === 'member_binding_expression') return propertyOf(value, memberName(reader, binding));
    return binding?.type === 'element_binding_expression' ? itemOf(reader, value, binding) : readValue(reader, binding);
  },
  element_access_expression: (reader, node) => {
    const value = readValue(reader, childOf(node, 'expression'));
    const subscript = childOf(node, 'subscript');
    return subscript ? itemOf(reader, value, subscript) : value;
  },
  typeof_expression: (reader, node) => {
    const type = childOf(node, 'type');
    return type && { kind: 'name', name: typeNameOf(reader, type) };
  },
};

/** The grammar takes `this` and `base` for names; the base is `super` in every outline. */
function readIdentifier(reader: Reader, node: LightNode): Value {
  const written = textOf(reader, node);
  return { kind: 'name', name: written === 'base' ? 'super' : written.replace(/^@/, '') };
}

/** A setting by its key, an item by its number: `configuration["Orders:Url"]`. */
function itemOf(reader: Reader, value: Value, subscript: LightNode): Value {
  const [first] = subscript.children;
  const index = readValue(reader, first?.children.at(-1) ?? first);
  if (index.kind === 'text') return { kind: 'member', of: value, name: index.text };
  return propertyOf(value, index.kind === 'literal' ? index.text : '[]');
}

/** The name after the dot, without type arguments. */
export function memberName(reader: Reader, node: LightNode): string {
  const member = childOf(node, 'name');
  return member ? typeNameOf(reader, member) : '';
}

/** A type without its arguments, brackets, and the mark that it may be null. */
export function typeNameOf(reader: Reader, node: LightNode): string {
  return textOf(reader, node)
    .replace(/[<[?][\s\S]*$/, '')
    .replace(/^global::/, '')
    .replaceAll(/\s+/g, '');
}
