import { drawingWidth } from '../diagrams/draw.ts';
import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import { findingsByElement } from './findings-by-element.ts';
import type { Review } from './review.ts';
import { reviewDiagrams } from './review-diagrams.ts';

/** The same review with its drawings made for another width: a terminal has its own. */
export function redrawn(review: Review, system: System, width: number): Review {
  if (width === drawingWidth) return review;
  const findings = findingsByElement(system, review.findings);
  return { ...review, diagrams: reviewDiagrams(indexSystem(system), review.endpoints, findings, width) };
}
