import { managerMethods, managerModules, managerTypes } from '../../extractors/data/spring-data.ts';
import type { Filter } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { plainAccess } from './access-fact.ts';
import { entityColumn } from './entity-columns.ts';
import { entityQuery } from './entity-query.ts';
import { type CriteriaReading, criteriaOf } from './read-criteria.ts';

const creating = new Set(['createQuery', 'createNativeQuery']);
const library = 'jpa';

/** `entityManager.find(Order.class, id)` and `entityManager.createQuery("select o from Order o …")`. */
export function readEntityManager(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver, context } = spot;
  const isQuery = creating.has(call.name);
  if (call.on === undefined || (!isQuery && !Object.hasOwn(managerMethods, call.name)) || !isManager(spot))
    return false;
  const [first, second] = call.args;
  if (first === undefined) return false;
  if (!isQuery) {
    const entity = entityName(spot, first);
    if (entity !== undefined) facts.accesses.push(keyedAccess(spot, entity));
    return true;
  }
  const criteria = criteriaOf(spot);
  if (criteria !== undefined) return pushCriteria(spot, criteria, facts);
  const text = resolveText(resolver, context, first)?.text;
  const entity = (second && entityName(spot, second)) ?? '';
  const native = call.name === 'createNativeQuery';
  if (text !== undefined)
    facts.accesses.push(...entityQuery(spot, text, { library, native, limit: undefined }, tableOf(spot, entity)));
  return text !== undefined;
}

/** Properties of the entity become columns of its table. */
function pushCriteria(spot: CallSpot, { entity, reading }: CriteriaReading, facts: OperationFacts): boolean {
  const name = entityName(spot, entity);
  if (name === undefined) return false;
  const table = tableOf(spot, name);
  const columnOf = (property: string): string | undefined => entityColumn(table.entry, property);
  const filtersOf = (list: typeof reading.filters): readonly Filter[] =>
    list.flatMap(({ column: property, operator }) => {
      const column = columnOf(property);
      return column === undefined ? [] : [{ column, operator }];
    });
  const filters = filtersOf(reading.filters);
  const optional = filtersOf(reading.optional);
  facts.accesses.push({
    ...plainAccess,
    spot,
    library,
    table,
    verb: reading.verb,
    many: reading.many && reading.verb !== 'count',
    filters,
    filtersKnown: reading.filtersKnown && filters.length === reading.filters.length,
    ...(optional.length > 0 && { optionalFilters: optional }),
    sorts: reading.sorts.flatMap(({ column: property, descending }) => {
      const column = columnOf(property);
      return column === undefined ? [] : [{ column, descending }];
    }),
    limit: reading.limit,
  });
  return true;
}

function isManager(spot: CallSpot): boolean {
  return calleesOf(spot.resolver, spot.context.file, spot.index).some(
    (callee) =>
      callee.kind === 'made' &&
      managerModules.includes(callee.module) &&
      managerTypes.includes(callee.maker.at(-1) ?? ''),
  );
}

/** A class, or an object of it. */
function entityName(spot: CallSpot, value: Value): string | undefined {
  for (const definition of spot.resolver.value(spot.context, value))
    if (definition.kind === 'class' || definition.kind === 'instance')
      return spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name;
  return undefined;
}

function keyedAccess(spot: CallSpot, entity: string): OperationFacts['accesses'][number] {
  const { verb, many, by } = managerMethods[spot.call.name] ?? { verb: 'select', many: false };
  const table = tableOf(spot, entity);
  const keys = by === undefined ? [] : (table.entry?.table.primaryKey ?? []);
  const filters = keys.map((column): Filter => ({ column, operator: 'equal' }));
  return { ...plainAccess, spot, library, table, verb, many, filters };
}

function tableOf(spot: CallSpot, entity: string): OperationFacts['accesses'][number]['table'] {
  const entry = spot.schema.model(spot.operation.service, entity);
  return { name: entry?.table.name ?? entity, entry };
}
