import * as z from 'zod/mini';
import '../protocol/jitless.ts';
import { fixedSchema } from '../protocol/finding-schema.ts';
import { landscapeSchema } from '../protocol/landscape-schema.ts';
import { historySchema } from '../protocol/overview-schema.ts';
import { reviewSchema } from '../protocol/review-schema.ts';

export const memoryVersion = 3;

/** What a window leaves on disk for the next one. */
export const memorySchema = z.object({
  version: z.literal(memoryVersion),
  last: z.optional(z.object({ folder: z.string(), at: z.string(), review: reviewSchema, landscape: landscapeSchema })),
  history: historySchema,
  base: z.optional(z.object({ version: z.literal(1), findings: z.array(fixedSchema) })),
});
