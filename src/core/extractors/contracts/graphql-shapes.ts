import { type ScalarType, type Shape, unknownShape } from '../../model/shape.ts';
import type { GraphqlSchema, GraphqlType } from '../../syntax/graphql.ts';

/** Deeper than this an example helps nobody, and types refer to each other in circles. */
const maxDepth = 3;

const scalars: Readonly<Record<string, { readonly type: ScalarType; readonly format?: string }>> = {
  String: { type: 'string' },
  ID: { type: 'string' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' },
  Date: { type: 'string', format: 'date' },
  UUID: { type: 'string', format: 'uuid' },
};

/** Types of a schema as shapes. Fields that need arguments are left out of what an answer shows. */
export function graphqlShapes(schema: GraphqlSchema): { of(type: GraphqlType): Shape } {
  const shapeOf = (type: GraphqlType, depth: number): Shape => {
    if (type.items !== undefined) return { type: 'array', items: shapeOf(type.items, depth) };
    const scalar = scalars[type.name];
    if (scalar !== undefined) return scalar;
    const values = schema.enums.get(type.name);
    if (values !== undefined) return { type: 'string', values };
    const fields = schema.types.get(type.name);
    if (fields === undefined || depth >= maxDepth) return unknownShape;
    const plain = fields.filter(({ args }) => !args.some(({ required }) => required));
    return {
      type: 'object',
      name: type.name,
      fields: plain.map((field) => ({
        name: field.name,
        shape: shapeOf(field.type, depth + 1),
        required: field.type.required,
      })),
    };
  };
  const known = new Map<string, Shape>();
  return {
    of: (type) => {
      const key = JSON.stringify(type);
      const shape = known.get(key) ?? shapeOf(type, 0);
      known.set(key, shape);
      return shape;
    },
  };
}
