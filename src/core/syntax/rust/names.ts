import type { LightNode } from '../light-tree.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

const name: Handler = (reader, node) => ({ kind: 'name', name: dotted(reader, node) });

export const names: Handlers = {
  identifier: name,
  scoped_identifier: name,
  type_identifier: name,
  scoped_type_identifier: name,
  shorthand_field_identifier: name,
  generic_type: name,
  self: () => ({ kind: 'name', name: 'this' }),
  field_expression: (reader, node) => {
    const field = childOf(node, 'field');
    return propertyOf(readValue(reader, childOf(node, 'value')), field ? textOf(reader, field) : '');
  },
  index_expression: (reader, node) => {
    const [of, index] = node.children;
    const key = readValue(reader, index);
    return propertyOf(readValue(reader, of), key.kind === 'literal' || key.kind === 'text' ? key.text : '[]');
  },
};

/** `orders::repo::find::<T>` is `orders.repo.find`; `Self` is the type that the method belongs to. */
export function dotted(reader: Reader, node: LightNode): string {
  const text = textOf(reader, node)
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?:::)?<[^<>]*(?:<[^<>]*>[^<>]*)*>/g, '')
    .replaceAll('::', '.')
    .replace(/^\./, '');
  const { cls } = reader.scope;
  const own = cls === undefined ? undefined : reader.outline.classes[cls]?.name;
  return own === undefined ? text : text.replace(/^Self(?=\.|$)/, own);
}
