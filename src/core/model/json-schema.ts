import type { ScalarShape, Shape } from './shape.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What stands for a schema that carries a name: itself, or a reference to it. */
export type NameSchema = (name: string, schema: Json) => Json;

/** A shape that refers to itself ends here. */
const deepest = 12;

/** The JSON Schema of a shape, as OpenAPI 3.1 writes it. */
export function schemaOf(shape: Shape, named: NameSchema, depth = 0): Json {
  if (shape.type === 'array') {
    const { minItems, maxItems } = shape;
    const items = depth > deepest ? {} : schemaOf(shape.items, named, depth + 1);
    return defined({ type: 'array', minItems, maxItems, items });
  }
  if (shape.type !== 'object') return scalarSchema(shape);
  if (depth > deepest) return { type: 'object' };
  if (shape.nullable === true)
    return { anyOf: [schemaOf({ ...shape, nullable: false }, named, depth), { type: 'null' }] };
  const required = shape.fields.filter((field) => field.required).map((field) => field.name);
  const properties = Object.fromEntries(
    shape.fields.map((field) => [field.name, schemaOf(field.shape, named, depth + 1)]),
  );
  const schema = {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(shape.fields.length > 0 ? { properties } : {}),
    ...(shape.closed === true ? { additionalProperties: false } : {}),
  };
  return shape.name === undefined ? schema : named(shape.name, schema);
}

function scalarSchema(shape: ScalarShape): Json {
  const { type, format, values, example, minimum, maximum, minLength, maxLength, pattern, description } = shape;
  const isNumber = type === 'integer' || type === 'number';
  const nullable = shape.nullable === true;
  const choices = values === undefined || values.length === 0 ? undefined : isNumber ? values.map(Number) : values;
  return defined({
    type: type === 'unknown' ? undefined : nullable ? [type, 'null'] : type,
    format,
    enum: nullable && choices !== undefined ? [...choices, null] : choices,
    minimum,
    maximum,
    minLength,
    maxLength,
    pattern,
    description,
    default: shape.default,
    readOnly: shape.readOnly === true ? true : undefined,
    writeOnly: shape.writeOnly === true ? true : undefined,
    examples: example === undefined ? undefined : [example],
  });
}

export function defined(values: Json): Json {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
