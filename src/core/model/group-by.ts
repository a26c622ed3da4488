import { settledList } from './settled-list.ts';

/** Groups in the order in which their keys first appear, as lists that may be kept. */
export function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return settled(groups);
}

/** A list of one was made of its size. */
function settled<T, Key>(groups: Map<Key, readonly T[]>): ReadonlyMap<Key, readonly T[]> {
  for (const [key, group] of groups) if (group.length > 1) groups.set(key, settledList(group));
  return groups;
}
