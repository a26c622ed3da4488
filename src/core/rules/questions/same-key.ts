import { sameColumn } from './index-cover.ts';

export function sameKey(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && startsWithKey(one, other);
}

/** The first columns of a key are those of another, in their order. */
export function startsWithKey(key: readonly string[], start: readonly string[]): boolean {
  return start.length > 0 && start.every((column, at) => sameColumn(column, key[at] ?? ''));
}
