import type { ReviewFinding } from '../../../src/core/review/review.ts';

/** `orders.service.ts:61`. */
export function firstPlace(finding: ReviewFinding): string | undefined {
  const place = finding.evidence[0];
  return place && `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}`;
}
