import * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import { findingSchema, severityCountsSchema } from './finding-schema.ts';
import { scopeSchema, summarySchema } from './review-schema.ts';

/** What the sidebar says of a review that was made. */
const lastReviewSchema = z.object({
  project: z.string(),
  /** ISO 8601. */
  at: z.string(),
  scope: scopeSchema,
  summary: summarySchema,
  /** The gravest findings, in the review's order. */
  top: z.array(findingSchema),
});

const historyEntrySchema = z.object({
  at: z.string(),
  scope: scopeSchema,
  findings: severityCountsSchema,
});

/** Newest first, the last review included. */
export const historySchema = z.array(historyEntrySchema);

export const overviewSchema = z.object({
  /** Why no review can start here, in one sentence; absent when it can. */
  obstacle: z.optional(z.string()),
  last: z.optional(lastReviewSchema),
  history: historySchema,
});

export type Overview = DeepReadonly<z.infer<typeof overviewSchema>>;
export type HistoryEntry = DeepReadonly<z.infer<typeof historyEntrySchema>>;
