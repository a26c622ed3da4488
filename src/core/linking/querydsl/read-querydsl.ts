import { querydsl } from '../../extractors/data/querydsl.ts';
import type { DataVerb, Limit } from '../../model/data-access.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { allOf, atTimes, type Conditions } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { readConditions } from '../conditions/read-conditions.ts';
import type { TableReference } from '../data/access-fact.ts';
import { entityAccesses } from '../data/entity-accesses.ts';
import { limitOf } from '../data/read-chain-steps.ts';
import { relationOf } from '../data/schema-catalog.ts';
import { type WholeQuery, wholeQuery } from '../data/whole-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { queryPath } from './query-types.ts';
import { pathIn, querydslConditions } from './querydsl-conditions.ts';

interface Reading {
  verb: DataVerb | undefined;
  main: string | undefined;
  many: boolean;
  limit: Limit | undefined;
  readonly aliases: Map<string, TableReference>;
  readonly conditions: Conditions[];
  readonly sorts: { readonly qualifier: string; readonly path: string; readonly descending: boolean }[];
}

/** `factory.selectFrom(job).where(job.city.eq(city)).orderBy(job.id.desc()).limit(5).fetch()` of Querydsl. */
export function readQuerydsl(spot: CallSpot, facts: OperationFacts): boolean {
  if (!usesQuerydsl(spot)) return false;
  const query = wholeQuery(spot, querydsl.ends);
  if (query === undefined || !query.steps.some(({ call }) => Object.hasOwn(querydsl.tables, call.name))) return false;
  if (!isQuerydsl(spot, query)) return false;
  const reading: Reading = {
    verb: undefined,
    main: undefined,
    many: true,
    limit: undefined,
    aliases: new Map(),
    conditions: [],
    sorts: [],
  };
  for (const { place, call, branch, isUnread } of query.steps)
    if (isUnread !== true) addStep(spot, place, call, branch, reading);
    else reading.conditions.push({ filters: [], optional: [], known: false });
  const { main, verb = 'select', aliases, many, limit, sorts } = reading;
  const table = main === undefined ? undefined : aliases.get(main);
  if (table === undefined) return false;
  const conditions = allOf(reading.conditions);
  facts.accesses.push(...entityAccesses(spot, querydsl.id, table, { verb, many, conditions, sorts, limit, aliases }));
  return true;
}

function usesQuerydsl({ resolver, context }: CallSpot): boolean {
  const imports = resolver.scopes.get(context.file)?.outline.imports ?? [];
  return imports.some(({ from, name }) => querydsl.modules.test(from) || /(?:^|\.)Q[A-Z]\w*$/.test(`${from}.${name}`));
}

function isQuerydsl({ resolver }: CallSpot, { root, rootPlace, steps }: WholeQuery): boolean {
  const [first] = steps;
  if (first?.call.new === true) return querydsl.makers.test(first.call.name);
  // A repository that extends what Spring has for Querydsl begins queries itself.
  if (root === undefined) return first?.call.name === 'from';
  return resolver
    .value(rootPlace, root)
    .some((found) => (found.kind === 'made' || found.kind === 'external') && querydsl.modules.test(found.module));
}

function addStep(spot: CallSpot, place: Place, call: CallOutline, branch: number | undefined, reading: Reading): void {
  const { name, args } = call;
  const verb = Object.hasOwn(querydsl.tables, name) ? querydsl.tables[name] : undefined;
  if (verb !== undefined) addTable(spot, place, call, verb, reading);
  else if (querydsl.joins.some((each) => each === name)) addJoin(spot, place, call, reading);
  else if (name === 'where') {
    const found = allOf(args.map((value) => readConditions(spot.resolver, querydslConditions, place, value)));
    reading.conditions.push(branch === undefined ? found : atTimes(found));
  } else if (name === 'orderBy' && branch === undefined) addSorts(spot, place, call, reading);
  else if (name === 'limit') reading.limit = limitOf(args[0]);
  else if (name === 'select' || name === 'selectOne') {
    const [selected] = args;
    if (selected !== undefined && isCount(spot, place, selected)) reading.verb = 'count';
  }
  if (querydsl.one.test(name)) {
    reading.many = false;
    if (name === 'fetchFirst') reading.limit = { kind: 'constant', value: 1 };
  }
  if (querydsl.count.test(name)) reading.verb = 'count';
  if (name === 'applyPagination') reading.limit = { kind: 'parameter' };
}

function addTable(spot: CallSpot, place: Place, { args }: CallOutline, verb: DataVerb, reading: Reading): void {
  for (const value of args) {
    const path = queryPath(spot.resolver, place, value);
    if (path === undefined) continue;
    reading.aliases.set(path.alias, tableOf(spot, path.entity));
    reading.main ??= path.alias;
    reading.verb ??= verb;
  }
}

/** `leftJoin(job.company, company)` */
function addJoin(spot: CallSpot, place: Place, { args }: CallOutline, reading: Reading): void {
  const [first, second] = args.map((value) => queryPath(spot.resolver, place, value));
  if (second !== undefined) reading.aliases.set(second.alias, tableOf(spot, second.entity));
  else if (first !== undefined && first.path === '') reading.aliases.set(first.alias, tableOf(spot, first.entity));
  else if (first !== undefined) {
    const target = relationOf(reading.aliases.get(first.alias)?.entry, first.path);
    if (target !== undefined) reading.aliases.set(`${first.alias}.${first.path}`, tableOf(spot, target));
  }
}

function addSorts(spot: CallSpot, place: Place, { args }: CallOutline, reading: Reading): void {
  const calls = spot.resolver.scopes.get(place.file)?.outline.calls ?? [];
  for (const value of args) {
    const order = value.kind === 'call' ? calls[value.call] : undefined;
    if (order?.on === undefined || (order.name !== 'asc' && order.name !== 'desc')) continue;
    const path = pathIn(spot.resolver, place, order.on);
    if (path === undefined || path.computed || path.path === '') continue;
    reading.sorts.push({ qualifier: path.alias, path: path.path, descending: order.name === 'desc' });
  }
}

function isCount({ resolver }: CallSpot, place: Place, value: CallOutline['args'][number]): boolean {
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  return (
    (call !== undefined && /^count(?:Distinct)?$/.test(call.name)) ||
    (value.kind === 'name' && /\.count$/.test(value.name))
  );
}

function tableOf({ schema, operation }: CallSpot, entity: string): TableReference {
  const entry = schema.model(operation.service, entity);
  return { name: entry?.table.name ?? entity, entry };
}
