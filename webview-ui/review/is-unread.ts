import type { ReviewSummary } from '../../src/core/review/review.ts';

/** Nothing was judged, so nothing may look as if it had passed. */
export function isUnread({ services, endpoints, tables }: ReviewSummary): boolean {
  return services + endpoints + tables === 0;
}
