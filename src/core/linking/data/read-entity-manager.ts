import { managerMethods, managerModules, managerTypes } from '../../extractors/data/spring-data.ts';
import type { Filter, Limit } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { criteriaQuery } from '../jpa/criteria-query.ts';
import { namedQuery } from '../jpa/named-queries.ts';
import { queryResult } from '../jpa/query-result.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { builtText } from './built-text.ts';
import { entityAccesses } from './entity-accesses.ts';
import { entityQuery } from './entity-query.ts';
import { withOptional } from './with-optional.ts';

const creating = new Set([
  'createQuery',
  'createNativeQuery',
  'createNamedQuery',
  'createSelectionQuery',
  'createMutationQuery',
  'createNativeMutationQuery',
  'createSQLQuery',
  'getNamedQuery',
]);
const library = 'jpa';

/** `entityManager.find(Order.class, id)` and `entityManager.createQuery("select o from Order o …")`. */
export function readEntityManager(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  const isQuery = creating.has(call.name);
  if (call.on === undefined || (!isQuery && !Object.hasOwn(managerMethods, call.name)) || !isManager(spot))
    return false;
  const [first] = call.args;
  if (first === undefined) return false;
  if (!isQuery) {
    const entity = entityName(spot, first);
    if (entity !== undefined) facts.accesses.push(keyedAccess(spot, entity));
    return true;
  }
  const { limit, one } = queryResult(spot);
  const found = criteriaAccesses(spot, limit) ?? textAccesses(spot, first, limit);
  if (found === undefined) return false;
  facts.accesses.push(...(one ? found.map((access) => ({ ...access, many: false })) : found));
  return true;
}

function criteriaAccesses(spot: CallSpot, limit: Limit | undefined): readonly AccessFact[] | undefined {
  const criteria = criteriaQuery(spot);
  const entity = criteria && entityName(spot, criteria.entity);
  if (criteria === undefined || entity === undefined) return undefined;
  return entityAccesses(spot, library, tableOf(spot, entity), { ...criteria.reading, limit });
}

function textAccesses(spot: CallSpot, first: Value, limit: Limit | undefined): readonly AccessFact[] | undefined {
  const { call, resolver, context } = spot;
  const built = builtText(resolver, context, first);
  const said = built?.text ?? resolveText(resolver, context, first)?.text;
  const named = /Named/.test(call.name) && said !== undefined ? namedQuery(resolver, said) : undefined;
  const text = /Named/.test(call.name) ? named?.text : said;
  if (text === undefined) return undefined;
  const [, second] = call.args;
  const entity = (second && entityName(spot, second)) ?? '';
  const native = named?.native ?? /Native|SQL/.test(call.name);
  const read = (written: string): readonly AccessFact[] =>
    entityQuery(spot, written, { library, native, limit }, tableOf(spot, entity));
  const found = read(text);
  return built === undefined ? found : withOptional(found, read(built.most), built.whole);
}

function isManager(spot: CallSpot): boolean {
  return calleesOf(spot.resolver, spot.context.file, spot.index).some(
    (callee) =>
      callee.kind === 'made' &&
      ((managerModules.includes(callee.module) && managerTypes.includes(callee.maker.at(-1) ?? '')) ||
        // The session of the `AbstractDAO` of Dropwizard.
        callee.members.at(-2) === 'currentSession()'),
  );
}

/** A class, or an object of it; nothing where it may be one of several, as in a base class of theirs. */
function entityName(spot: CallSpot, value: Value): string | undefined {
  const names = spot.resolver.value(spot.context, value).flatMap((found) => {
    if (found.kind !== 'class' && found.kind !== 'instance') return [];
    return spot.resolver.scopes.get(found.file)?.outline.classes[found.cls]?.name ?? [];
  });
  const [first, ...others] = names;
  return others.every((other) => other === first) ? first : undefined;
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
