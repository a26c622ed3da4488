import type { ReviewTable } from '../../../src/core/review/review.ts';

/** Only its name is known: neither columns nor indexes can be missing from it. */
export function isDeclaredNowhere({ origin, columns }: ReviewTable): boolean {
  return origin === 'used' && columns.length === 0;
}
