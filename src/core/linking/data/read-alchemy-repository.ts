import { advancedAlchemy, alchemyMethods } from '../../extractors/data/advanced-alchemy.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { pythonTypeNames } from '../python-type-names.ts';
import type { Resolver } from '../resolver.ts';
import { plainAccess } from './access-fact.ts';

/** `books.list()` of a `BookService(SQLAlchemyAsyncRepositoryService[Book])`, or of a repository. */
export function readAlchemyRepository(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call, schema, operation } = spot;
  const method = Object.hasOwn(alchemyMethods, call.name) ? alchemyMethods[call.name] : undefined;
  if (method === undefined || call.on === undefined) return false;
  for (const found of resolver.value(context, call.on)) {
    const model = found.kind === 'instance' ? keptBy(resolver, found) : undefined;
    // A method of the same name that a person wrote says itself what it does.
    if (model === undefined || resolver.member(found, call.name).some(({ kind }) => kind === 'function')) continue;
    const entry = schema.model(operation.service, model);
    const keys = method.keyed === true ? (entry?.table.primaryKey ?? []) : [];
    facts.accesses.push({
      ...plainAccess,
      spot,
      library: 'sqlalchemy',
      table: { name: entry?.table.name ?? model, entry },
      verb: method.verb,
      many: method.one !== true,
      filters: keys.map((column) => ({ column, operator: 'equal' as const })),
      filtersKnown: method.keyed === true || call.args.length === 0,
      ...(method.one === true && method.verb === 'select' && { limit: { kind: 'constant' as const, value: 1 } }),
    });
    return true;
  }
  return false;
}

/** The model that the class, or one above it, names in brackets. */
function keptBy(resolver: Resolver, place: ClassPlace): string | undefined {
  for (const { file, cls } of hierarchyOf(resolver, place)) {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    for (const base of outline?.bases ?? []) {
      const [type] = pythonTypeNames(base);
      const [model] = type?.args ?? [];
      if (type === undefined || model === undefined || !/^SQLAlchemy\w*(?:Repository|Service)$/.test(type.head))
        continue;
      const isOurs = resolver
        .name({ file, fn: outline?.fn ?? 0 }, type.head)
        .some((found) => found.kind === 'external' && advancedAlchemy.test([found.module, ...found.path].join('.')));
      if (isOurs) return model.split('.').at(-1);
    }
  }
  return undefined;
}
