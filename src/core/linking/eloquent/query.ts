import { eloquent, loading, queryTerminals, relating } from '../../extractors/data/eloquent.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { branchOf, type ChainReading, newReading, readAtTimes, readStep } from '../data/read-chain-steps.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { addAllowedFilters } from './allowed-filters.ts';
import { type FunctionPlace, handedAt, isKeptElsewhere, isLocal, waysOut } from './handing.ts';
import type { EloquentModel, Relation } from './model.ts';
import { modelOf, relationOf } from './model.ts';
import { scopeOf } from './scope-of.ts';

/** What a value of PHP is to Eloquent, as far as it is built. */
export interface EloquentQuery {
  /** `class`: the model itself; `query`: not run yet; `row`, `rows`: what was read or made. */
  readonly state: 'class' | 'query' | 'row' | 'rows';
  readonly model?: EloquentModel | undefined;
  readonly table: string;
  readonly reading: ChainReading;
  /** Tables that are read along with it. */
  readonly along: readonly { readonly table: string; readonly reading: ChainReading }[];
  /** Over a table of pairs. */
  readonly relation?: Relation | undefined;
  /** A row that is not stored yet. */
  readonly fresh?: true | undefined;
  /** What the model asks of all of its queries is left out, at least in part. */
  readonly unscoped?: true | undefined;
}

export function queryOn(table: string, state: EloquentQuery['state'], model?: EloquentModel): EloquentQuery {
  const reading = newReading();
  reading.tables.push({ name: table, alias: undefined });
  return { state, model, table, reading, along: [] };
}

export function copyOf(query: EloquentQuery): EloquentQuery {
  const { reading } = query;
  const { tables, filters, optional, sorts, columns } = reading;
  return {
    ...query,
    reading: {
      ...reading,
      tables: [...tables],
      filters: [...filters],
      optional: [...optional],
      sorts: [...sorts],
      columns: [...columns],
    },
  };
}

/** The query behind a relation of a row: `$concert->seats()`. */
export function relationQuery(relation: Relation): EloquentQuery | undefined {
  const { related, kind, column, typeColumn, pivot } = relation;
  if (related === undefined) return undefined;
  const query = queryOn(related.table, 'query', related);
  const filter = (name: string) => ({ qualifier: undefined, column: name, operator: 'equal' as const });
  if (kind === 'owner') query.reading.filters.push(filter(related.key));
  else if (kind === 'one' || kind === 'many')
    query.reading.filters.push(...(typeColumn === undefined ? [] : [filter(typeColumn)]), filter(column));
  else query.reading.filtersKnown = false;
  if (kind !== 'pivot' || pivot === undefined) return { ...query, relation };
  const pairs = queryOn(pivot, 'query');
  pairs.reading.filters.push(...(typeColumn === undefined ? [] : [filter(typeColumn)]), filter(column));
  return { ...query, relation, along: [{ table: pivot, reading: pairs.reading }] };
}

/** What a step of a chain makes of a query. `spot` only lends its resolver and file. */
export function withStep(
  spot: CallSpot,
  context: Context,
  query: EloquentQuery,
  index: number,
  depth = 0,
): EloquentQuery {
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return query;
  const scope = query.model && scopeOf(spot.resolver, query.model, call.name);
  if (scope !== undefined) return withScope(spot, query, scope, depth);
  const next = { ...copyOf(query), ...(/^withoutGlobalScope/.test(call.name) && { unscoped: true as const }) };
  const { reading } = next;
  const own = { ...spot, context: { file: context.file, fn: call.fn } };
  if (query.model !== undefined && (loading.has(call.name) || relating.has(call.name)))
    return withRelated(spot.resolver, own.context, next, query.model, call.args, relating.has(call.name));
  const closures = call.args.filter((value) => value.kind === 'function');
  if (closures.length > 0) {
    // `when($hall, fn ($query) => …)` adds its steps to some queries only, and a second closure to the others.
    const branch = conditional.has(call.name) ? (closures.length > 1 ? -1 : 1) : undefined;
    for (const closure of closures)
      if (closure.kind === 'function')
        readAtTimes(next.reading, branch, () => applyClosure(own, closure.fn, next, depth));
    return next;
  }
  if (depth > 0 && isGiven(spot, own.context, call)) {
    reading.filtersKnown = reading.filtersKnown && eloquent.steps[call.name]?.does !== 'filter';
    return next;
  }
  if (givenFunctions.has(call.name) && call.args.length > (call.name === 'tap' ? 0 : 1)) reading.filtersKnown = false;
  const dynamic = /^(?:or)?[wW]here([A-Z]\w*)$/.exec(call.name)?.[1];
  if (call.name === 'latest' || call.name === 'oldest') {
    const column =
      call.args[0] === undefined ? 'created_at' : resolveText(spot.resolver, own.context, call.args[0])?.text;
    if (column !== undefined) reading.sorts.push({ qualifier: undefined, column, descending: call.name === 'latest' });
  } else if (call.name === 'whereKey')
    reading.filters.push({ qualifier: undefined, column: query.model?.key ?? 'id', operator: 'in' });
  else if (call.name === 'allowedFilters') addAllowedFilters(spot, own.context, call, reading);
  else if (call.name === 'whereBelongsTo') addOwner(spot, own.context, call, query.model, reading);
  else if (call.name === 'where' && call.args[0]?.kind === 'object') readStep(own, eloquent, { index, call }, reading);
  else if (Object.hasOwn(eloquent.steps, call.name)) readStep(own, eloquent, { index, call }, reading);
  else if (dynamic !== undefined && !other.has(dynamic))
    reading.filters.push({ qualifier: undefined, column: underscored(dynamic), operator: 'equal' });
  else if (!passing.has(call.name) && !Object.hasOwn(queryTerminals, call.name)) reading.filtersKnown = false;
  return next;
}

/** `whereBelongsTo($patient, 'patient')`: by the key of that relation, which is otherwise called after the row's class. */
function addOwner(
  { resolver }: CallSpot,
  context: Context,
  { args: [row, named] }: CallOutline,
  model: EloquentModel | undefined,
  reading: ChainReading,
): void {
  const owner =
    row === undefined ? undefined : resolver.value(context, row).flatMap((each) => modelOf(resolver, each) ?? [])[0];
  const usual = owner && owner.name.charAt(0).toLowerCase() + owner.name.slice(1);
  const name = named === undefined ? usual : resolveText(resolver, context, named)?.text;
  const relation = model === undefined || name === undefined ? undefined : relationOf(resolver, model, name);
  if (relation?.kind !== 'owner') reading.filtersKnown = false;
  else reading.filters.push({ qualifier: undefined, column: relation.column, operator: 'equal' });
}

/** A column that a function is given is another one for each of its callers. */
function isGiven({ resolver }: CallSpot, context: Context, call: CallOutline): boolean {
  const does = Object.hasOwn(eloquent.steps, call.name) ? eloquent.steps[call.name]?.does : undefined;
  const [first] = call.args;
  const scope = resolver.scopes.get(context.file);
  if (does === undefined || does === 'limit' || first === undefined || scope === undefined) return false;
  const parts = first.kind === 'template' ? first.parts : [first];
  return parts.some((part) => part.kind === 'name' && isLocal(scope, context.fn, part.name.split('.')[0] ?? ''));
}

const conditional = new Set(['when', 'unless']);

/** What they are given by another name than that of a closure adds something that is not read. */
const givenFunctions = new Set(['when', 'unless', 'tap']);

const other = new Set(['Raw', 'Column', 'Key', 'BelongsTo', 'Has', 'Not', 'Any', 'All', 'Time', 'Day']);

/** Steps that choose no rows. */
const passing = new Set(
  `query newQuery newModelQuery getQuery toBase when unless tap select selectRaw addSelect groupBy distinct orderByRaw
  inRandomOrder reorder withTrashed withoutTrashed onlyTrashed withoutGlobalScopes withoutGlobalScope withPivot
  withTimestamps lockForUpdate sharedLock skip offset makeVisible makeHidden connection on onWriteConnection dd dump
  allowedSorts allowedIncludes allowedFields defaultSort defaultSorts without setEagerLoads withDefault as using orderByPivot ofMany latestOfMany oldestOfMany`.split(
    /\s+/,
  ),
);

/** Conditions within a closure: `where(function ($query) { … })`, `when($hall, fn ($query) => …)`. */
function applyClosure(spot: CallSpot, fn: number, query: EloquentQuery, depth: number): void {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  const parameter = outline?.functions[fn]?.parameters[0]?.name;
  if (outline === undefined || parameter === undefined) return;
  applyCalls(spot, fn, parameter, query, depth);
}

/** What a local scope adds: it is handed the query first. */
export function withScope(spot: CallSpot, prior: EloquentQuery, scope: FunctionPlace, depth = 0): EloquentQuery {
  const next = { ...copyOf(prior), state: 'query' as const };
  applyFunction(spot, scope, 0, next, depth);
  return next;
}

/** People nest no more functions into one query; the bound keeps hostile input cheap. */
const maxFunctions = 5;

/** What a function adds to a query that it is handed at a position. */
export function applyFunction(
  spot: CallSpot,
  { file, fn }: FunctionPlace,
  position: number,
  query: EloquentQuery,
  depth: number,
): void {
  const scope = spot.resolver.scopes.get(file);
  const parameter = scope?.outline.functions[fn]?.parameters[position]?.name;
  const isRead = scope !== undefined && parameter !== undefined && depth < maxFunctions;
  if (!isRead || isKeptElsewhere(scope, fn, parameter)) query.reading.filtersKnown = false;
  if (isRead) applyCalls({ ...spot, context: { file, fn } }, fn, parameter, query, depth + 1);
}

/** Steps of all chains within a function that begin with a name, and of functions that are handed what it holds. */
export function applyCalls(spot: CallSpot, fn: number, name: string, query: EloquentQuery, depth = 0): void {
  const { file } = spot.context;
  const scope = spot.resolver.scopes.get(file);
  if (scope === undefined) return;
  const { outline } = scope;
  const [begun] = scope.bindings(fn, name);
  const isOwn = outline.calls[spot.index] === spot.call && spot.call.fn === fn;
  const ways = isOwn ? [] : waysOut(scope, fn);
  outline.calls.forEach((call, index) => {
    if (call.fn !== fn || (isOwn && call.at > spot.call.at)) return;
    const position = isRooted(spot, scope, call, name) ? -1 : handedAt(scope, call, name);
    if (position === undefined) return;
    const branch = ways.includes(index) ? 1 : undefined;
    readAtTimes(query.reading, branchOf(call, begun ?? {}) ?? branch, () => {
      if (position >= 0) {
        applyHanding(spot, { file, fn }, index, position, query, depth);
        return;
      }
      const stepped = withStep(spot, { file, fn }, query, index, depth);
      Object.assign(query.reading, stepped.reading);
      if (stepped.along.length > query.along.length) Object.assign(query, { along: stepped.along });
    });
  });
}

/** A chain begins with a name, or with a function that is handed it: `$this->order($query)->limit(5)`. */
function isRooted({ resolver }: CallSpot, scope: Scope, call: CallOutline, name: string): boolean {
  let on: Value | undefined = call.on;
  while (on?.kind === 'call') {
    const before: CallOutline | undefined = scope.outline.calls[on.call];
    if (before === undefined) return false;
    if (handedAt(scope, before, name) !== undefined)
      return calleesOf(resolver, scope.file, on.call).some(({ kind }) => kind === 'function');
    on = before.on;
  }
  return on?.kind === 'name' && on.name === name;
}

function applyHanding(
  spot: CallSpot,
  { file }: Context,
  index: number,
  position: number,
  query: EloquentQuery,
  depth: number,
): void {
  const callee = calleesOf(spot.resolver, file, index).find((each) => each.kind === 'function');
  if (callee !== undefined) {
    applyFunction(spot, callee, position, query, depth);
    return;
  }
  const call = spot.resolver.scopes.get(file)?.outline.calls[index];
  // A function of PHP only looks at it, and another query takes it as a part.
  if (call?.on === undefined || isStep(call.name)) return;
  query.reading.filtersKnown = false;
}

function isStep(name: string): boolean {
  return (
    Object.hasOwn(eloquent.steps, name) ||
    passing.has(name) ||
    loading.has(name) ||
    relating.has(name) ||
    /^(?:or)?[wW]here|^union|Sub$/.test(name)
  );
}

/** `with('seats.guest')`, `whereHas('pieces', fn ($query) => …)` */
function withRelated(
  resolver: Resolver,
  context: Context,
  query: EloquentQuery,
  model: EloquentModel,
  args: readonly Value[],
  chooses: boolean,
): EloquentQuery {
  const names = (chooses ? args.slice(0, 1) : args).flatMap((value) => namesIn(resolver, context, value));
  const along = names.flatMap((name) =>
    relatedTables(resolver, model, name.split(':')[0]?.split(/\s+as\s+/)[0] ?? name),
  );
  return { ...query, along: [...query.along, ...along] };
}

function namesIn(resolver: Resolver, context: Context, value: Value): readonly string[] {
  if (value.kind === 'object')
    return value.entries.flatMap(({ key, value: inner }) =>
      /^\d+$/.test(key) ? (resolveText(resolver, context, inner)?.text ?? []) : [key],
    );
  return itemsOf(resolver, context, value).flatMap(
    (item) =>
      (item.value.kind === 'function' ? undefined : resolveText(resolver, item.context, item.value)?.text) ?? [],
  );
}

function relatedTables(resolver: Resolver, model: EloquentModel, path: string): EloquentQuery['along'] {
  const [first = '', ...rest] = path.split('.');
  const relation = relationOf(resolver, model, first);
  const query = relation && relationQuery(relation);
  if (query?.model === undefined) return [];
  const below = rest.length === 0 ? [] : relatedTables(resolver, query.model, rest.join('.'));
  // Rows of many owners are read at once.
  const reading = {
    ...query.reading,
    filters: query.reading.filters.map((each) => ({ ...each, operator: 'in' as const })),
  };
  return [{ table: query.table, reading }, ...query.along, ...below];
}
