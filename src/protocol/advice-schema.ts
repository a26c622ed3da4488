import * as z from 'zod/mini';
import type { Bottleneck, Capacity, ScalingNote, Technology } from '../core/review/review.ts';
import { evidenceSchema } from './evidence-schema.ts';

export const technologySchema = z.object({
  area: z.string(),
  current: z.string(),
  recommendation: z.string(),
  rationale: z.string(),
  tradeoffs: z.string(),
  adoptWhen: z.string(),
  evidence: z.array(evidenceSchema),
}) satisfies z.ZodMiniType<Technology>;

export const bottleneckSchema = z.object({
  what: z.string(),
  why: z.string(),
  measure: z.string(),
  mitigation: z.string(),
  evidence: z.array(evidenceSchema),
}) satisfies z.ZodMiniType<Bottleneck>;

export const scalingSchema = z.object({
  at: z.string(),
  what: z.string(),
  action: z.string(),
}) satisfies z.ZodMiniType<ScalingNote>;

export const capacitySchema = z.object({
  assumptions: z.array(z.object({ name: z.string(), value: z.number(), why: z.string() })),
  formulas: z.array(z.object({ name: z.string(), formula: z.string() })),
  results: z.array(z.object({ what: z.string(), value: z.number(), unit: z.string(), how: z.string() })),
}) satisfies z.ZodMiniType<Capacity>;
