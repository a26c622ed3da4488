import type { LightNode } from '../light-tree.ts';
import type { Decorator, Entry, Value } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf } from '../reader.ts';
import { typeNameOf } from './names.ts';

/** `[HttpGet("{id}", Name = "order"), Authorize]` */
export function attributesOf(reader: Reader, node: LightNode): Decorator[] {
  const lists = node.children.filter(({ type }) => type === 'attribute_list');
  const written = lists.flatMap((list) => list.children.filter(({ type }) => type === 'attribute'));
  return written.map((attribute) => readAttribute(reader, attribute));
}

export function orNone(attributes: readonly Decorator[]): readonly Decorator[] | undefined {
  return attributes.length > 0 ? attributes : undefined;
}

/** Start of the declaration itself: `public` of `[ApiController] public class …`. */
export function startAfterAttributes(node: LightNode): number {
  const last = node.children.findLast(({ type }) => type === 'attribute_list');
  if (last === undefined) return node.start;
  return node.children.find((child) => child.start >= last.end)?.start ?? node.start;
}

/** Named arguments stand together in one object; a type argument is one of them: `[ProducesResponseType<Order>(200)]`. */
function readAttribute(reader: Reader, node: LightNode): Decorator {
  const name = childOf(node, 'name');
  const range = { name: name ? attributeName(typeNameOf(reader, name)) : '', at: node.start, end: node.end };
  const written = childOfType(node, 'attribute_argument_list')?.children;
  const args: Value[] = [];
  const entries: Entry[] = [];
  for (const argument of written ?? []) {
    const key = childOf(argument, 'name');
    const value = readValue(
      reader,
      argument.children.find((child) => child !== key),
    );
    if (key) entries.push({ key: textOf(reader, key), value, at: argument.start });
    else args.push(value);
  }
  const type = name && typeArgument(reader, name);
  if (type !== undefined) entries.push({ key: 'Type', value: { kind: 'name', name: type }, at: node.start });
  if (entries.length > 0) args.push({ kind: 'object', entries, spreads: [], keywords: true });
  return written === undefined && args.length === 0 ? range : { ...range, args };
}

/** `[AuthorizeAttribute]` and `[Authorize]` are the same. */
function attributeName(name: string): string {
  return name.length > 'Attribute'.length ? name.replace(/Attribute$/, '') : name;
}

function typeArgument(reader: Reader, name: LightNode): string | undefined {
  const list = childOfType(name, 'type_argument_list');
  return list && textOf(reader, list).slice(1, -1).trim();
}
