import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { rawType } from './raw-type.ts';
import { receiverOf } from './receiver-of.ts';

const words = new Set(['true', 'false', 'null']);

export const names: Handlers = {
  identifier: (reader, node) => {
    const text = textOf(reader, node);
    return words.has(text) ? { kind: 'literal', text } : { kind: 'name', name: text.replaceAll('`', '') };
  },
  qualified_identifier: (reader, node) => ({ kind: 'name', name: textOf(reader, node).replaceAll(/[\s`]+/g, '') }),
  user_type: (reader, node) => ({ kind: 'name', name: rawType(textOf(reader, node)) }),
  this_expression: () => ({ kind: 'name', name: 'this' }),
  super_expression: () => ({ kind: 'name', name: 'super' }),
  navigation_expression: readNavigation,
  index_expression: (reader, node) => {
    const [object, key] = node.children;
    const of = readValue(reader, object);
    const index = readValue(reader, key);
    return propertyOf(of, index.kind === 'literal' || index.kind === 'text' ? index.text : '[]');
  },
  callable_reference: readReference,
};

/** `order.lines`, also `?.`; `Order::class` and `Order::class.java` stand for the class. */
function readNavigation(reader: Reader, node: LightNode): Value {
  const [object, second, third] = node.children;
  if (second?.type === '::')
    return third?.type === 'class' || third === undefined || textOf(reader, third) === 'class'
      ? readValue(reader, object)
      : readReference(reader, node, undefined);
  const value = readValue(reader, receiverOf(object));
  const name = second ? textOf(reader, second).replaceAll('`', '') : '';
  const isClass = object?.type === 'navigation_expression' && object.children[1]?.type === '::';
  return isClass && (name === 'java' || name === 'javaObjectType') ? value : propertyOf(value, name);
}

/** `orders::find` is a function that calls it, `::Order` one that makes an order. */
function readReference(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const parts = node.children.filter(({ type }) => type !== '::');
  const method = parts.at(-1);
  if (method && textOf(reader, method) === 'class') return readValue(reader, parts[0]);
  const on = parts.length > 1 ? parts[0] : undefined;
  const value = on && readValue(reader, on);
  const name = method ? textOf(reader, method) : '';
  const { outline, scope } = reader;
  const { start, end } = node;
  const fn = outline.functions.length;
  const call = outline.calls.length;
  const returns: Value[] = [{ kind: 'call', call }];
  outline.functions.push({ name: '', at: start, end, parent: scope.fn, parameters: [], returns, argumentOf: owner });
  const makes = value === undefined && /^[A-Z]/.test(name);
  outline.calls.push({
    on: value,
    name,
    new: makes || undefined,
    args: [],
    fn,
    at: method?.start ?? start,
    start,
    end,
  });
  return { kind: 'function', fn };
}
