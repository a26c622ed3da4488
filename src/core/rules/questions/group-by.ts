/** At least one: what a group always has. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** Groups in the order of their first item. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, NonEmpty<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

/** The first item of each key. */
export function uniqueBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  return [...groupBy(items, key).values()].map(([first]) => first);
}

export function isNonEmpty<T>(items: readonly T[]): items is NonEmpty<T> {
  return items.length > 0;
}
