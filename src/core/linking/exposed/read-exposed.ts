import { exposed, exposedEntityMethods, exposedQueries } from '../../extractors/data/exposed.ts';
import type { DataVerb, Limit } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { allOf, anyOf, atTimes, type Conditions, comparison } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { readConditions } from '../conditions/read-conditions.ts';
import type { TableReference } from '../data/access-fact.ts';
import { entityAccesses } from '../data/entity-accesses.ts';
import { limitOf } from '../data/read-chain-steps.ts';
import { type QueryStep, wholeQuery } from '../data/whole-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { exposedColumn, exposedConditions } from './exposed-conditions.ts';
import { changedRow, deletedRow } from './exposed-rows.ts';
import { tableNamed, tableOfEntity } from './exposed-tables.ts';

interface Reading {
  verb: DataVerb;
  many: boolean;
  limit: Limit | undefined;
  conditions: Conditions;
  readonly aliases: Map<string, TableReference>;
  readonly sorts: { readonly qualifier: string | undefined; readonly path: string; readonly descending: boolean }[];
}

/** `Pears.selectAll().where { Pears.name eq name }.orderBy(Pears.id).limit(5)`, `Pear.find { Pears.size less 3 }` */
export function readExposed(spot: CallSpot, facts: OperationFacts): boolean {
  const imports = spot.resolver.scopes.get(spot.context.file)?.outline.imports ?? [];
  if (!imports.some(({ from }) => from.startsWith(exposed.packages))) return false;
  const gone = deletedRow(spot);
  facts.accesses.push(...gone);
  if (gone.length > 0) return true;
  const query = wholeQuery(spot, exposed.ends);
  if (query === undefined) return false;
  const begun = begunBy(spot, query.rootPlace, query.root, query.steps);
  if (begun === undefined) return false;
  const { table, step, verb, one, name } = begun;
  const reading: Reading = {
    verb,
    many: !one,
    limit: undefined,
    conditions: allOf([]),
    aliases: new Map([[name, table]]),
    sorts: [],
  };
  if (begun.isKeyed)
    for (const column of table.entry?.table.primaryKey ?? [])
      reading.conditions = allOf([reading.conditions, comparison({ column, operator: 'equal' })]);
  for (const each of query.steps) addStep(spot, each, each === step && begun.isEntity, reading);
  facts.accesses.push(...entityAccesses(spot, exposed.id, table, reading));
  if (begun.isEntity && reading.verb === 'select') facts.accesses.push(...changedRow(spot, table));
  return true;
}

interface Begun {
  readonly table: TableReference;
  /** Name of the object in code. */
  readonly name: string;
  readonly step: QueryStep;
  readonly verb: DataVerb;
  readonly one: boolean;
  readonly isKeyed: boolean;
  readonly isEntity: boolean;
}

function begunBy(
  spot: CallSpot,
  place: Place,
  root: Value | undefined,
  steps: readonly QueryStep[],
): Begun | undefined {
  if (root !== undefined && root.kind !== 'name') return undefined;
  const name = root?.name ?? 'this';
  const [first] = steps;
  const step = steps.find(({ call }) => Object.hasOwn(exposedQueries, call.name));
  const query = step && exposedQueries[step.call.name];
  const table = step && tableNamed(spot, place, name);
  if (step !== undefined && query !== undefined && table !== undefined) {
    const own = table.entry?.table.model ?? name;
    return { table, name: own, step, verb: query.verb, one: query.one === true, isKeyed: false, isEntity: false };
  }
  const method =
    first && Object.hasOwn(exposedEntityMethods, first.call.name) ? exposedEntityMethods[first.call.name] : undefined;
  const kept = method && root !== undefined ? tableOfEntity(spot, place, name) : undefined;
  if (first === undefined || method === undefined || kept === undefined) return undefined;
  const isKeyed = method.keyed === true;
  const own = kept.entry?.table.model ?? name;
  return { table: kept, name: own, step: first, verb: method.verb, one: method.one === true, isKeyed, isEntity: true };
}

const choosing: ReadonlySet<string> = new Set([
  'where',
  'andWhere',
  'orWhere',
  'adjustWhere',
  'select',
  'update',
  'deleteWhere',
  'deleteIgnoreWhere',
]);
const choosingEntities: ReadonlySet<string> = new Set(['find', 'count']);

function addStep(
  spot: CallSpot,
  { place, call, branch, isUnread }: QueryStep,
  isEntity: boolean,
  reading: Reading,
): void {
  const { name, args } = call;
  if (isUnread === true) reading.conditions = { ...reading.conditions, known: false };
  else if (choosing.has(name) || (isEntity && choosingEntities.has(name))) {
    const found = allOf(
      conditionsGiven(call).map((value) => readConditions(spot.resolver, exposedConditions, place, value)),
    );
    const isSure = branch === undefined && place.fn === spot.context.fn;
    const added = isSure || (branch === undefined && !isNested(spot, place)) ? found : atTimes(found);
    reading.conditions = name === 'orWhere' ? anyOf([reading.conditions, added]) : allOf([reading.conditions, added]);
  } else if (exposed.joins.some((each) => each === name)) addJoin(spot, place, args[0], reading);
  else if (name === 'orderBy' && branch === undefined) addSorts(spot, place, args, reading);
  else if (name === 'limit') reading.limit = limitOf(args[0]);
  else if (name === 'count' && reading.verb === 'select') reading.verb = 'count';
  else if (/^(?:single|first)(?:OrNull)?$/.test(name)) reading.many = false;
}

/** What an update sets stands in its last function, and what it chooses in the one before. */
function conditionsGiven({ name, args }: CallOutline): readonly Value[] {
  if (name === 'update') {
    const lambdas = args.filter((each) => each.kind === 'function');
    return lambdas.slice(0, -1);
  }
  // `select(Pears.name)` names columns, `select { … }` was a condition once.
  return name === 'select'
    ? args.filter((each) => each.kind === 'function')
    : args.filter((each) => each.kind !== 'literal');
}

/** `kind?.let { query.andWhere { … } }` runs at times. */
function isNested({ resolver, context }: CallSpot, { file, fn }: Place): boolean {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  if (file !== context.file) return false;
  for (let at = functions[fn]?.parent ?? 0; at > 0; at = functions[at]?.parent ?? 0) if (at === context.fn) return true;
  return false;
}

function addJoin(spot: CallSpot, place: Place, value: Value | undefined, reading: Reading): void {
  if (value?.kind !== 'name') return;
  const table = tableNamed(spot, place, value.name);
  if (table !== undefined) reading.aliases.set(table.entry?.table.model ?? value.name, table);
}

/** `orderBy(Pears.won, SortOrder.DESC)`, `orderBy(Pears.won to SortOrder.DESC, Pears.id to SortOrder.ASC)` */
function addSorts(spot: CallSpot, place: Place, args: readonly Value[], reading: Reading): void {
  const pairs = args.some(({ kind }) => kind === 'list') ? args : [{ kind: 'list', items: args } as const];
  for (const pair of pairs) {
    if (pair.kind !== 'list') continue;
    const [sorted, order] = pair.items;
    const column = sorted && exposedColumn(spot.resolver, place, sorted);
    if (column === undefined || column.computed) continue;
    const descending = order?.kind === 'name' && /\.DESC/.test(order.name);
    reading.sorts.push({ qualifier: column.qualifier, path: column.column, descending });
  }
}
