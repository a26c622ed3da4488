import * as z from 'zod/mini';
import type { FileEdit } from '../core/model/file-edit.ts';
import type { FixedFinding, ReviewFinding } from '../core/review/review.ts';
import { areas, severities } from '../core/rules/finding.ts';
import { evidenceSchema } from './evidence-schema.ts';

export const severitySchema = z.enum(severities);
export const areaSchema = z.enum(areas);

const place = { file: z.string(), line: z.number() };

export const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replace'), ...place, endLine: z.number(), find: z.string(), put: z.string() }),
  z.object({
    kind: z.literal('insert'),
    ...place,
    anchor: z.string(),
    place: z.enum(['before', 'after']),
    text: z.string(),
  }),
  z.object({ kind: z.literal('append'), file: z.string(), text: z.string() }),
  z.object({ kind: z.literal('create'), file: z.string(), text: z.string() }),
]) satisfies z.ZodMiniType<FileEdit>;

export const findingSchema = z.object({
  rule: z.string(),
  area: areaSchema,
  severity: severitySchema,
  title: z.string(),
  message: z.string(),
  fix: z.string(),
  evidence: z.array(evidenceSchema),
  lookedAt: z.array(z.string()),
  subjects: z.array(z.string()),
  edits: z.optional(z.array(editSchema)),
  fingerprint: z.string(),
  status: z.enum(['new', 'known', 'suppressed']),
  suppression: z.optional(z.string()),
  origin: z.enum(['rule', 'model']),
}) satisfies z.ZodMiniType<ReviewFinding>;

export const fixedSchema = z.object({
  fingerprint: z.string(),
  rule: z.string(),
  file: z.string(),
  title: z.string(),
}) satisfies z.ZodMiniType<FixedFinding>;

export const severityCountsSchema = z.object({
  critical: z.number(),
  high: z.number(),
  medium: z.number(),
  low: z.number(),
  info: z.number(),
});
