import type { Value } from './outline.ts';

/** A property of a value: a longer name where the value is a name, the item itself where it is a literal list. */
export function propertyOf(value: Value, property: string): Value {
  if (value.kind === 'name') return { kind: 'name', name: `${value.name}.${property}` };
  const item =
    value.kind === 'list' && !value.items.some(({ kind }) => kind === 'spread') && value.items[Number(property)];
  return item || { kind: 'member', of: value, name: property };
}
