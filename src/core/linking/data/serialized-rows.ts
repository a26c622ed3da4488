import { querySetSteps } from '../../extractors/data/django-query.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { ResourceUse, ShownRelation } from '../http/route.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { managerStep } from './model-managers.ts';
import { functionWays, type QueryWay, queryWays } from './query-ways.ts';
import { type CatalogTable, heldBy, joinedTo, relationOf } from './schema-catalog.ts';

/** What the serializer of a list asks for row by row: relations that its query has not loaded along. */
export function serializedRows(spot: CallSpot, use: ResourceUse): readonly AccessFact[] {
  const shown = use.listed?.shown ?? [];
  if (use.does !== 'list' || shown.length === 0) return [];
  const loaded = loadedAlong(spot, use);
  const entry = spot.schema.model(spot.operation.service, use.model);
  if (loaded === undefined || entry === undefined) return [];
  return shown.flatMap((relation) => (loaded.has(relation.name) ? [] : lookedUp(spot, entry, relation)));
}

/** Relations that come along in any of the ways in which the query may be built; undefined where one is not known. */
function loadedAlong(spot: CallSpot, use: ResourceUse): ReadonlySet<string> | undefined {
  const [chosen] = use.parts;
  const ways = use.query
    ? queryWays(spot.resolver, use.query.context, use.query.value, spot.call)
    : use.chosen && chosen !== undefined
      ? functionWays(spot.resolver, chosen)
      : [];
  if (ways.length === 0) return undefined;
  const names = new Set<string>();
  for (const way of ways) {
    const found = loadedBy(spot, way);
    if (found === undefined) return undefined;
    for (const name of found) names.add(name);
  }
  return names;
}

function loadedBy({ resolver }: CallSpot, { root, steps }: QueryWay): readonly string[] | undefined {
  if (root?.kind !== 'name') return undefined;
  const names: string[] = [];
  for (const { call, context, isUnread } of steps) {
    const does = Object.hasOwn(querySetSteps, call.name) ? querySetSteps[call.name]?.does : undefined;
    if (does === undefined) {
      const within = loadedWithin(resolver, managerStep(resolver, root.context, root.name, call.name));
      if (within === undefined) return undefined;
      names.push(...within);
      continue;
    }
    if (isUnread || does === 'columns') return undefined;
    if (does !== 'related') continue;
    const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
    const own = relationsNamed(calls, call);
    if (own === undefined) return undefined;
    names.push(...own);
  }
  return names;
}

/** What a method of the query set loads along: one of steps that are all known. */
function loadedWithin(resolver: Resolver, place: Context | undefined): readonly string[] | undefined {
  const scope = place && resolver.scopes.get(place.file);
  if (place === undefined || scope === undefined) return undefined;
  const names: string[] = [];
  for (const call of scope.callsWithin(place.fn).flatMap((index) => scope.outline.calls[index] ?? [])) {
    const does = Object.hasOwn(querySetSteps, call.name) ? querySetSteps[call.name]?.does : undefined;
    if (does === 'columns') return undefined;
    if (does !== 'related') continue;
    const own = relationsNamed(scope.outline.calls, call);
    if (own === undefined) return undefined;
    names.push(...own);
  }
  return names;
}

/** Without names, `select_related()` loads whatever it can. */
function relationsNamed(calls: readonly CallOutline[], { args }: CallOutline): readonly string[] | undefined {
  const names: string[] = [];
  for (const value of args) {
    const inner = value.kind === 'call' ? calls[value.call] : undefined;
    const text = inner?.name === 'Prefetch' ? inner.args[0] : value;
    if (text?.kind !== 'text') return undefined;
    names.push(text.text.split('__')[0] ?? '');
  }
  return names.length === 0 ? undefined : names;
}

function lookedUp(spot: CallSpot, entry: CatalogTable, { name, file, at, end }: ShownRelation): readonly AccessFact[] {
  const model = relationOf(entry, name);
  const related = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
  const [key] = related?.table.primaryKey ?? [];
  if (related === undefined || key === undefined) return [];
  const held = heldBy(entry, name);
  const many = held?.many ?? joinedTo(entry, name) !== undefined;
  const evidence = spot.quote(file, at, end);
  const loop = { of: `${evidence.file}:${evidence.line}`, relation: { name, many } };
  return [
    {
      ...plainAccess,
      spot: { ...spot, inLoop: true, loop, evidence: () => evidence },
      library: 'django',
      table: { name: related.table.name, entry: related },
      many,
      filters: [{ column: held?.by ?? key, operator: 'equal' }],
      ...(!many && { limit: { kind: 'constant', value: 1 } as const }),
    },
  ];
}
