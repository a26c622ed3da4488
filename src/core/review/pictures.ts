import { sentencesOf } from '../diagrams/draw.ts';
import { svgDiagram } from '../diagrams/svg/draw-svg.ts';
import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import { findingsByElement } from './findings-by-element.ts';
import type { DiagramView, Review } from './review.ts';
import { reviewViews, viewOf } from './review-diagrams.ts';

/** A diagram as a picture, and said in sentences for readers who cannot see it. */
export interface Picture {
  readonly view: DiagramView;
  readonly title: string;
  readonly svg: string;
  readonly text: string;
}

/** The diagrams of a review as pictures. They are no part of the review: only a page that shows them needs them. */
export function pictures(review: Review, system: System): readonly Picture[] {
  const findings = findingsByElement(system, review.findings);
  return reviewViews(indexSystem(system), review.endpoints, findings).map((view) => ({
    view: viewOf(view),
    title: view.title,
    svg: svgDiagram(view),
    text: sentencesOf(view),
  }));
}
