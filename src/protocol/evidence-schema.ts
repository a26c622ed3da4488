import * as z from 'zod/mini';
import type { Element, Evidence } from '../core/model/evidence.ts';

const line = z.int().check(z.minimum(1));

export const evidenceSchema = z.object({
  file: z.string(),
  line,
  endLine: line,
  text: z.string(),
}) satisfies z.ZodMiniType<Evidence>;

/** Fields that every element of a System has. */
export const elementFields = {
  id: z.string(),
  evidence: z.array(evidenceSchema),
  provenance: z.enum(['extracted', 'inferred', 'proposed']),
  role: z.enum(['system', 'test', 'example', 'generated']),
} satisfies Record<keyof Element, z.ZodMiniType>;
