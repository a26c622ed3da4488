import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { Resolver } from '../resolver.ts';

/** Every base that a class and those it extends name. */
export function basesWithin(resolver: Resolver, place: ClassPlace): readonly string[] {
  return hierarchyOf(resolver, place).flatMap(
    ({ file, cls }) => resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? [],
  );
}
