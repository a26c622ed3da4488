import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { TableReference } from '../data/access-fact.ts';
import type { Resolver } from '../resolver.ts';

/** The classes that declare a table as their model. */
export function modelPlaces({ scopes }: Resolver, { entry }: TableReference): readonly ClassPlace[] {
  const model = entry?.table.model;
  if (entry === undefined || model === undefined) return [];
  const files = new Set(entry.table.evidence.map(({ file }) => file));
  return [...files].flatMap((file) => {
    const cls = scopes.get(file)?.outline.classes.findIndex(({ name }) => name === model) ?? -1;
    return cls < 0 ? [] : [{ file, cls }];
  });
}
