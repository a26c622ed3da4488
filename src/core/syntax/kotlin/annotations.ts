import type { LightNode } from '../light-tree.ts';
import type { Decorator, Entry, Value } from '../outline.ts';
import { childOfType, type Reader, readValue, textOf } from '../reader.ts';

/** Annotations among the modifiers of a declaration, whatever part of it they are meant for: `@field:Column`. */
export function annotationsIn(reader: Reader, modifiers: LightNode | undefined): Decorator[] {
  return (modifiers?.children ?? []).filter(isAnnotation).map((annotation) => readAnnotation(reader, annotation));
}

export function annotationsOf(reader: Reader, node: LightNode): Decorator[] {
  return annotationsIn(reader, childOfType(node, 'modifiers'));
}

export function orNone(annotations: readonly Decorator[]): readonly Decorator[] | undefined {
  return annotations.length > 0 ? annotations : undefined;
}

/** Start of the declaration itself: `class` of `@Controller class …`. */
export function startAfterModifiers(node: LightNode): number {
  const modifiers = childOfType(node, 'modifiers');
  const last = modifiers?.children.findLast(isAnnotation);
  if (modifiers === undefined || last === undefined) return node.start;
  const next = modifiers.children.find((child) => child.start >= last.end);
  return next?.start ?? node.children.find((child) => child.start >= modifiers.end)?.start ?? node.start;
}

function isAnnotation({ type }: LightNode): boolean {
  return type === 'annotation';
}

function readAnnotation(reader: Reader, node: LightNode): Decorator {
  const invocation = childOfType(node, 'constructor_invocation');
  const type = childOfType(invocation ?? node, 'user_type');
  const range = { name: type ? textOf(reader, type) : '', at: node.start, end: node.end };
  const written = invocation && childOfType(invocation, 'value_arguments');
  return written === undefined ? range : { ...range, args: argumentsOf(reader, written.children) };
}

/** Named arguments stand together in one object, as keyword arguments do. */
function argumentsOf(reader: Reader, written: readonly LightNode[]): Value[] {
  const args: Value[] = [];
  const entries: Entry[] = [];
  for (const argument of written) {
    const [first, equals] = argument.children;
    const value = annotationValue(reader, argument.children.at(-1));
    if (first !== undefined && equals?.type === '=')
      entries.push({ key: textOf(reader, first), value, at: argument.start });
    else args.push(value);
  }
  if (entries.length > 0) args.push({ kind: 'object', entries, spreads: [], keywords: true });
  return args;
}

/** An annotation within another is an object of the annotation's type: `Index(columnList = "email")`. */
function annotationValue(reader: Reader, node: LightNode | undefined): Value {
  if (node?.type === 'collection_literal')
    return { kind: 'list', items: node.children.map((item) => annotationValue(reader, item)) };
  const [callee] = node?.children ?? [];
  const written = node && childOfType(node, 'value_arguments');
  if (node?.type !== 'call_expression' || callee?.type !== 'identifier' || written === undefined)
    return readValue(reader, node);
  const name = textOf(reader, callee);
  const args = argumentsOf(reader, written.children);
  if (name === 'arrayOf') return { kind: 'list', items: args };
  const keywords = args.find((value) => value.kind === 'object' && value.keywords === true);
  const [first] = args;
  const value: readonly Entry[] =
    first === undefined || first === keywords ? [] : [{ key: 'value', value: first, at: node.start }];
  const named = keywords?.kind === 'object' ? keywords.entries : [];
  return { kind: 'object', entries: [...value, ...named], spreads: [], type: name };
}
