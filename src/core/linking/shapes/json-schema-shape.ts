import { type ScalarShape, type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { arrayOf, objectOf } from './make-shape.ts';
import { merged } from './shape-of-type.ts';
import { valuesOf } from './values-of.ts';

const maxDepth = 10;

/** What a JSON Schema takes that is written as an object literal; undefined where the value is none. */
export function jsonSchemaShape(resolver: Resolver, context: Context, value: Value, depth = 0): Shape | undefined {
  const schema = objectsOf(resolver, context, value)[0];
  if (schema === undefined || depth > maxDepth) return undefined;
  const reading: Reading = { resolver, schema, depth };
  const reference = textOf(reading, '$ref');
  if (reference !== undefined) return referenced(reading, reference);
  const type = typeOf(reading);
  if (type === 'object' || entry(reading, 'properties') !== undefined) return objectShape(reading);
  if (type === 'array') return arrayOf(shapeAt(reading, 'items') ?? unknownShape);
  const choice = combined(reading);
  if (choice !== undefined) return choice;
  return type === undefined && entry(reading, 'enum') === undefined ? undefined : scalarShape(reading, type);
}

interface Reading {
  readonly resolver: Resolver;
  readonly schema: PlacedValue;
  readonly depth: number;
}

function entry({ resolver, schema }: Reading, key: string): PlacedValue | undefined {
  return entryOf(resolver, schema.context, schema.value, key);
}

function textOf(reading: Reading, key: string): string | undefined {
  const found = entry(reading, key);
  return found === undefined ? undefined : resolveText(reading.resolver, found.context, found.value)?.text;
}

function shapeAt(reading: Reading, key: string): Shape | undefined {
  const found = entry(reading, key);
  return found && jsonSchemaShape(reading.resolver, found.context, found.value, reading.depth + 1);
}

/** `type: 'string'`, or the first of `['string', 'null']`. */
function typeOf(reading: Reading): string | undefined {
  const found = entry(reading, 'type');
  if (found === undefined) return undefined;
  const texts = itemsOf(reading.resolver, found.context, found.value).flatMap(
    (item) => resolveText(reading.resolver, item.context, item.value)?.text ?? [],
  );
  return texts.find((text) => text !== 'null') ?? texts[0];
}

function objectShape(reading: Reading): Shape {
  const { resolver, depth } = reading;
  const properties = entry(reading, 'properties');
  const object = properties && objectsOf(resolver, properties.context, properties.value)[0];
  if (object?.value.kind !== 'object') return objectOf([]);
  const required = new Set(requiredNames(reading));
  const { context, value } = object;
  const spread = value.spreads.flatMap((other) => spreadFields(reading, context, other, required));
  const fields = value.entries.map((property) => ({
    name: property.key,
    required: required.has(property.key),
    shape: jsonSchemaShape(resolver, context, property.value, depth + 1) ?? unknownShape,
  }));
  return objectOf([...spread, ...fields], textOf(reading, 'title'));
}

function spreadFields(
  reading: Reading,
  context: Context,
  value: Value,
  required: ReadonlySet<string>,
): readonly ShapeField[] {
  return objectsOf(reading.resolver, context, value).flatMap((placed) =>
    placed.value.kind === 'object'
      ? placed.value.entries.map((property) => ({
          name: property.key,
          required: required.has(property.key),
          shape: jsonSchemaShape(reading.resolver, placed.context, property.value, reading.depth + 1) ?? unknownShape,
        }))
      : [],
  );
}

function requiredNames(reading: Reading): readonly string[] {
  const required = entry(reading, 'required');
  return (required && valuesOf(reading.resolver, required.context, required.value)) ?? [];
}

/** `allOf` holds together; of alternatives the first says what it may look like. */
function combined(reading: Reading): Shape | undefined {
  const all = listOf(reading, 'allOf');
  if (all.length > 0) return merged(all);
  return [...listOf(reading, 'anyOf'), ...listOf(reading, 'oneOf')].find((shape) => shape.type !== 'null');
}

function listOf(reading: Reading, key: string): readonly Shape[] {
  const list = entry(reading, key);
  if (list === undefined) return [];
  return itemsOf(reading.resolver, list.context, list.value).flatMap(
    (item) => jsonSchemaShape(reading.resolver, item.context, item.value, reading.depth + 1) ?? [],
  );
}

const scalarTypes: readonly ScalarShape['type'][] = ['string', 'integer', 'number', 'boolean', 'null'];

function scalarShape(reading: Reading, type: string | undefined): ScalarShape {
  const known = scalarTypes.find((candidate) => candidate === type) ?? 'unknown';
  const values = entry(reading, 'enum');
  const listed = values && valuesOf(reading.resolver, values.context, values.value);
  return {
    type: listed === undefined ? known : 'string',
    ...(listed && { values: listed }),
    ...scalarOptions(reading),
  };
}

const numbers = ['minimum', 'maximum', 'minLength', 'maxLength'] as const;

function scalarOptions(reading: Reading): Partial<ScalarShape> {
  const bounds = numbers.flatMap((key) => {
    const bound = placedNumber(reading.resolver, entry(reading, key));
    return bound === undefined ? [] : [[key, bound] as const];
  });
  const format = textOf(reading, 'format');
  const example = textOf(reading, 'example');
  return {
    ...(format === undefined ? {} : { format }),
    ...(example === undefined ? {} : { example }),
    ...Object.fromEntries(bounds),
  };
}

/** `{ $ref: 'order#' }` of a schema that Fastify was given: `app.addSchema({ $id: 'order', … })`. */
function referenced(reading: Reading, reference: string): Shape {
  const id = reference.replace(/#.*$/, '');
  const found = sharedSchemas(reading.resolver).get(id);
  const shape = found && jsonSchemaShape(reading.resolver, found.context, found.value, reading.depth + 1);
  return shape ?? unknownShape;
}

const sharedSchemas = oncePerWorkspace((resolver): ReadonlyMap<string, PlacedValue> => {
  const shared = new Map<string, PlacedValue>();
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls) {
      const [value] = call.args;
      if (call.name !== 'addSchema' || value === undefined) continue;
      const context = { file, fn: call.fn };
      const id = entryOf(resolver, context, value, '$id');
      const text = id && resolveText(resolver, id.context, id.value)?.text;
      if (text !== undefined) shared.set(text, { context, value });
    }
  return shared;
});
