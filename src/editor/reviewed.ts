import type { Baseline } from '../core/review/baseline.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import type { PagedReview, ReviewHead } from '../core/review/paged-review.ts';
import type { ReviewScope } from '../core/review/review.ts';
import type { HistoryEntry } from '../protocol/overview-schema.ts';

/** A review with what the core cannot know: where it was made and when. */
export interface Reviewed extends PagedReview, ReviewedHead {
  /** Packed: whoever shows them unpacks them. */
  readonly pages: readonly string[];
}

/** All of it but what only pages show. */
export interface ReviewedHead {
  /** Path of the workspace folder. */
  readonly folder: string;
  /** ISO 8601. */
  readonly at: string;
  readonly review: ReviewHead;
  readonly landscape: Landscape;
}

export interface ReviewRequest {
  readonly folder: string;
  readonly scope: ReviewScope;
  /** Refreshes without being asked: leaves no trace in the history. */
  readonly quiet?: boolean;
  /** Paths of all files that changed since the folder was reviewed last; absent where nobody has watched. */
  readonly changed?: readonly string[];
  /** Gives up this request alone, and not a review that it only waits for. */
  readonly signal?: AbortSignal;
}

export type Outcome =
  | { readonly kind: 'done'; readonly reviewed: Reviewed }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** What a window remembers of its reviews, over reloads too. */
export interface Memory {
  readonly last: Reviewed | undefined;
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
  /** What was known before the last review that a person asked for; what is not in it is new. */
  readonly base?: Baseline | undefined;
}
