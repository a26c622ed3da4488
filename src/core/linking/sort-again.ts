/** How two items stand to each other; 0 only where nobody can tell them apart by what they are sorted by. */
export type Compare<T> = (a: T, b: T) => number;

/** Sorts a list by its name; most of its items may have been in it before. */
export type Sort = <T extends object>(name: string, items: readonly T[], compare: Compare<T>) => readonly T[];

/** Knows the order of each list from the last time, so that only what is new in it is looked for its place. */
export function rememberingOrder(): Sort {
  const known = new Map<string, Sorted<object>>();
  return <T extends object>(name: string, items: readonly T[], compare: Compare<T>) => {
    const sorted = sortAgain(known.get(name) as Sorted<T> | undefined, items, compare);
    known.set(name, sorted);
    return sorted.items;
  };
}

export interface Sorted<T> {
  /** The list as it was before. */
  readonly given: readonly T[];
  readonly items: readonly T[];
  /** Those of which another is sorted alike, by the first of them: they stand in the order in which they came. */
  readonly alike: ReadonlyMap<T, T>;
}

/** More new items than this share of a list are sorted faster with all others. */
const few = 0.25;

/** As `toSorted`, given what the list was when it was sorted last. */
export function sortAgain<T extends object>(
  before: Sorted<T> | undefined,
  items: readonly T[],
  compare: Compare<T>,
): Sorted<T> {
  if (before === undefined) return sortAll(items, compare);
  if (isSameList(before.given, items)) return before;
  const swapped = swappedIn(before, items);
  if (swapped !== undefined) return sortSwapped(before, items, swapped, compare);
  const known = new Set(before.items);
  const present = new Set(items);
  const fresh = items.filter((item) => !known.has(item));
  if (fresh.length > items.length * few || present.size !== items.length) return sortAll(items, compare);
  fresh.sort(compare);
  if (alikeIn(fresh, compare).size > 0) return sortAll(items, compare);
  const old = inOldOrder(before, items, present);
  return merged(before, items, old, fresh, compare);
}

/** Puts new items that are sorted into those that are left of the old ones. */
function merged<T extends object>(
  { alike }: Sorted<T>,
  given: readonly T[],
  old: readonly T[],
  fresh: readonly T[],
  compare: Compare<T>,
): Sorted<T> {
  const sorted: T[] = [];
  let taken = 0;
  for (const item of fresh) {
    const place = placeOf(old, item, compare, taken);
    if (place === undefined) return sortAll(given, compare);
    for (; taken < place; taken++) sorted.push(old[taken] as T);
    sorted.push(item);
  }
  for (; taken < old.length; taken++) sorted.push(old[taken] as T);
  return { given, items: sorted, alike };
}

/**
 * What became of items where others came in the places of some, as after a change within a function. Undefined where
 * that may have changed how those stand that are sorted alike.
 */
function swappedIn<T extends object>({ given, alike }: Sorted<T>, items: readonly T[]): ReadonlyMap<T, T> | undefined {
  if (given.length !== items.length) return undefined;
  const swapped = new Map<T, T>();
  for (let at = 0; at < items.length; at++) {
    const [was, is] = [given[at] as T, items[at] as T];
    if (was === is) continue;
    if (alike.has(was)) return undefined;
    swapped.set(was, is);
  }
  for (const is of swapped.values()) if (swapped.has(is)) return undefined;
  return swapped;
}

function sortSwapped<T extends object>(
  before: Sorted<T>,
  items: readonly T[],
  swapped: ReadonlyMap<T, T>,
  compare: Compare<T>,
): Sorted<T> {
  const stays = [...swapped].every(([was, is]) => compare(was, is) === 0);
  // Each belongs where that one stood.
  if (stays) return { given: items, items: before.items.map((item) => swapped.get(item) ?? item), alike: before.alike };
  const fresh = [...swapped.values()].sort(compare);
  if (fresh.length > items.length * few || alikeIn(fresh, compare).size > 0) return sortAll(items, compare);
  const old = before.items.filter((item) => !swapped.has(item));
  return merged(before, items, old, fresh, compare);
}

function sortAll<T>(items: readonly T[], compare: Compare<T>): Sorted<T> {
  const sorted = items.toSorted(compare);
  return { given: items, items: sorted, alike: alikeIn(sorted, compare) };
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function alikeIn<T>(sorted: readonly T[], compare: Compare<T>): ReadonlyMap<T, T> {
  const alike = new Map<T, T>();
  for (let at = 1; at < sorted.length; at++) {
    const [one, other] = [sorted[at - 1] as T, sorted[at] as T];
    if (compare(one, other) !== 0) continue;
    const first = alike.get(one) ?? one;
    alike.set(one, first).set(other, first);
  }
  return alike;
}

/** What is left of the list; of those that are alike the order is that of today. */
function inOldOrder<T>({ items, alike }: Sorted<T>, now: readonly T[], present: ReadonlySet<T>): readonly T[] {
  const groups = new Map<T, T[]>();
  for (const item of alike.size === 0 ? [] : now) {
    const first = alike.get(item);
    const group = first === undefined ? undefined : groups.get(first);
    if (group !== undefined) group.push(item);
    else if (first !== undefined) groups.set(first, [item]);
  }
  const old: T[] = [];
  for (const item of items) {
    const first = alike.get(item);
    if (first === undefined && present.has(item)) old.push(item);
    if (first === undefined) continue;
    old.push(...(groups.get(first) ?? []));
    groups.delete(first);
  }
  return old;
}

/** Where an item belongs in a sorted list, at the earliest at `from`; undefined where one like it stands there. */
function placeOf<T>(sorted: readonly T[], item: T, compare: Compare<T>, from: number): number | undefined {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(sorted[middle] as T, item);
    if (order === 0) return undefined;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
