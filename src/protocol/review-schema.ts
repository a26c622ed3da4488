import * as z from 'zod/mini';
import type { Review, ReviewScope, ReviewSummary } from '../core/review/review.ts';
import { diagramSchema } from './diagram-schema.ts';
import { endpointSchema } from './endpoint-schema.ts';
import { evidenceSchema } from './evidence-schema.ts';
import { areaSchema, findingSchema, severityCountsSchema } from './finding-schema.ts';
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

const technologySchema = z.object({
  area: z.string(),
  current: z.string(),
  recommendation: z.string(),
  rationale: z.string(),
  tradeoffs: z.string(),
  adoptWhen: z.string(),
  evidence: z.array(evidenceSchema),
});

const bottleneckSchema = z.object({
  what: z.string(),
  why: z.string(),
  measure: z.string(),
  mitigation: z.string(),
  evidence: z.array(evidenceSchema),
});

const capacitySchema = z.object({
  assumptions: z.array(z.object({ name: z.string(), value: z.number(), why: z.string() })),
  formulas: z.array(z.object({ name: z.string(), formula: z.string() })),
  results: z.array(z.object({ what: z.string(), value: z.number(), unit: z.string(), how: z.string() })),
});

/** A Review on its way to a page or back from disk: both are checked before they are believed. */
export const reviewSchema = z.object({
  project: z.string(),
  scope: scopeSchema,
  summary: summarySchema,
  findings: z.array(findingSchema),
  endpoints: z.array(endpointSchema),
  tables: z.optional(z.array(tableSchema)),
  diagrams: z.array(diagramSchema),
  ddl: z.string(),
  technologies: z.array(technologySchema),
  bottlenecks: z.array(bottleneckSchema),
  scaling: z.array(z.object({ at: z.string(), what: z.string(), action: z.string() })),
  capacity: z.optional(capacitySchema),
  problems: z.array(z.object({ file: z.string(), line: z.number(), message: z.string() })),
  statistics: z.object({ files: z.number(), analyzed: z.number(), skipped: z.number(), bytes: z.number() }),
}) satisfies z.ZodMiniType<Review>;
