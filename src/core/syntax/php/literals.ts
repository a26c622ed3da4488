import type { LightNode } from '../light-tree.ts';
import type { Entry, Value } from '../outline.ts';
import { type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node).toLowerCase() });

export const literals: Handlers = {
  boolean: literal,
  null: literal,
  integer: (reader, node) => ({ kind: 'literal', text: textOf(reader, node).replaceAll('_', '') }),
  float: literal,
  array_creation_expression: readArray,
  variadic_unpacking: (reader, node) => ({ kind: 'spread', of: readValue(reader, node.children[0]) }),
};

/** An array with a key is an object, whose items without a key have their number; all others are lists. */
function readArray(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const items = node.children.filter(({ type }) => type === 'array_element_initializer');
  const isKeyed = items.some((item) => item.children.length > 1);
  if (!isKeyed) return { kind: 'list', items: items.map((item) => readValue(reader, item.children[0], owner)) };
  const entries: Entry[] = [];
  const spreads: Value[] = [];
  let next = 0;
  for (const item of items) {
    const [first, second] = item.children;
    const value = readValue(reader, second ?? first, owner);
    if (value.kind === 'spread') spreads.push(value.of);
    else entries.push({ key: second ? keyOf(reader, first) : String(next++), value, at: item.start });
  }
  return { kind: 'object', entries, spreads };
}

/** A key that is no literal says where its value comes from: `OrderPlaced::class`. */
function keyOf(reader: Reader, node: LightNode | undefined): string {
  const value = readValue(reader, node);
  if (value.kind === 'text' || value.kind === 'literal') return value.text;
  return value.kind === 'name' ? value.name : '';
}
