import type { ScalarShape, Shape } from '../../model/shape.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Schemas that carry a name, so that an object that is used twice is written once. */
export interface SchemaBook {
  schemaOf(shape: Shape): Json;
  schemas(): Json;
}

/** A shape that refers to itself ends here. */
const deepest = 12;

export function openSchemaBook(): SchemaBook {
  const named = new Map<string, { readonly schema: Json; readonly text: string }>();
  const schemaOf = (shape: Shape, depth = 0): Json => {
    if (shape.type === 'array') {
      const { minItems, maxItems } = shape;
      return defined({
        type: 'array',
        minItems,
        maxItems,
        items: depth > deepest ? {} : schemaOf(shape.items, depth + 1),
      });
    }
    if (shape.type !== 'object') return scalarSchema(shape);
    if (depth > deepest) return { type: 'object' };
    if (shape.nullable === true) return { anyOf: [schemaOf({ ...shape, nullable: false }, depth), { type: 'null' }] };
    const required = shape.fields.filter((field) => field.required).map((field) => field.name);
    const schema = {
      type: 'object',
      ...(required.length > 0 ? { required } : {}),
      ...(shape.fields.length > 0
        ? {
            properties: Object.fromEntries(shape.fields.map((field) => [field.name, schemaOf(field.shape, depth + 1)])),
          }
        : {}),
      ...(shape.closed === true ? { additionalProperties: false } : {}),
    };
    return shape.name === undefined ? schema : reference(named, shape.name, schema);
  };
  return {
    schemaOf,
    schemas: () => Object.fromEntries([...named].sort(byName).map(([name, { schema }]) => [name, schema])),
  };
}

/** Two shapes may share a name and differ: then the second stands where it is used. */
function reference(
  named: Map<string, { readonly schema: Json; readonly text: string }>,
  name: string,
  schema: Json,
): Json {
  const clean = name.replace(/[^A-Za-z0-9._-]+/g, '_');
  const text = JSON.stringify(schema);
  const known = named.get(clean);
  if (clean === '' || (known !== undefined && known.text !== text)) return schema;
  named.set(clean, { schema, text });
  return { $ref: `#/components/schemas/${clean}` };
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

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
