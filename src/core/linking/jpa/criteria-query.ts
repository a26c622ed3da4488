import type { DataVerb } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { allOf, type Conditions } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { readConditions } from '../conditions/read-conditions.ts';
import { rootName } from '../data/chain.ts';
import type { EntityReading } from '../data/entity-accesses.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { criteriaConditions } from './criteria-conditions.ts';
import { criteriaPath } from './criteria-path.ts';

const making: Readonly<Record<string, DataVerb>> = {
  createQuery: 'select',
  createTupleQuery: 'select',
  createCriteriaUpdate: 'update',
  createCriteriaDelete: 'delete',
};

/** What a query of JPA's Criteria API chooses, and the class that it asks for. */
export interface CriteriaReading {
  readonly entity: Value;
  readonly reading: Omit<EntityReading, 'limit'>;
}

/** `entityManager.createQuery(criteria)`, the criteria being put together by statements before. */
export function criteriaQuery(spot: CallSpot): CriteriaReading | undefined {
  const { resolver, context, call } = spot;
  const scope = resolver.scopes.get(context.file);
  const [first] = call.args;
  if (scope === undefined || first === undefined) return undefined;
  const name = first.kind === 'name' ? first.name : rootIn(scope, first);
  const [begun] = name === undefined ? [] : scope.bindings(context.fn, name);
  const maker = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  const verb = maker && Object.hasOwn(making, maker.name) ? making[maker.name] : undefined;
  if (name === undefined || maker?.on === undefined || verb === undefined) return undefined;
  const own = scope.outline.calls.filter((each) => each.fn === call.fn && rootName(scope, each) === name);
  const entity = own.find((each) => each.name === 'from')?.args[0] ?? maker.args[0];
  if (entity === undefined) return undefined;
  const counted = own.some((each) => each.name === 'select' && isCount(scope, each.args[0]));
  const place = { ...context, before: call.start };
  return {
    entity,
    reading: {
      verb: counted ? 'count' : verb,
      many: true,
      conditions: conditionsOf(resolver, place, own, begun?.branch),
      sorts: own.flatMap((each) => (each.name === 'orderBy' ? sortsOf(resolver, place, scope, each.args) : [])),
      joins: joinsOf(resolver, place, scope),
    },
  };
}

/** `em.createQuery(query.select(root).where(…))` */
function rootIn(scope: Scope, value: Value): string | undefined {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return call && rootName(scope, call);
}

function isCount(scope: Scope, value: Value | undefined): boolean {
  return value?.kind === 'call' && /^count/.test(scope.outline.calls[value.call]?.name ?? '');
}

/** A later `where` takes the place of an earlier one; in an arm of an `if` it does so at times. */
function conditionsOf(
  resolver: Resolver,
  place: Place,
  own: readonly CallOutline[],
  branch: number | undefined,
): Conditions {
  const parts = own.filter(({ name }) => name === 'where' || name === 'having');
  return allOf(
    parts.map((call) => {
      const found = allOf(
        call.args.map((value) => readConditions(resolver, criteriaConditions, { ...place, before: call.end }, value)),
      );
      const isSure = call.branch === undefined || call.branch === branch;
      return isSure ? found : { filters: [], optional: [...found.filters, ...found.optional], known: found.known };
    }),
  );
}

/** `cb.desc(root.get("createdAt"))`, alone or in a list. */
function sortsOf(
  resolver: Resolver,
  place: Place,
  scope: Scope,
  values: readonly Value[],
): readonly { readonly path: string; readonly descending: boolean }[] {
  return values.flatMap((value) => {
    if (value.kind === 'list') return sortsOf(resolver, place, scope, value.items);
    const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
    if (call !== undefined && /^(?:of|asList|listOf)$/.test(call.name))
      return sortsOf(resolver, place, scope, call.args);
    const [sorted] = call?.name === 'asc' || call?.name === 'desc' ? call.args : [];
    const path = sorted && criteriaPath(resolver, place, sorted);
    const isColumn = path !== undefined && path.computed === undefined && path.path !== '';
    return isColumn ? [{ path: path.path, descending: call?.name === 'desc' }] : [];
  });
}

/** Relations that are joined or fetched along: `root.fetch("customer")`. */
function joinsOf(resolver: Resolver, place: Place, scope: Scope): readonly string[] {
  return scope.outline.calls.flatMap((call, index) => {
    if (call.fn !== place.fn || (call.name !== 'join' && call.name !== 'fetch')) return [];
    return criteriaPath(resolver, place, { kind: 'call', call: index })?.path ?? [];
  });
}
