import type { Decorator } from '../../syntax/outline.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from '../annotated/annotation.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

/**
 * `@EntityGraph(attributePaths = {"author", "copies.shelf"})` of a repository's method reads those tables along, and so
 * does `@Join("copies")` of Micronaut Data.
 */
export function graphReads(
  spot: CallSpot,
  method: Context,
  decorators: readonly Decorator[] | undefined,
  entry: CatalogTable | undefined,
): readonly AccessFact[] {
  const paths = annotationsIn(spot.resolver, method, decorators).flatMap((each) => {
    const keys = each.name === 'EntityGraph' ? ['attributePaths'] : isJoin(each) ? ['value'] : [];
    return keys.length === 0 ? [] : textsOf(spot.resolver, argumentOf(each, keys));
  });
  const found = new Map<string, AccessFact>();
  for (const path of paths) {
    let current = entry;
    for (const field of path.split('.')) {
      const model = relationOf(current, field);
      current = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
      if (current === undefined) break;
      const table = { name: current.table.name, entry: current };
      found.set(table.name, { ...plainAccess, spot, library: 'jpa', table, filtersKnown: false, joined: true });
    }
  }
  return [...found.values()];
}

function isJoin(annotation: Annotation): boolean {
  return annotation.name === 'Join' && isOf(annotation, ['io.micronaut.data.annotation']);
}
