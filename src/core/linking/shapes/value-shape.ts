import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { ObjectValue, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { callShape } from './call-shape.ts';
import { camelCase } from './camel-case.ts';
import { declaredType } from './declared-type.ts';
import { madeShape } from './made-shape.ts';
import { arrayOf, objectOf, scalar } from './make-shape.ts';
import { shapeOfClass, typeShape } from './type-shape.ts';

/** A text this short says what the answer is like; a longer one is a document. */
const longestExample = 80;

/** Values that lead to each other end here at the latest. */
const maxDepth = 6;

/** What a value looks like when it is sent: object literals by their keys, the rest by its origin or type. */
export function valueShape(resolver: Resolver, context: Context, value: Value, depth = 0): Shape {
  if (depth > maxDepth) return unknownShape;
  switch (value.kind) {
    case 'text':
      return value.text.length > longestExample ? scalar('string') : { type: 'string', example: value.text };
    case 'template':
      return scalar('string');
    case 'literal':
      return literalShape(value.text);
    case 'object':
      return objectShape(resolver, context, value, depth);
    case 'list':
      return listShape(resolver, context, value.items, depth);
    case 'either':
      return firstKnown(value.options.map((option) => valueShape(resolver, context, option, depth + 1)));
    case 'call':
      return callShape(resolver, context.file, value.call, (inside, inner) =>
        valueShape(resolver, inside, inner, depth + 1),
      );
    case 'name':
    case 'member':
      return namedShape(resolver, context, value, depth);
    default:
      return unknownShape;
  }
}

function literalShape(text: string): Shape {
  if (text === 'null' || text === 'undefined') return scalar('null');
  if (text === 'true' || text === 'false') return scalar('boolean');
  return /^-?[\d_]+$/.test(text) ? scalar('integer') : scalar('number');
}

function objectShape(resolver: Resolver, context: Context, object: ObjectValue, depth: number): Shape {
  const fields = new Map<string, ShapeField>();
  const isCsharp = resolver.scopes.get(context.file)?.outline.language === 'csharp';
  for (const spread of object.spreads) {
    const shape = valueShape(resolver, context, spread, depth + 1);
    if (shape.type === 'object') for (const field of shape.fields) fields.set(field.name, field);
  }
  for (const entry of object.entries) {
    const shape = valueShape(resolver, context, entry.value, depth + 1);
    const name = isCsharp ? camelCase(entry.key) : entry.key;
    fields.set(name, { name, required: true, shape });
  }
  return objectOf([...fields.values()].filter((field) => field.name !== ''));
}

function listShape(resolver: Resolver, context: Context, items: readonly Value[], depth: number): Shape {
  return arrayOf(firstKnown(items.map((item) => valueShape(resolver, context, item, depth + 1))));
}

function firstKnown(shapes: readonly Shape[]): Shape {
  const told = shapes.filter((shape) => shape.type !== 'null');
  return told.find((shape) => shape.type !== 'unknown') ?? told[0] ?? shapes[0] ?? unknownShape;
}

function namedShape(
  resolver: Resolver,
  context: Context,
  value: Value & { readonly kind: 'name' | 'member' },
  depth: number,
): Shape {
  const type = value.kind === 'name' ? declaredType(resolver, context, value.name) : undefined;
  const declared = type === undefined ? unknownShape : typeShape(resolver, type.context, type.text);
  if (declared.type !== 'unknown') return declared;
  const shapes = resolver.value(context, value).map((definition) => definitionShape(resolver, definition, depth));
  const defined = firstKnown(shapes);
  // The member `data` of something is not what a variable of that name holds.
  const isBound = defined.type === 'unknown' && value.kind === 'name';
  const known = isBound ? boundShape(resolver, context, value.name, depth) : defined;
  return known.type === 'unknown' ? usualShape(value.name.split('.').at(-1) ?? '') : known;
}

/** What a local variable was set to, where that is no value of its own: `const lines = order.lines.map(…)`. */
function boundShape(resolver: Resolver, context: Context, name: string, depth: number): Shape {
  const scope = resolver.scopes.get(context.file);
  for (let fn = context.fn; fn >= 0; fn = scope?.outline.functions[fn]?.parent ?? -1) {
    const binding = scope?.bindings(fn, name).find((candidate) => candidate.declared === true);
    if (binding === undefined) continue;
    const { value } = binding;
    const leads = value.kind === 'call' || value.kind === 'either';
    return leads ? valueShape(resolver, { file: context.file, fn }, value, depth + 1) : unknownShape;
  }
  return unknownShape;
}

function definitionShape(resolver: Resolver, definition: Definition, depth: number): Shape {
  switch (definition.kind) {
    case 'value':
      return valueShape(resolver, definition.context, definition.value, depth + 1);
    case 'instance':
      return shapeOfClass(resolver, definition);
    case 'made':
      return madeShape(resolver, definition);
    default:
      return unknownShape;
  }
}

/** Members that mean the same on whatever they are read from. */
function usualShape(member: string): Shape {
  if (member === 'message' || member === 'stack') return scalar('string');
  return member === 'length' ? scalar('integer') : unknownShape;
}
