import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { pushCall } from './calls.ts';
import { plainText } from './text-literals.ts';

export const subscripts: Handlers = {
  subscript: (reader, node) => {
    const index = childOf(node, 'subscript');
    const owner = readValue(reader, childOf(node, 'value'));
    return index?.type === 'slice' ? readSlice(reader, node, index, owner) : propertyOf(owner, indexOf(reader, index));
  },
};

/** `users[0]` has the index `0`, `os.environ['PORT']` `PORT`, and `sessions[id]` `[]`. */
function indexOf(reader: Reader, index: LightNode | undefined): string {
  if (index === undefined) return '[]';
  if (index.type === 'integer') return textOf(reader, index);
  const constant = plainText(reader, index);
  if (constant?.kind === 'text') return constant.text;
  readValue(reader, index);
  return '[]';
}

/** `orders[10:20]` is the call `orders.slice(10, 20)`: on a query it sets a limit. */
function readSlice(reader: Reader, node: LightNode, slice: LightNode, owner: Value): Value {
  const colon = reader.text.indexOf(':', slice.start);
  const bounds = slice.children.map((child) => ({ child, value: readValue(reader, child) }));
  const from = bounds.find(({ child }) => child.end <= colon)?.value;
  const to = bounds.find(({ child }) => child.start > colon)?.value;
  const args = to === undefined ? [from ?? none] : [from ?? none, to];
  return pushCall(reader, node, { on: owner, name: 'slice', at: slice.start, args });
}

const none: Value = { kind: 'literal', text: '0' };
