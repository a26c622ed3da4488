import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Entry, Value } from '../outline.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { keyOf } from './names.ts';

const literal: Handler = (reader, node) => ({ kind: 'literal', text: textOf(reader, node) });

export const literals: Handlers = {
  number: literal,
  true: literal,
  false: literal,
  null: literal,
  undefined: literal,
  regex: (reader, node) => ({ kind: 'other', node: 'regex', text: textOf(reader, node) }),
  array: (reader, node) => ({ kind: 'list', items: node.children.map((item) => readValue(reader, item)) }),
  spread_element: (reader, node) => ({ kind: 'spread', of: readValue(reader, node.children[0]) }),
  object: readObject,
};

function readObject(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const entries: Entry[] = [];
  const spreads: Value[] = [];
  for (const child of node.children) {
    if (child.type === 'spread_element') spreads.push(readValue(reader, child.children[0]));
    else {
      const entry = readEntry(reader, child, owner);
      if (entry) entries.push(entry);
    }
  }
  return { kind: 'object', entries, spreads };
}

function readEntry(reader: Reader, node: LightNode, owner: number | undefined): Entry | undefined {
  switch (node.type) {
    case 'pair': {
      const key = keyOf(reader, childOf(node, 'key'));
      const value = childOf(node, 'value');
      const read = readValue(reader, value, value && isText(value) ? owner : undefined);
      return { key, value: nameFunction(reader, read, key), at: node.start };
    }
    case 'shorthand_property_identifier': {
      const key = textOf(reader, node);
      return { key, value: { kind: 'name', name: key }, at: node.start };
    }
    case 'method_definition':
      return { key: keyOf(reader, childOf(node, 'name')), value: readValue(reader, node), at: node.start };
    default:
      readValue(reader, node);
      return undefined;
  }
}

/** `query({ text: 'SELECT …' })` gives the call its SQL; other values of an object are no arguments. */
function isText(node: LightNode): boolean {
  return node.type === 'string' || node.type === 'template_string' || node.type === 'binary_expression';
}
