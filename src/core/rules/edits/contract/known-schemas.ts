import type { Contract } from '../../../model/contract.ts';
import { type Json, schemaOf } from '../../../model/json-schema.ts';
import type { Shape } from '../../../model/shape.ts';

export type SchemaOf = (shape: Shape) => Json;

/** Objects that a document has under a name are referred to, others are written where they stand. */
export function schemasOf({ operations }: Contract): SchemaOf {
  const shapes = operations.flatMap(({ request, responses }) => [request, ...responses.map(({ shape }) => shape)]);
  const known = new Set(shapes.flatMap((shape) => (shape === undefined ? [] : keysIn(shape))));
  const isKnown = (name: string, { properties }: Json): boolean =>
    known.has(keyOf(name, Object.keys(properties ?? {})));
  return (shape) =>
    schemaOf(shape, (name, schema) => (isKnown(name, schema) ? { $ref: `#/components/schemas/${name}` } : schema));
}

function keysIn(shape: Shape): readonly string[] {
  if (shape.type === 'array') return keysIn(shape.items);
  if (shape.type !== 'object') return [];
  const own =
    shape.name === undefined
      ? []
      : [
          keyOf(
            shape.name,
            shape.fields.map(({ name }) => name),
          ),
        ];
  return [...own, ...shape.fields.flatMap((field) => keysIn(field.shape))];
}

/** Two objects of one name are one only where they have the same fields. */
function keyOf(name: string, fields: readonly string[]): string {
  return `${name} ${[...fields].sort().join()}`;
}
