import * as z from 'zod/mini';
import type { Shape } from '../core/model/shape.ts';

const scalarShape = z.object({
  type: z.enum(['string', 'integer', 'number', 'boolean', 'null', 'unknown']),
  format: z.optional(z.string()),
  values: z.optional(z.array(z.string())),
  example: z.optional(z.unknown()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
});

const arrayShape = z.object({ type: z.literal('array'), items: z.lazy((): z.ZodMiniType<Shape> => shapeSchema) });

const objectShape = z.object({
  type: z.literal('object'),
  name: z.optional(z.string()),
  fields: z.array(
    z.object({
      name: z.string(),
      shape: z.lazy((): z.ZodMiniType<Shape> => shapeSchema),
      required: z.boolean(),
    }),
  ),
});

export const shapeSchema: z.ZodMiniType<Shape> = z.discriminatedUnion('type', [scalarShape, arrayShape, objectShape]);
