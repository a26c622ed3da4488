import type { SystemIndex } from '../../model/system-index.ts';
import type { EntryPoint } from './entry-points.ts';
import type { NonEmpty } from './group-by.ts';

/** Entries by how surely they come to an operation: fewest conditions on the way first, then the shortest way. */
export function surestFirst(
  index: SystemIndex,
  entries: NonEmpty<EntryPoint>,
  operation: string,
): NonEmpty<EntryPoint> {
  const known = new Map(entries.map((entry) => [entry, stepsTo(index, entry, operation)]));
  const stepsOf = (entry: EntryPoint): Steps => known.get(entry) ?? none;
  const [first, ...others] = entries.toSorted(
    (a, b) => stepsOf(a).conditions - stepsOf(b).conditions || stepsOf(a).length - stepsOf(b).length,
  );
  return [first ?? entries[0], ...others];
}

/** Whether no condition stands on the way. */
export function comesSurely(index: SystemIndex, entry: EntryPoint, operation: string): boolean {
  return stepsTo(index, entry, operation).conditions === 0;
}

export interface Steps {
  readonly conditions: number;
  readonly length: number;
}

const none: Steps = { conditions: 0, length: 0 };

/** How far it is from an entry to an operation, and how many conditions stand on the way. */
export function stepsTo(index: SystemIndex, entry: EntryPoint, operation: string): Steps {
  const path = index.reachedFrom(entry.operation).find((step) => step.operation.id === operation)?.path ?? [];
  return { conditions: path.filter(({ atTimes }) => atTimes).length, length: path.length };
}
