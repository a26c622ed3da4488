import { isEqual } from './is-equal.ts';
import type { System } from './system.ts';

/**
 * The same System, made of the very objects of an earlier one wherever they say the same, lists too: whoever keeps what
 * was found out about one looks no further than whether it is still the one.
 */
export function withKnown(before: System, now: System): System {
  const parts = Object.entries(now).map(([part, value]) => {
    const known: unknown = before[part as keyof System];
    if (Array.isArray(known) && Array.isArray(value)) return [part, knownList(known, value)];
    return [part, knownValue(known, value)];
  });
  return Object.fromEntries(parts);
}

/** The value of before where the one of now says the same. */
export function knownValue<T>(before: unknown, now: T): T {
  return isEqual(before, now) ? (before as T) : now;
}

/** What was made of lists the last time: most come again as they were. */
const made = new WeakMap<readonly unknown[], readonly unknown[]>();

/** The same list, made of the items of an earlier one wherever they say the same; that one where all do. */
export function knownList<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  if (before === now || made.get(now) === before) return before;
  const list = listOf(before, now) as readonly T[];
  made.set(now, list);
  return list;
}

function listOf(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  if (before.length === now.length) return knownByPlace(before, now);
  const least = Math.min(before.length, now.length);
  let start = 0;
  while (start < least && isEqual(before[start], now[start])) start++;
  let end = 0;
  while (end < least - start && isEqual(before[before.length - 1 - end], now[now.length - 1 - end])) end++;
  const between = known(before.slice(start, before.length - end), now.slice(start, now.length - end));
  return [...before.slice(0, start), ...between, ...before.slice(before.length - end)];
}

/** Most changes leave everything in its place: then names are looked up only of what differs there. */
function knownByPlace(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const places: number[] = [];
  for (let at = 0; at < now.length; at++) if (before[at] !== now[at] && !isEqual(before[at], now[at])) places.push(at);
  if (places.length === 0) return before;
  const items = [...before];
  const others = known(
    places.map((at) => before[at]),
    places.map((at) => now[at]),
  );
  for (const [index, at] of places.entries()) items[at] = others[index];
  return items;
}

function known(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const names = byName(before);
  return now.map((item) => names.get(nameOf(item))?.find((each) => isEqual(each, item)) ?? item);
}

function byName(items: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  const names = new Map<string, unknown[]>();
  for (const item of items) {
    const name = nameOf(item);
    const others = names.get(name);
    if (others === undefined) names.set(name, [item]);
    else others.push(item);
  }
  return names;
}

/** What two that say the same have in common for certain, and few others do. */
function nameOf(item: unknown): string {
  const { id, from, to, operation, file, line } = item as Readonly<Record<string, unknown>>;
  return id === undefined ? [from, to, operation, file, line].join(' ') : String(id);
}
