import { besideModules, documentModules, repositoryModules } from '../../extractors/data/spring-data.ts';
import { annotationsIn, argumentOf, isOf, textsOf } from '../annotated/annotation.ts';
import { type ClassPlace, extendersOf } from '../annotated/hierarchy.ts';
import type { Context, Definition, MadeDefinition } from '../definition.ts';
import { typeMeant } from '../free-names.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';

/** A repository interface and the entity that it keeps, as the class is named. */
export interface SpringRepository {
  readonly entity: string;
  /** The collection that holds it, where documents are kept. */
  readonly collection?: string | undefined;
  /** The table that it says itself, where no entity of JPA does. */
  readonly table?: string | undefined;
}

const maxDepth = 6;

/** The repository that a receiver is; undefined for everything else. */
export function springRepositoryOf(resolver: Resolver, receiver: Definition): SpringRepository | undefined {
  if (receiver.kind === 'made') return plainRepository(resolver, receiver);
  if (receiver.kind !== 'instance') return undefined;
  const own = repositoryAt(resolver, receiver, undefined, 0);
  if (own !== undefined || resolver.scopes.get(receiver.file)?.outline.classes[receiver.cls]?.kind !== 'interface')
    return own;
  // An interface of one's own may stand before the repository that extends it.
  const [first, ...others] = extendersOf(resolver, receiver).flatMap(
    (place) => repositoryAt(resolver, place, undefined, 0) ?? [],
  );
  return others.every((other) => other.entity === first?.entity) ? first : undefined;
}

/** `private final JpaRepository<Order, Long> orders`, without an interface of its own. */
function plainRepository(resolver: Resolver, made: MadeDefinition): SpringRepository | undefined {
  const { module, maker, types, members } = made;
  const [entity] = types?.names ?? [];
  const isOurs = repositoryModules.test(module) && /Repository$/.test(maker.at(-1) ?? '') && members.length === 0;
  if (types === undefined || entity === undefined || !isOurs) return undefined;
  const context = { file: types.file, fn: 0 };
  const meant = isVariable(entity) ? keptByHeirs(resolver, types.file) : entity;
  return meant === undefined ? undefined : repositoryFor(resolver, context, meant, documentModules.test(module));
}

/** `class CrudService<T>` keeps what its only heir says: `class OrderService extends CrudService<Order>`. */
function keptByHeirs(resolver: Resolver, file: string): string | undefined {
  const [holder, another] = resolver.scopes.get(file)?.outline.classes.filter(({ outer }) => outer === undefined) ?? [];
  if (holder === undefined || another !== undefined) return undefined;
  const said: string[] = [];
  for (const { outline } of resolver.scopes.values())
    for (const { bases } of outline.classes)
      for (const base of bases) {
        const { head, args } = base.startsWith(holder.name) ? readType(base) : { head: '', args: [] };
        if (head === holder.name) said.push(args[0] ?? '');
      }
  const [first, ...others] = said;
  return others.length === 0 && first !== undefined && !isVariable(first) && first !== '' ? first : undefined;
}

function repositoryAt(
  resolver: Resolver,
  { file, cls }: ClassPlace,
  given: string | undefined,
  depth: number,
): SpringRepository | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > maxDepth) return undefined;
  for (const base of outline.bases) {
    const { head, args } = readType(base);
    // `BaseRepository<T>` leaves open what it keeps: whoever extends it says so.
    const entity = isVariable(args[0]) ? given : (args[0] ?? given);
    for (const definition of typeMeant(resolver, { file, fn: outline.fn }, head)) {
      if (definition.kind === 'external' && besideModules.test(definition.module)) return undefined;
      if (definition.kind === 'external' && repositoryModules.test(definition.module) && entity !== undefined)
        return repositoryFor(resolver, { file, fn: outline.fn }, entity, documentModules.test(definition.module));
      if (definition.kind !== 'class') continue;
      const found = repositoryAt(resolver, definition, entity, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function repositoryFor(resolver: Resolver, context: Context, type: string, documents: boolean): SpringRepository {
  const entity = type.slice(type.lastIndexOf('.') + 1);
  return documents
    ? { entity, collection: collectionOf(resolver, context, type, entity) }
    : { entity, table: tableOf(resolver, context, type) };
}

/** `@Table("orders")` of Spring Data JDBC and R2DBC, whose entities are no entities of JPA. */
function tableOf(resolver: Resolver, context: Context, type: string): string | undefined {
  for (const definition of resolver.type(context, type)) {
    if (definition.kind !== 'instance') continue;
    const outline = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    const inside = { file: definition.file, fn: outline?.fn ?? 0 };
    const found = annotationsIn(resolver, inside, outline?.decorators).find(
      (each) => each.name === 'Table' && isOf(each, ['org.springframework.data.relational.core.mapping']),
    );
    const [named] = found === undefined ? [] : textsOf(resolver, argumentOf(found, ['value', 'name']));
    if (named !== undefined) return named;
  }
  return undefined;
}

/** `@Document(collection = "orders")`; the name of the class where nothing is said. */
export function collectionOf(resolver: Resolver, context: Context, type: string, entity: string): string {
  for (const definition of resolver.type(context, type)) {
    if (definition.kind !== 'instance') continue;
    const outline = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    const inside = { file: definition.file, fn: outline?.fn ?? 0 };
    const document = annotationsIn(resolver, inside, outline?.decorators).find(({ name }) => name === 'Document');
    const [named] = document === undefined ? [] : textsOf(resolver, argumentOf(document, ['collection', 'value']));
    if (named !== undefined) return named;
  }
  return entity.charAt(0).toLowerCase() + entity.slice(1);
}

function isVariable(type: string | undefined): boolean {
  return type !== undefined && /^[A-Z][A-Z0-9]?$/.test(type);
}
