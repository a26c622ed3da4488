import * as z from 'zod/mini';
import { componentKinds } from '../core/model/component.ts';
import { guardKinds } from '../core/model/endpoint.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import { editSchema } from './finding-schema.ts';
import './jitless.ts';

const placeSchema = z.object({ file: z.string(), line: z.int().check(z.minimum(1)), quote: z.string() });

const useSchema = z.object({ service: z.string(), operation: z.string(), place: placeSchema });

export const landscapeSchema = z.object({
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(componentKinds),
      root: z.optional(z.string()),
      language: z.optional(z.string()),
      place: z.optional(placeSchema),
    }),
  ),
  endpoints: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
      name: z.string(),
      place: z.optional(placeSchema),
      guards: z.array(z.object({ kind: z.enum(guardKinds), name: z.string(), place: placeSchema })),
      reads: z.array(z.string()),
      writes: z.array(z.string()),
      accesses: z.array(z.string()),
      calls: z.array(z.string()),
      publishes: z.array(z.string()),
    }),
  ),
  tables: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      store: z.string(),
      place: z.optional(placeSchema),
      declared: z.boolean(),
      columns: z.number(),
      indexes: z.number(),
      accesses: z.array(
        z.object({
          kind: z.enum(['read', 'write']),
          service: z.string(),
          operation: z.string(),
          endpoints: z.array(z.string()),
          place: z.optional(placeSchema),
        }),
      ),
      edits: z.optional(z.array(editSchema)),
    }),
  ),
  migrations: z.array(z.object({ id: z.string(), name: z.string(), place: z.optional(placeSchema) })),
  calls: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.optional(z.string()),
      endpoint: z.optional(z.string()),
      name: z.string(),
      place: z.optional(placeSchema),
      timeout: z.optional(z.number()),
    }),
  ),
  channels: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      broker: z.string(),
      publishers: z.array(useSchema),
      consumers: z.array(useSchema),
    }),
  ),
}) satisfies z.ZodMiniType<Landscape>;
