/**
 * A list that is kept for long: a list that grew holds room for sixteen more. The empty one is the same for all; nobody
 * may add to it.
 */
export function settledList<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}

const none: readonly never[] = [];
