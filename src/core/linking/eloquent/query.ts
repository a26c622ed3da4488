import { eloquent, loading, queryTerminals, relating } from '../../extractors/data/eloquent.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import type { Value } from '../../syntax/outline.ts';
import { branchOf, type ChainReading, newReading, readAtTimes, readStep } from '../data/read-chain-steps.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { EloquentModel, Relation } from './model.ts';
import { relationOf } from './model.ts';

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
export function withStep(spot: CallSpot, context: Context, query: EloquentQuery, index: number): EloquentQuery {
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return query;
  const next = copyOf(query);
  const { reading } = next;
  const own = { ...spot, context: { file: context.file, fn: call.fn } };
  if (query.model !== undefined && (loading.has(call.name) || relating.has(call.name)))
    return withRelated(spot.resolver, own.context, next, query.model, call.args, relating.has(call.name));
  const closures = call.args.filter((value) => value.kind === 'function');
  if (closures.length > 0) {
    // `when($hall, fn ($query) => …)` adds its steps to some queries only, and a second closure to the others.
    const branch = conditional.has(call.name) ? (closures.length > 1 ? -1 : 1) : undefined;
    for (const closure of closures)
      if (closure.kind === 'function') readAtTimes(next.reading, branch, () => applyClosure(own, closure.fn, next));
    return next;
  }
  const dynamic = /^(?:or)?[wW]here([A-Z]\w*)$/.exec(call.name)?.[1];
  if (call.name === 'latest' || call.name === 'oldest') {
    const column =
      call.args[0] === undefined ? 'created_at' : resolveText(spot.resolver, own.context, call.args[0])?.text;
    if (column !== undefined) reading.sorts.push({ qualifier: undefined, column, descending: call.name === 'latest' });
  } else if (call.name === 'whereKey')
    reading.filters.push({ qualifier: undefined, column: query.model?.key ?? 'id', operator: 'in' });
  else if (call.name === 'whereBelongsTo') reading.filtersKnown = false;
  else if (call.name === 'where' && call.args[0]?.kind === 'object') readStep(own, eloquent, { index, call }, reading);
  else if (Object.hasOwn(eloquent.steps, call.name)) readStep(own, eloquent, { index, call }, reading);
  else if (dynamic !== undefined && !other.has(dynamic))
    reading.filters.push({ qualifier: undefined, column: underscored(dynamic), operator: 'equal' });
  else if (!passing.has(call.name) && !Object.hasOwn(queryTerminals, call.name)) reading.filtersKnown = false;
  return next;
}

const conditional = new Set(['when', 'unless']);

const other = new Set(['Raw', 'Column', 'Key', 'BelongsTo', 'Has', 'Not', 'Any', 'All', 'Time', 'Day']);

/** Steps that choose no rows. */
const passing = new Set(
  `query newQuery newModelQuery getQuery toBase when unless tap select selectRaw addSelect groupBy distinct orderByRaw
  inRandomOrder reorder withTrashed withoutTrashed onlyTrashed withoutGlobalScopes withoutGlobalScope withPivot
  withTimestamps lockForUpdate sharedLock skip offset makeVisible makeHidden connection on onWriteConnection dd dump
  without setEagerLoads withDefault as using orderByPivot ofMany latestOfMany oldestOfMany`.split(/\s+/),
);

/** Conditions within a closure: `where(function ($query) { … })`, `when($hall, fn ($query) => …)`. */
export function applyClosure(spot: CallSpot, fn: number, query: EloquentQuery): void {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  const parameter = outline?.functions[fn]?.parameters[0]?.name;
  if (outline === undefined || parameter === undefined) return;
  applyCalls(spot, fn, parameter, query);
}

/** Steps of all chains within a function that begin with a name. */
export function applyCalls(spot: CallSpot, fn: number, name: string, query: EloquentQuery): void {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const outline = scope?.outline;
  const [begun] = scope?.bindings(fn, name) ?? [];
  outline?.calls.forEach((call, index) => {
    let inner = call.fn;
    while (inner > fn) inner = outline.functions[inner]?.parent ?? 0;
    if (inner !== fn || call.fn !== fn) return;
    let on: Value | undefined = call.on;
    while (on?.kind === 'call') on = outline.calls[on.call]?.on;
    if (on?.kind !== 'name' || on.name !== name) return;
    readAtTimes(query.reading, branchOf(call, begun ?? {}), () => {
      const stepped = withStep(spot, { file: spot.context.file, fn }, query, index);
      Object.assign(query.reading, stepped.reading);
      if (stepped.along.length > query.along.length) Object.assign(query, { along: stepped.along });
    });
  });
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
