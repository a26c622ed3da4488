import type { LightNode } from '../light-tree.ts';
import type { Decorator, Entry, Value } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf } from '../reader.ts';

export function annotationsOf(reader: Reader, node: LightNode): Decorator[] {
  const modifiers = childOfType(node, 'modifiers')?.children ?? [];
  return modifiers.filter(isAnnotation).map((annotation) => readAnnotation(reader, annotation));
}

/** Start of the declaration itself: `class` of `@Controller class …`. */
export function startAfterModifiers(node: LightNode): number {
  const modifiers = childOfType(node, 'modifiers');
  const last = modifiers?.children.findLast(isAnnotation);
  if (last === undefined) return node.start;
  const next = modifiers?.children.find((child) => child.start >= last.end);
  return next?.start ?? node.children.find((child) => child.start >= last.end)?.start ?? node.start;
}

export function isAnnotation({ type }: LightNode): boolean {
  return type === 'annotation' || type === 'marker_annotation';
}

/** Named arguments stand together in one object, as keyword arguments do. */
export function readAnnotation(reader: Reader, node: LightNode): Decorator {
  const name = childOf(node, 'name');
  const written = childOf(node, 'arguments')?.children;
  const range = { name: name ? textOf(reader, name) : '', at: node.start, end: node.end };
  if (written === undefined) return range;
  const args: Value[] = [];
  const entries: Entry[] = [];
  for (const argument of written) {
    const key = argument.type === 'element_value_pair' ? childOf(argument, 'key') : undefined;
    if (key === undefined) args.push(annotationValue(reader, argument));
    else
      entries.push({
        key: textOf(reader, key),
        value: annotationValue(reader, childOf(argument, 'value')),
        at: argument.start,
      });
  }
  if (entries.length > 0) args.push({ kind: 'object', entries, spreads: [], keywords: true });
  return { ...range, args };
}

/** An annotation within another is an object of the annotation's type: `@Index(columnList = "email")`. */
function annotationValue(reader: Reader, node: LightNode | undefined): Value {
  if (node?.type === 'element_value_array_initializer')
    return { kind: 'list', items: node.children.map((item) => annotationValue(reader, item)) };
  if (node === undefined || !isAnnotation(node)) return readValue(reader, node);
  const { name, args } = readAnnotation(reader, node);
  const keywords = args?.find((value) => value.kind === 'object');
  const [first] = args ?? [];
  const value: readonly Entry[] =
    first === undefined || first === keywords ? [] : [{ key: 'value', value: first, at: node.start }];
  return { kind: 'object', entries: [...value, ...(keywords?.entries ?? [])], spreads: [], type: name };
}
