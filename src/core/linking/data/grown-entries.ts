import type { Position, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** An entry that a statement adds to an object. */
export interface GrownEntry extends PlacedValue {
  readonly key: string;
  /** The arm of an `if` that adds it; negative if another arm may instead. */
  readonly branch: Position | undefined;
}

/** What statements add to an object that has a name: `where.city = city`, `where['age'] = { gte: 18 }`. */
export function grownEntries(resolver: Resolver, { file, fn }: Context, value: Value): readonly GrownEntry[] {
  if (value.kind !== 'name' || value.name.includes('.')) return [];
  const outline = resolver.scopes.get(file)?.outline;
  const start = `${value.name}.`;
  for (let place = fn; outline !== undefined && place >= 0; place = outline.functions[place]?.parent ?? -1) {
    const own = outline.bindings.filter((binding) => binding.fn === place);
    const added = own.filter(({ name }) => name.startsWith(start));
    if (added.length > 0)
      return added.map((binding) => ({
        key: binding.name.slice(start.length).split('.')[0] ?? '',
        context: { file, fn: place },
        value: binding.value,
        branch: binding.branch,
      }));
    if (own.some(({ name }) => name === value.name)) return [];
  }
  return [];
}
