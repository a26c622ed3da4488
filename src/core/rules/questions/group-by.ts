/** Groups in the order of their first item. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

export function uniqueBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  return [...groupBy(items, key).values()].flatMap((group) => group.slice(0, 1));
}
