import type { OperationCall } from '../../model/operation.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** What happens under a repeating or transactional call is repeated or transactional too, however deep it stands. */
export interface Through {
  readonly call: OperationCall;
  /** Operation ids that the call reaches, its target first. */
  readonly operations: readonly string[];
}

export function reachThrough(index: SystemIndex, picks: (call: OperationCall) => boolean): Through[] {
  return index.system.operationCalls.filter(picks).map((call) => ({
    call,
    operations: index.reachedFrom(call.to).map((reached) => reached.operation.id),
  }));
}
