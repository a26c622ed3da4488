import { type ElementOwners, elementOwners, rememberingOwners } from './element-owners.ts';
import { rememberingDrawings } from './remembered-drawings.ts';
import { rememberingFindings } from './remembered-findings.ts';
import { type Drawings, newDrawings } from './review-diagrams.ts';
import { reviewFindings } from './review-findings.ts';

/** What a review takes over from the last one, where the same would be made of the same. */
export interface ReviewMemory {
  readonly drawings: Drawings;
  readonly findings: typeof reviewFindings;
  readonly owners: ElementOwners;
}

/** Of a review that is made once. */
export const noMemory: ReviewMemory = { drawings: newDrawings, findings: reviewFindings, owners: elementOwners };

/** `settle` follows every review. */
export function createReviewMemory(): ReviewMemory & { settle(): void } {
  const { settle, ...drawings } = rememberingDrawings();
  return { drawings, findings: rememberingFindings(), owners: rememberingOwners(), settle };
}
