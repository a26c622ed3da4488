import type { LightNode } from '../light-tree.ts';
import type { Entry, Value } from '../outline.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { addArguments, pushCall } from './calls.ts';
import { typeNameOf } from './names.ts';

const list: Handler = (reader, node) => ({
  kind: 'list',
  items: (childOfType(node, 'initializer_expression')?.children ?? []).map((item) => readValue(reader, item)),
});

export const creations: Handlers = {
  object_creation_expression: readCreation,
  implicit_object_creation_expression: readImplicit,
  anonymous_object_creation_expression: readAnonymous,
  array_creation_expression: list,
  implicit_array_creation_expression: list,
  initializer_expression: (reader, node) => ({
    kind: 'list',
    items: node.children.map((item) => readValue(reader, item)),
  }),
  collection_expression: (reader, node) => ({
    kind: 'list',
    items: node.children.map((element): Value => {
      const item = element.type === 'collection_element' ? element.children[0] : element;
      const value = readValue(reader, item?.children[0]);
      return item?.type === 'spread_element' ? { kind: 'spread', of: value } : value;
    }),
  }),
  with_expression: (reader, node) => ({
    kind: 'object',
    entries: node.children.slice(1).map(({ start, children: [key, value] }) => ({
      key: key ? textOf(reader, key) : '',
      value: readValue(reader, value),
      at: start,
    })),
    spreads: [readValue(reader, node.children[0])],
  }),
};

/** `new Order(id) { Total = 3 }`: what fills its properties stands behind the arguments, as if it were named ones. */
function readCreation(reader: Reader, node: LightNode): Value {
  const type = childOf(node, 'type');
  const path = type ? typeNameOf(reader, type) : '';
  const dot = path.lastIndexOf('.');
  const on: Value | undefined = dot < 0 ? undefined : { kind: 'name', name: path.slice(0, dot) };
  const typeArguments = /<[\s\S]*>/.exec(type ? textOf(reader, type) : '')?.[0];
  return created(reader, node, { on, name: path.slice(dot + 1), at: type?.start ?? node.start, typeArguments });
}

/** `Order order = new(id)`: the type of what it fills says what it makes; the caller knows it. */
function readImplicit(reader: Reader, node: LightNode): Value {
  return created(reader, node, { name: '', at: node.start });
}

function created(reader: Reader, node: LightNode, callee: Parameters<typeof pushCall>[2]): Value {
  const initializer = childOfType(node, 'initializer_expression');
  const items = initializer?.children ?? [];
  const named = items.filter(({ type }) => type === 'assignment_expression');
  const value = pushCall(reader, node, callee, { new: true });
  const written = childOf(node, 'arguments') ?? childOfType(node, 'argument_list');
  addArguments(reader, written?.children ?? [], value.call, () => named.map((item) => entryOf(reader, item)));
  if (items.length === 0 || named.length > 0) return value;
  return { kind: 'list', items: items.map((item) => readValue(reader, item)) };
}

/** `Total = 3`, and `["total"] = 3` of a dictionary. */
function entryOf(reader: Reader, node: LightNode): Entry {
  const key = childOf(node, 'left');
  const right = childOf(node, 'right');
  const isItem = key !== undefined && key.type !== 'identifier';
  const written = isItem ? readValue(reader, lastArgument(key)) : undefined;
  const name = written?.kind === 'text' ? written.text : key ? textOf(reader, key) : '';
  return { key: name, value: readValue(reader, right), at: node.start };
}

function lastArgument(node: LightNode): LightNode | undefined {
  let current: LightNode | undefined = node;
  while (current && /argument|element/.test(current.type)) current = current.children.at(-1);
  return current;
}

/** `new { id, Total = 3, order.Name }` */
function readAnonymous(reader: Reader, node: LightNode): Value {
  const entries: Entry[] = [];
  const { children } = node;
  for (let at = 0; at < children.length; at++) {
    const child = children[at];
    const next = children[at + 1];
    if (child === undefined) continue;
    const isKey = next !== undefined && /^\s*=/.test(reader.text.slice(child.end, next.start));
    const name = textOf(reader, child);
    const value = readValue(reader, isKey ? next : child);
    entries.push({ key: name.slice(name.lastIndexOf('.') + 1), value, at: child.start });
    if (isKey) at++;
  }
  return { kind: 'object', entries, spreads: [] };
}
