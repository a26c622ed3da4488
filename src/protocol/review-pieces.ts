import * as z from 'zod/mini';
import type { ReviewHead } from '../core/review/paged-review.ts';
import type { Review } from '../core/review/review.ts';
import { diagramSchema } from './diagram-schema.ts';
import { endpointSchema } from './endpoint-schema.ts';
import { findingSchema } from './finding-schema.ts';
import './jitless.ts';
import { type Piece, withoutPieces } from './pieces.ts';
import { tableSchema } from './table-schema.ts';

/** Long lists that are no pages, and how many of each come to about a hundred kilobytes. */
export const reviewLists = { findings: 50, diagrams: 8 } as const;

/** Of one of them, or a page as it is when it is read. */
export type ReviewPiece = Piece<Review, 'findings' | 'endpoints' | 'tables' | 'diagrams'>;

export const reviewPieceSchema = z.object({
  findings: z.optional(z.array(findingSchema)),
  endpoints: z.optional(z.array(endpointSchema)),
  tables: z.optional(z.array(tableSchema)),
  diagrams: z.optional(z.array(diagramSchema)),
});

/** A head as it goes to a page or to the disk, where the lists that are pages go beside it. */
export function withoutLists(head: ReviewHead): Review {
  return { ...withoutPieces(head, reviewLists), endpoints: [] };
}

/** Undefined where a text is no page of a review. */
export function readPage(text: string): ReviewPiece | undefined {
  try {
    return reviewPieceSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
