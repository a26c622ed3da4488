import type { LightNode } from '../light-tree.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

export const names: Handlers = {
  identifier: (reader, node) => ({ kind: 'name', name: nameOf(reader, node) }),
  dotted_name: (reader, node) => ({ kind: 'name', name: textOf(reader, node) }),
  attribute: (reader, node) => {
    const attribute = childOf(node, 'attribute');
    return propertyOf(readValue(reader, childOf(node, 'object')), attribute ? textOf(reader, attribute) : '');
  },
};

/** The instance is `this`, whatever the method calls it. */
export function nameOf(reader: Reader, node: LightNode): string {
  const name = textOf(reader, node);
  return name === reader.scope.self ? 'this' : name;
}
