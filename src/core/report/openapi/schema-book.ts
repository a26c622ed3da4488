import { type Json, schemaOf } from '../../model/json-schema.ts';
import type { Shape } from '../../model/shape.ts';

/** Schemas that carry a name, so that an object that is used twice is written once. */
export interface SchemaBook {
  schemaOf(shape: Shape): Json;
  schemas(): Json;
}

export function openSchemaBook(): SchemaBook {
  const named = new Map<string, { readonly schema: Json; readonly text: string }>();
  return {
    schemaOf: (shape) => schemaOf(shape, (name, schema) => reference(named, name, schema)),
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

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
