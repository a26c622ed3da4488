import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

export function readReplies(_spot: CallSpot, _facts: OperationFacts): boolean {
  return false;
}
