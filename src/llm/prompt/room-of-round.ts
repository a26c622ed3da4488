import type { PlannedCall } from './build-request.ts';

/** At most two rounds add to a question: what the parts have found, and what could not be verified. Each gets a half. */
export function roomOfRound({ room }: Pick<PlannedCall, 'room'>): number {
  return Math.floor(room / 2);
}
