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
  const change = changeOf(before.given, items);
  if (change.gone.length === 0 && change.fresh.length === 0) return before;
  return sortChanged(before, items, change, compare) ?? sortAnew(before, items, compare);
}

/** What is no longer in a list, and what was not in it before; with what only has another place in both. */
interface ListChange<T> {
  readonly gone: readonly T[];
  readonly fresh: readonly T[];
}

function changeOf<T>(given: readonly T[], items: readonly T[]): ListChange<T> {
  if (given === items) return { gone: [], fresh: [] };
  const least = Math.min(given.length, items.length);
  let start = 0;
  while (start < least && given[start] === items[start]) start++;
  let end = 0;
  while (end < least - start && given[given.length - 1 - end] === items[items.length - 1 - end]) end++;
  if (given.length !== items.length)
    return { gone: given.slice(start, given.length - end), fresh: items.slice(start, items.length - end) };
  const [gone, fresh]: [T[], T[]] = [[], []];
  for (let at = start; at < items.length - end; at++) {
    const [was, is] = [given[at] as T, items[at] as T];
    if (was === is) continue;
    gone.push(was);
    fresh.push(is);
  }
  return { gone, fresh };
}

/** Looks for the places of what changed alone; undefined where that may have changed how those stand that are alike. */
function sortChanged<T extends object>(
  before: Sorted<T>,
  items: readonly T[],
  { gone, fresh }: ListChange<T>,
  compare: Compare<T>,
): Sorted<T> | undefined {
  const [was, is] = [new Set(gone), new Set(fresh)];
  if (gone.some((item) => before.alike.has(item)) || is.size < fresh.length) return undefined;
  const coming = fresh.filter((item) => !was.has(item)).sort(compare);
  if (coming.length > items.length * few || alikeIn(coming, compare).size > 0) return undefined;
  const going = gone.filter((item) => !is.has(item)).map((item) => placeOf(before.items, item, compare));
  const replaced = inTheirPlaces(before.items, going, coming, compare);
  if (replaced !== undefined) return { given: items, items: replaced, alike: before.alike };
  const old = without(before.items, going);
  return old && merged(before, items, old, coming, compare);
}

/** Most of what changed stands where it stood: then the list is copied as it is. Undefined where something does not. */
function inTheirPlaces<T>(
  items: readonly T[],
  going: readonly Place[],
  coming: readonly T[],
  compare: Compare<T>,
): readonly T[] | undefined {
  if (going.length !== coming.length || going.some(({ isTaken }) => !isTaken)) return undefined;
  const places = going.map(({ at }) => at).sort((a, b) => a - b);
  const now = [...items];
  for (const [which, item] of coming.entries()) now[places[which] ?? 0] = item;
  const isInOrder = (at: number): boolean => at <= 0 || at >= now.length || compare(now[at - 1] as T, now[at] as T) < 0;
  return places.every((at) => isInOrder(at) && isInOrder(at + 1)) ? now : undefined;
}

/** Undefined where something is not where it belongs. */
function without<T>(items: readonly T[], places: readonly Place[]): readonly T[] | undefined {
  const left: T[] = [];
  let taken = 0;
  for (const { at, isTaken } of places.toSorted((a, b) => a.at - b.at)) {
    if (!isTaken) return undefined;
    for (; taken < at; taken++) left.push(items[taken] as T);
    taken = at + 1;
  }
  for (; taken < items.length; taken++) left.push(items[taken] as T);
  return left;
}

function sortAnew<T extends object>(before: Sorted<T>, items: readonly T[], compare: Compare<T>): Sorted<T> {
  const known = new Set(before.items);
  const present = new Set(items);
  const fresh = items.filter((item) => !known.has(item));
  if (fresh.length > items.length * few || present.size !== items.length) return sortAll(items, compare);
  fresh.sort(compare);
  if (alikeIn(fresh, compare).size > 0) return sortAll(items, compare);
  return merged(before, items, inOldOrder(before, items, present), fresh, compare);
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
    const { at, isTaken } = placeOf(old, item, compare, taken);
    if (isTaken) return sortAll(given, compare);
    for (; taken < at; taken++) sorted.push(old[taken] as T);
    sorted.push(item);
  }
  for (; taken < old.length; taken++) sorted.push(old[taken] as T);
  return { given, items: sorted, alike };
}

function sortAll<T>(items: readonly T[], compare: Compare<T>): Sorted<T> {
  const sorted = items.toSorted(compare);
  return { given: items, items: sorted, alike: alikeIn(sorted, compare) };
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

interface Place {
  readonly at: number;
  /** One like it stands there. */
  readonly isTaken: boolean;
}

/** Where an item belongs in a sorted list, at the earliest at `from`. */
function placeOf<T>(sorted: readonly T[], item: T, compare: Compare<T>, from = 0): Place {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(sorted[middle] as T, item);
    if (order === 0) return { at: middle, isTaken: true };
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return { at: low, isTaken: false };
}
