import type { DataNode } from '../data-tree.ts';

/** A value without its place. */
export type DataValue = string | number | boolean | null | readonly DataValue[] | { readonly [key: string]: DataValue };

/** Keys that lead to a value; an item of a sequence is called by its number. */
export type DataPath = readonly string[];

export function isMapping(value: DataValue | undefined): value is { readonly [key: string]: DataValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function plainValue(node: DataNode | undefined): DataValue {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plainValue);
  return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, plainValue(value)]));
}

/** The value with another one at a place; without one the key is gone. */
export function withValue(
  whole: DataValue,
  [key, ...rest]: DataPath,
  value: DataValue | undefined,
): DataValue | undefined {
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    const items = [...(whole as readonly DataValue[])];
    const next = withValue(items[Number(key)] ?? null, rest, value);
    items.splice(Number(key), 1, ...(next === undefined ? [] : [next]));
    return items;
  }
  const entries = Object.entries(isMapping(whole) ? whole : {});
  const at = entries.findIndex(([name]) => name === key);
  const next = withValue(entries[at]?.[1] ?? null, rest, value);
  entries.splice(
    at === -1 ? entries.length : at,
    1,
    ...(next === undefined ? [] : [[key, next] as [string, DataValue]]),
  );
  return Object.fromEntries(entries);
}

/** Keys in their order count: a brief that is read in another order is another brief. */
export function sameValue(one: DataValue | undefined, other: DataValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
