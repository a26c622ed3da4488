import type { Endpoint } from '../../model/endpoint.ts';
import type { OperationCall } from '../../model/operation.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** Whether a request that reaches one of two operations cannot reach the other: their ways part at a choice. */
export function areAlternatives(index: SystemIndex, endpoint: Endpoint, one: string, other: string): boolean {
  const wayTo = (operation: string): readonly OperationCall[] =>
    index.reachedBy(endpoint).find((reached) => reached.operation.id === operation)?.path ?? [];
  const there = wayTo(other);
  return wayTo(one).some(({ alternative: a }) =>
    there.some(({ alternative: b }) => a !== undefined && a.of === b?.of && a.way !== b.way),
  );
}
