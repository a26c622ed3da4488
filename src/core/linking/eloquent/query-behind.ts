import { loading, queryTerminals, rowTerminals, type Terminal } from '../../extractors/data/eloquent.ts';
import { facadeNamespace } from '../../extractors/http/laravel-facades.ts';
import type { CallOutline, FunctionOutline, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { resolveText } from '../resolve-text.ts';
import type { Scope } from '../scope.ts';
import { builtFor } from './allowed-filters.ts';
import { itemOf, withLoaded } from './handed-rows.ts';
import { type FunctionPlace, rootName } from './handing.ts';
import { modelOf, relationOf } from './model.ts';
import { asReceiver, isOfSeveral, ownModel } from './own-model.ts';
import { pairsBehind, withPairFilter } from './pairs.ts';
import {
  applyCalls,
  applyFunction,
  copyOf,
  type EloquentQuery,
  queryOn,
  relationQuery,
  withScope,
  withStep,
} from './query.ts';
import { scopeOf } from './scope-of.ts';
import { oneOf } from './ways.ts';

const maxDepth = 14;

/** What a value is to Eloquent, followed through variables, relations, scopes and functions that return queries. */
export function queryBehind(spot: CallSpot, context: Context, value: Value, depth = 0): EloquentQuery | undefined {
  if (depth > maxDepth) return undefined;
  switch (value.kind) {
    case 'call':
      return behindCall(spot, context, value.call, depth + 1);
    case 'name':
      return behindName(spot, context, value.name, depth + 1);
    case 'member': {
      const owner = queryBehind(spot, context, value.of, depth + 1);
      return owner && behindProperty(spot, owner, value.name);
    }
    case 'either':
      return oneOf(
        value.options.map((option) => queryBehind(spot, context, option, depth + 1)).filter((way) => way !== undefined),
      );
    case 'each': {
      const all = queryBehind(spot, context, value.of, depth + 1);
      if (all === undefined || all.state === 'row') return undefined;
      return { ...all, state: 'row' };
    }
    default:
      return undefined;
  }
}

/** A property of a row is a relation that is read when it is asked for. */
function behindProperty(spot: CallSpot, owner: EloquentQuery, name: string): EloquentQuery | undefined {
  const relation = owner.model && owner.state === 'row' ? relationOf(spot.resolver, owner.model, name) : undefined;
  const query = relation && relationQuery(relation);
  if (relation === undefined || query === undefined) return undefined;
  return { ...query, state: relation.kind === 'owner' || relation.kind === 'one' ? 'row' : 'rows' };
}

function behindName(spot: CallSpot, context: Context, name: string, depth: number): EloquentQuery | undefined {
  const dot = name.lastIndexOf('.');
  const scope = spot.resolver.scopes.get(context.file);
  if (scope === undefined) return undefined;
  const own = ownModel(spot, context, name);
  const named = own.length > 0 ? own : spot.resolver.name(context, name);
  // A base of repositories is about none of the models that those below it have.
  const typed = name.startsWith('this.') && isOfSeveral(spot, named) ? undefined : behindDefinitions(spot, named);
  const bound = dot < 0 ? behindVariable(spot, scope, context, name, depth) : undefined;
  if (bound !== undefined) return bound;
  if (typed !== undefined) return typed;
  if (dot < 0) return undefined;
  const owner = behindName(spot, context, name.slice(0, dot), depth);
  return owner && behindProperty(spot, owner, name.slice(dot + 1));
}

function behindDefinitions(spot: CallSpot, definitions: readonly Definition[]): EloquentQuery | undefined {
  for (const definition of definitions) {
    const model = modelOf(spot.resolver, definition);
    if (model !== undefined) return queryOn(model.table, definition.kind === 'class' ? 'class' : 'row', model);
  }
  return undefined;
}

/** What a variable holds, with the steps that statements before this one have added. */
function behindVariable(
  spot: CallSpot,
  scope: Scope,
  context: Context,
  name: string,
  depth: number,
): EloquentQuery | undefined {
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const bindings = scope.bindings(fn, name);
    for (const binding of bindings) {
      if (binding.value.kind === 'name' && binding.value.name === name) continue;
      const found = queryBehind(spot, { file: scope.file, fn }, withoutItself(scope, binding.value, name), depth);
      if (found === undefined) continue;
      if (found.state !== 'query') return withLoaded(spot, scope, fn, name, found);
      const built = copyOf(found);
      applyCalls({ ...spot, context: { file: scope.file, fn } }, fn, name, built);
      return built;
    }
    if (bindings.length > 0) return undefined;
    const position = scope.outline.functions[fn]?.parameters.findIndex((each) => each.name === name) ?? -1;
    if (position === 0) {
      const item = itemOf(scope, fn, (value, at) => queryBehind(spot, at, value, depth + 1));
      if (item !== undefined) return item;
    }
    if (position >= 0) return handedIn(spot, { file: scope.file, fn }, position, name, depth);
  }
  return undefined;
}

/** Whoever has more callers than this is asked for different things by them. */
const maxCallers = 8;
/** Callers of callers are asked no further than this, counted in steps of what is followed. */
const callerDepth = 5;

/** What callers hand to a parameter, with what the function itself adds. */
function handedIn(
  spot: CallSpot,
  place: FunctionPlace,
  position: number,
  name: string,
  depth: number,
): EloquentQuery | undefined {
  const sites = depth > maxDepth - callerDepth ? [] : spot.resolver.callSites({ kind: 'function', ...place });
  const handed = sites.slice(0, maxCallers).map(({ file, call: index }) => {
    const call = spot.resolver.scopes.get(file)?.outline.calls[index];
    const value = call?.args[position];
    return value && queryBehind(spot, { file, fn: call.fn }, value, depth + callerDepth);
  });
  const found = oneOf(handed.filter((query) => query !== undefined));
  if (found?.state !== 'query') return undefined;
  const built = copyOf(found);
  if (sites.length > maxCallers || handed.includes(undefined)) built.reading.filtersKnown = false;
  applyCalls({ ...spot, context: place }, place.fn, name, built);
  return built;
}

/** `$query = $query->where(…)` goes on from what it was. */
function withoutItself(scope: Scope, value: Value, name: string): Value {
  let root: Value | undefined = value;
  while (root?.kind === 'call') root = scope.outline.calls[root.call]?.on;
  return root?.kind === 'name' && root.name === name ? { kind: 'other', node: 'itself' } : value;
}

function behindCall(spot: CallSpot, context: Context, index: number, depth: number): EloquentQuery | undefined {
  const scope = spot.resolver.scopes.get(context.file);
  const call = scope?.outline.calls[index];
  if (scope === undefined || call === undefined) return undefined;
  const inside = { file: context.file, fn: call.fn };
  if (call.new === true) {
    const made = behindDefinitions(spot, spot.resolver.call(context.file, index));
    return made && { ...made, fresh: true };
  }
  if (call.name === 'table' && isDatabase(spot, inside, call)) return tableQuery(spot, inside, call);
  const asked = builtFor(spot, inside, call);
  if (asked !== undefined) {
    const about = queryBehind(spot, inside, asked, depth);
    return about && { ...about, state: 'query' };
  }
  const prior = call.on === undefined ? undefined : queryBehind(spot, inside, call.on, depth);
  if (prior === undefined) return isUser(call) ? signedIn(spot) : returned(spot, context.file, index, depth);
  return afterCall(spot, inside, prior, index, call, depth);
}

function afterCall(
  spot: CallSpot,
  context: Context,
  prior: EloquentQuery,
  index: number,
  call: CallOutline,
  depth: number,
): EloquentQuery | undefined {
  const { model } = prior;
  if (prior.state === 'rows') {
    if (/^(?:first|last|find|firstWhere|sole|pop|shift|random)$/.test(call.name)) return { ...prior, state: 'row' };
    if (/^load/.test(call.name) && loading.has(call.name)) return withStep(spot, context, prior, index);
    return sameRows.has(call.name) ? prior : undefined;
  }
  if (model !== undefined && prior.state !== 'query') {
    const relation = relationOf(spot.resolver, model, call.name);
    if (relation !== undefined) return relationQuery(relation);
  }
  // A row that is not kept yet: `$this->model->newInstance($input)`, `$order->replicate()`.
  if (model !== undefined && making.has(call.name)) return { ...queryOn(model.table, 'row', model), fresh: true };
  const pairs = pairsBehind(prior, call.name);
  if (pairs !== undefined) return pairs;
  const scoped = model && scopeOf(spot.resolver, model, call.name);
  if (scoped !== undefined) return withScope(spot, prior, scoped);
  const own = ownMethod(spot, prior, call, context.file, index, depth);
  if (own !== undefined) return own.query;
  const terminal = terminalOf(prior, call.name);
  if (terminal !== undefined) return afterTerminal(prior, terminal);
  if (prior.state === 'row' && !starts.test(call.name)) return sameRow.has(call.name) ? prior : undefined;
  const chosen = withPairFilter(spot.resolver, context, prior, call);
  if (chosen !== undefined) return chosen;
  const next = withStep(spot, context, prior, index);
  return { ...next, state: 'query' };
}

const making: ReadonlySet<string> = new Set(['newInstance', 'make', 'replicate']);

const sameRows = new Set([
  'filter',
  'sortBy',
  'sortByDesc',
  'values',
  'unique',
  'take',
  'slice',
  'reverse',
  'load',
  'loadMissing',
  'each',
  'items',
  'getCollection',
  'keyBy',
  'reject',
  'where',
  'whereIn',
  'shuffle',
]);
const sameRow = new Set([
  'fill',
  'forceFill',
  'refresh',
  'load',
  'loadMissing',
  'setRelation',
  'associate',
  'makeHidden',
  'append',
  'fresh',
]);

/** Steps that begin a new query even where they are called on a row: the row's class is asked. */
const starts = /^(?:query|newQuery|newModelQuery|where\w*|with|withTrashed|onlyTrashed|orderBy\w*|latest|select)$/;

function afterTerminal(prior: EloquentQuery, { gives }: Terminal): EloquentQuery | undefined {
  if (gives === 'nothing' || prior.model === undefined) return undefined;
  // What was loaded along is not asked for again.
  return { ...queryOn(prior.table, gives === 'one' ? 'row' : 'rows', prior.model), along: prior.along };
}

/** How a call runs a query, by what it is called on. */
export function terminalOf({ state }: EloquentQuery, name: string): Terminal | undefined {
  if (state === 'rows') return undefined;
  const own = state === 'row' && Object.hasOwn(rowTerminals, name) ? rowTerminals[name] : undefined;
  if (own !== undefined || (state === 'row' && notForRows.has(name))) return own;
  return Object.hasOwn(queryTerminals, name) ? queryTerminals[name] : undefined;
}

/** On a row these are other methods, or properties that happen to be called. */
const notForRows = new Set(['get', 'each', 'value', 'count', 'max', 'min', 'sum', 'exists', 'insert']);

/** A method that the model or its builder has itself: what it returns counts, if that is a query at all. */
function ownMethod(
  spot: CallSpot,
  prior: EloquentQuery,
  { name }: CallOutline,
  file: string,
  index: number,
  depth: number,
): { readonly query: EloquentQuery | undefined } | undefined {
  const { model } = prior;
  if (model === undefined || prior.state === 'query' || builderNames.has(name)) return undefined;
  const owner: Definition = { kind: 'instance', file: model.file, cls: model.cls };
  const method = spot.resolver.member(owner, name).find((definition) => definition.kind === 'function');
  if (method === undefined) return undefined;
  return { query: returned(spot, file, index, depth) ?? returnedBy(spot, method, depth) };
}

const builderNames = new Set(['query', 'newQuery', 'newModelQuery']);

/** A function of the workspace that gives a query or rows. */
function returned(spot: CallSpot, file: string, index: number, depth: number): EloquentQuery | undefined {
  for (const definition of spot.resolver.call(file, index)) {
    const typed = modelOf(spot.resolver, definition);
    if (typed !== undefined && definition.kind === 'instance') return queryOn(typed.table, 'row', typed);
  }
  const call = spot.resolver.scopes.get(file)?.outline.calls[index];
  const context = { file, fn: call?.fn ?? 0 };
  const callees =
    call?.on === undefined
      ? spot.resolver.name(context, call?.name ?? '')
      : spot.resolver.value(context, call.on).flatMap((owner) => spot.resolver.member(owner, call.name));
  const functions = callees.filter((callee) => callee.kind === 'function');
  const found = functions.map(
    (callee) =>
      throughFunction(spot, context, call, callee, depth) ??
      returnedBy(spot, callee, depth) ??
      returnedBy(asReceiver(spot, context, call), callee, depth),
  );
  return oneOf(found.filter((way) => way !== undefined));
}

/** `$this->order(Dog::where(…))`: the query that is handed over, where the function gives it back. */
function throughFunction(
  spot: CallSpot,
  context: Context,
  call: CallOutline | undefined,
  callee: FunctionPlace,
  depth: number,
): EloquentQuery | undefined {
  const scope = spot.resolver.scopes.get(callee.file);
  const fn = scope?.outline.functions[callee.fn];
  if (scope === undefined || fn === undefined) return undefined;
  const given = fn.returns.map((value) => rootName(scope, value));
  const returned = fn.parameters.findIndex(({ name }) => given.includes(name));
  const position = returned < 0 ? goesThrough(scope, fn) : returned;
  const value = call?.args[position];
  const handed = value && queryBehind(spot, context, value, depth + 1);
  if (handed?.state !== 'query' && handed?.state !== 'class') return undefined;
  const query = { ...copyOf(handed), state: 'query' as const };
  applyFunction(spot, callee, position, query, 0);
  return query;
}

/** `return $this->visible($query)->where(…)`: what is given back begins with a function that is handed the query. */
function goesThrough({ outline }: Scope, { parameters, returns, result = '' }: FunctionOutline): number {
  let root = returns.length === 1 ? returns[0] : undefined;
  let begun: CallOutline | undefined;
  while (root?.kind === 'call') {
    begun = outline.calls[root.call];
    root = begun?.on;
  }
  const handed = new Set(begun?.args.flatMap((value) => (value.kind === 'name' ? value.name : [])));
  return /Builder\b/.test(result)
    ? parameters.findIndex(({ name, type = '' }) => handed.has(name) && /Builder\b/.test(type))
    : -1;
}

function returnedBy(
  spot: CallSpot,
  { file, fn }: { file: string; fn: number },
  depth: number,
): EloquentQuery | undefined {
  const returns = spot.resolver.scopes.get(file)?.outline.functions[fn]?.returns ?? [];
  return oneOf(
    returns.map((value) => queryBehind(spot, { file, fn }, value, depth + 1)).filter((way) => way !== undefined),
  );
}

/** `DB::table('seats')`, `DB::connection('archive')->table('seats')` */
function isDatabase(spot: CallSpot, context: Context, call: CallOutline): boolean {
  if (call.on === undefined) return false;
  return spot.resolver.value(context, call.on).some((definition) => {
    if (definition.kind === 'external') return definition.module === facadeNamespace && definition.path[0] === 'DB';
    if (definition.kind !== 'made') return false;
    const isFacade = definition.module === facadeNamespace && definition.maker[0] === 'DB';
    return (
      isFacade || /^Illuminate\\Database$/.test(definition.module) || definition.maker[0] === 'ConnectionInterface'
    );
  });
}

function tableQuery(spot: CallSpot, context: Context, call: CallOutline): EloquentQuery | undefined {
  const [first] = call.args;
  const text = first && resolveText(spot.resolver, context, first)?.text;
  if (text === undefined || text.includes('{}')) return undefined;
  const [table = text, alias] = text.split(/\s+as\s+/i);
  const query = queryOn(table, 'query');
  query.reading.tables[0] = { name: table, alias };
  return query;
}

/** `auth()->user()`, `$request->user()`, `Auth::user()` */
function isUser({ name, on }: CallOutline): boolean {
  return name === 'user' && on !== undefined;
}

function signedIn(spot: CallSpot): EloquentQuery | undefined {
  for (const [file, scope] of spot.resolver.scopes) {
    if (scope.outline.language !== 'php' || !/(?:^|\/)User\.php$/.test(file)) continue;
    const cls = scope.classNamed(0, 'User');
    const model = cls === undefined ? undefined : modelOf(spot.resolver, { kind: 'class', file, cls });
    if (model !== undefined) return queryOn(model.table, 'row', model);
  }
  return undefined;
}
