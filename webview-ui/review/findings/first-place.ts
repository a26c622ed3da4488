import type { ReviewFinding } from '../../../src/core/review/review.ts';

const room = 28;

/** `orders.service.ts:61`; of a long name its end, because migrations begin with a date and end with what they do. */
export function firstPlace(finding: ReviewFinding): string | undefined {
  const place = finding.evidence[0];
  if (place === undefined) return undefined;
  const text = `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}`;
  return text.length > room ? `…${text.slice(1 - room)}` : text;
}
