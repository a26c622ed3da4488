import * as z from 'zod/mini';
import '../protocol/jitless.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import { fixedSchema } from '../protocol/finding-schema.ts';
import { landscapeSchema } from '../protocol/landscape-schema.ts';
import { historySchema } from '../protocol/overview-schema.ts';
import type { Piece } from '../protocol/pieces.ts';
import { reviewPieceSchema } from '../protocol/review-pieces.ts';
import { reviewSchema } from '../protocol/review-schema.ts';

export const memoryVersion = 5;

/** What a window leaves on disk for the next one, but for the long lists. */
export const memorySchema = z.object({
  version: z.literal(memoryVersion),
  last: z.optional(z.object({ folder: z.string(), at: z.string(), review: reviewSchema, landscape: landscapeSchema })),
  history: historySchema,
  base: z.optional(z.object({ version: z.literal(1), findings: z.array(fixedSchema) })),
});

export const landscapeLists = { endpoints: 100, tables: 50, migrations: 200, calls: 200 } as const;

export type LandscapePiece = Piece<Landscape, keyof typeof landscapeLists>;

const { endpoints, tables, migrations, calls } = landscapeSchema.shape;

/** A part of the long lists, a page of the review as it is kept, or how many of them there were. */
export const memoryLineSchema = z.object({
  review: z.optional(reviewPieceSchema),
  page: z.optional(z.string()),
  landscape: z.optional(
    z.object({
      endpoints: z.optional(endpoints),
      tables: z.optional(tables),
      migrations: z.optional(migrations),
      calls: z.optional(calls),
    }),
  ),
  pieces: z.optional(z.number()),
});
