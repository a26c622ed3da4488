import type { Decorator } from '../../syntax/outline.ts';
import { annotationsIn, argumentOf, textsOf } from '../annotated/annotation.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

/** `@EntityGraph(attributePaths = {"author", "copies.shelf"})` of a repository's method reads those tables along. */
export function graphReads(
  spot: CallSpot,
  method: Context,
  decorators: readonly Decorator[] | undefined,
  entry: CatalogTable | undefined,
): readonly AccessFact[] {
  const graphs = annotationsIn(spot.resolver, method, decorators).filter(({ name }) => name === 'EntityGraph');
  const paths = graphs.flatMap((each) => textsOf(spot.resolver, argumentOf(each, ['attributePaths'])));
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
