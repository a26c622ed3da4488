import * as z from 'zod/mini';
import type { Review, ReviewScope, ReviewSummary } from '../core/review/review.ts';
import { bottleneckSchema, capacitySchema, scalingSchema, technologySchema } from './advice-schema.ts';
import { diagramSchema } from './diagram-schema.ts';
import { endpointSchema } from './endpoint-schema.ts';
import { areaSchema, findingSchema, fixedSchema, severityCountsSchema } from './finding-schema.ts';
import './jitless.ts';
import { tableSchema } from './table-schema.ts';

export const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workspace') }),
  z.object({ kind: z.literal('files'), files: z.array(z.string()) }),
  z.object({ kind: z.literal('selection'), file: z.string(), line: z.number(), endLine: z.number() }),
]) satisfies z.ZodMiniType<ReviewScope>;

export const summarySchema = z.object({
  services: z.number(),
  endpoints: z.number(),
  tables: z.number(),
  calls: z.number(),
  findings: severityCountsSchema,
  areas: z.array(z.object({ area: areaSchema, counts: severityCountsSchema })),
}) satisfies z.ZodMiniType<ReviewSummary>;

/** A Review on its way to a page or back from disk: both are checked before they are believed. */
export const reviewSchema = z.object({
  project: z.string(),
  scope: scopeSchema,
  summary: summarySchema,
  findings: z.array(findingSchema),
  fixed: z.optional(z.array(fixedSchema)),
  endpoints: z.array(endpointSchema),
  tables: z.optional(z.array(tableSchema)),
  diagrams: z.array(diagramSchema),
  ddl: z.string(),
  technologies: z.array(technologySchema),
  bottlenecks: z.array(bottleneckSchema),
  scaling: z.array(scalingSchema),
  capacity: z.optional(capacitySchema),
  problems: z.array(z.object({ file: z.string(), line: z.number(), message: z.string() })),
  statistics: z.object({ files: z.number(), analyzed: z.number(), skipped: z.number(), bytes: z.number() }),
}) satisfies z.ZodMiniType<Review>;
