import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context } from '../definition.ts';
import { itemsOf, objectsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Constrained } from './constrain.ts';
import { jsonSchemaShape } from './json-schema-shape.ts';
import { arrayOf, enumeration, objectOf, scalar } from './make-shape.ts';
import { changed, merged } from './shape-of-type.ts';
import { valuesOf } from './values-of.ts';

const modules: readonly string[] = ['@sinclair/typebox', 'typebox', '@fastify/type-provider-typebox'];
const maxDepth = 12;

/** What a TypeBox schema takes: `Type.Object({ id: Type.String({ format: 'uuid' }) })`; undefined where the value is none. */
export function typeboxShape(resolver: Resolver, context: Context, value: Value): Shape | undefined {
  return schemaOf({ resolver, depth: 0 }, context, value)?.shape;
}

interface Reading {
  readonly resolver: Resolver;
  readonly depth: number;
}

interface Built {
  readonly name: string;
  readonly call: CallOutline;
  readonly context: Context;
}

function schemaOf({ resolver, depth }: Reading, context: Context, value: Value): Constrained | undefined {
  if (depth > maxDepth) return undefined;
  const built = builtBy(resolver, context, value);
  if (built === undefined) return undefined;
  const reading = { resolver, depth: depth + 1 };
  return { shape: shapeOf(reading, built), required: built.name !== 'Optional' };
}

function builtBy(resolver: Resolver, context: Context, value: Value): Built | undefined {
  const sites = value.kind === 'call' ? [{ file: context.file, call: value.call }] : sitesOf(resolver, context, value);
  for (const site of sites) {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const isBuilder = calleesOf(resolver, site.file, site.call).some(
      (callee) => callee.kind === 'external' && modules.includes(callee.module),
    );
    if (call !== undefined && isBuilder) return { name: call.name, call, context: { file: site.file, fn: call.fn } };
  }
  return undefined;
}

function sitesOf(resolver: Resolver, context: Context, value: Value): readonly CallSite[] {
  return resolver
    .value(context, value)
    .flatMap((definition) =>
      definition.kind === 'made' && definition.origin !== undefined && modules.includes(definition.module)
        ? [definition.origin]
        : [],
    );
}

const scalars: Readonly<Record<string, Shape>> = {
  String: scalar('string'),
  Integer: scalar('integer'),
  Number: scalar('number'),
  Boolean: scalar('boolean'),
  Null: scalar('null'),
  Date: scalar('string', 'date-time'),
};

function shapeOf(reading: Reading, built: Built): Shape {
  const { context, call } = built;
  const [first] = call.args;
  if (Object.hasOwn(scalars, built.name)) return withOptions(reading, built, scalars[built.name] ?? unknownShape);
  switch (built.name) {
    case 'Object':
      return objectOf(fieldsIn(reading, built));
    case 'Array':
      return arrayOf(shapeIn(reading, built));
    case 'Optional':
    case 'Readonly':
    case 'Ref':
      return shapeIn(reading, built);
    case 'Partial':
      return changed(shapeIn(reading, built), 'optional', []);
    case 'Pick':
      return changed(shapeIn(reading, built), 'only', namesIn(reading, built));
    case 'Omit':
      return changed(shapeIn(reading, built), 'without', namesIn(reading, built));
    case 'Literal':
      return first?.kind === 'text' ? enumeration([first.text]) : unknownShape;
    case 'Enum':
      return enumeration((first && valuesOf(reading.resolver, context, first)) ?? []);
    case 'Union':
      return oneOf(listIn(reading, built));
    case 'Composite':
    case 'Intersect':
      return merged(listIn(reading, built));
    default:
      return unknownShape;
  }
}

function shapeIn(reading: Reading, { context, call }: Built): Shape {
  const [first] = call.args;
  return (first && schemaOf(reading, context, first)?.shape) ?? unknownShape;
}

function listIn(reading: Reading, { context, call }: Built): readonly Shape[] {
  const [first] = call.args;
  if (first === undefined) return [];
  return itemsOf(reading.resolver, context, first).flatMap(
    (item) => schemaOf(reading, item.context, item.value)?.shape ?? [],
  );
}

function oneOf(shapes: readonly Shape[]): Shape {
  const values = shapes.flatMap((shape) => ('values' in shape ? [shape.values ?? []] : []));
  if (values.length > 0 && values.length === shapes.length) return enumeration(values.flat());
  return shapes.find((shape) => shape.type !== 'null') ?? unknownShape;
}

function namesIn(reading: Reading, { context, call }: Built): readonly string[] {
  const value = call.args[1];
  return (value && valuesOf(reading.resolver, context, value)) ?? [];
}

function fieldsIn(reading: Reading, { context, call }: Built): readonly ShapeField[] {
  const [first] = call.args;
  if (first === undefined) return [];
  return objectsOf(reading.resolver, context, first)
    .slice(0, 1)
    .flatMap((placed) =>
      placed.value.kind === 'object'
        ? placed.value.entries.map((entry) => {
            const schema = schemaOf(reading, placed.context, entry.value);
            return { name: entry.key, required: schema?.required ?? false, shape: schema?.shape ?? unknownShape };
          })
        : [],
    );
}

/** The options of a scalar are JSON Schema: `Type.String({ format: 'email', maxLength: 80 })`. */
function withOptions({ resolver }: Reading, { context, call }: Built, shape: Shape): Shape {
  const [options] = call.args;
  if (options?.kind !== 'object' || shape.type === 'object' || shape.type === 'array') return shape;
  const typed: Value = {
    ...options,
    entries: [{ key: 'type', value: { kind: 'text', text: shape.type }, at: call.at }, ...options.entries],
  };
  const read = jsonSchemaShape(resolver, context, typed);
  return read === undefined ? shape : { ...shape, ...read };
}
