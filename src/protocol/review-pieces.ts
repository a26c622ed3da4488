import * as z from 'zod/mini';
import type { Review } from '../core/review/review.ts';
import { diagramSchema } from './diagram-schema.ts';
import { endpointSchema } from './endpoint-schema.ts';
import { findingSchema } from './finding-schema.ts';
import './jitless.ts';
import type { Piece } from './pieces.ts';
import { tableSchema } from './table-schema.ts';

/** So many of each come to about a hundred kilobytes. */
export const reviewLists = { findings: 50, endpoints: 50, tables: 50, diagrams: 8 } as const;

export type ReviewPiece = Piece<Review, keyof typeof reviewLists>;

export const reviewPieceSchema = z.object({
  findings: z.optional(z.array(findingSchema)),
  endpoints: z.optional(z.array(endpointSchema)),
  tables: z.optional(z.array(tableSchema)),
  diagrams: z.optional(z.array(diagramSchema)),
});
