import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, readValue, textOf } from '../reader.ts';

/** The receiver of a method is `this`, whatever the method calls it. */
const name: Handler = (reader, node) => {
  const text = textOf(reader, node);
  return { kind: 'name', name: text === reader.scope.self ? 'this' : text };
};

/** In milliseconds, so that `10 * time.Second` is a number like any other. */
const durations: Readonly<Record<string, string>> = {
  'time.Millisecond': '1',
  'time.Second': '1000',
  'time.Minute': '60000',
  'time.Hour': '3600000',
};

export const names: Handlers = {
  identifier: name,
  field_identifier: name,
  package_identifier: name,
  type_identifier: name,
  qualified_type: (reader, node) => ({ kind: 'name', name: textOf(reader, node).replaceAll(/\s+/g, '') }),
  generic_type: (reader, node) => ({ kind: 'name', name: textOf(reader, node).replace(/\[[\s\S]*$/, '') }),
  selector_expression: (reader, node) => {
    const duration = durations[textOf(reader, node)];
    if (duration !== undefined) return { kind: 'literal', text: duration };
    const field = childOf(node, 'field');
    return propertyOf(readValue(reader, childOf(node, 'operand')), field ? textOf(reader, field) : '');
  },
  index_expression: (reader, node) => {
    const of = readValue(reader, childOf(node, 'operand'));
    const index = readValue(reader, childOf(node, 'index'));
    return propertyOf(of, index.kind === 'literal' || index.kind === 'text' ? index.text : '[]');
  },
  slice_expression: (reader, node) => {
    const of = readValue(reader, childOf(node, 'operand'));
    for (const child of node.children) if (child.field !== 'operand') readValue(reader, child);
    return of;
  },
};
