import { eachRecord, recordSteps, sameRecord } from '../../extractors/data/active-record.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import { oneReading } from '../data/one-reading.ts';
import type { Context } from '../definition.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isCallbackBlock } from './callback-block.ts';
import { classMethod } from './class-method.ts';
import { goesOnFrom, isNamed, isOrGoesOn } from './goes-on-from.ts';
import { isReader } from './is-reader.ts';
import { onlyMixer } from './only-mixer.ts';
import { policyMethod } from './policy-method.ts';
import { givenFor, recordCallers } from './record-callers.ts';
import { modelAt, type RecordModel } from './record-model.ts';
import { copyOf, opened, queryOf, type RecordQuery, withFilter, withNamed } from './record-query.ts';
import { preloadedBy, withStep } from './record-steps.ts';
import { relatedRecord } from './related-record.ts';

/**
 * What a value is to Active Record: a query that has not run, or a row.
 * - `loaded` the row was read from the database, or made by `new`
 * - `preloaded` relations that were read along with the row
 */
export type TypedRecord =
  | { readonly kind: 'relation'; readonly query: RecordQuery }
  | {
      readonly kind: 'row';
      readonly model: RecordModel;
      readonly loaded: boolean;
      readonly preloaded: readonly string[];
    };

const memory = rememberPerResolver<TypedRecord | undefined>(undefined);
const depths = new WeakMap<Resolver, number>();
const deepest = 24;

export function typedRecord(resolver: Resolver, context: Context, value: Value): TypedRecord | undefined {
  if (resolver.scopes.get(context.file)?.outline.language !== 'ruby') return undefined;
  switch (value.kind) {
    case 'call':
      return remember(resolver, `c ${context.file} ${value.call}`, () => typedCall(resolver, context.file, value.call));
    case 'name':
      return remember(resolver, `n ${context.file} ${context.fn} ${value.name}`, () =>
        typedName(resolver, context, value.name),
      );
    case 'either':
      return oneOf(value.options.map((option) => typedRecord(resolver, context, option)));
    case 'each':
      return rowOf(typedRecord(resolver, context, value.of));
    default:
      return undefined;
  }
}

function remember(resolver: Resolver, key: string, compute: () => TypedRecord | undefined): TypedRecord | undefined {
  const depth = depths.get(resolver) ?? 0;
  if (depth > deepest) {
    resolver.shared.trace.doubt();
    return undefined;
  }
  return memory(resolver, key, () => {
    depths.set(resolver, depth + 1);
    const found = compute();
    depths.set(resolver, depth);
    return found;
  });
}

/** One row of a query. */
export function rowOf(typed: TypedRecord | undefined): TypedRecord | undefined {
  if (typed?.kind !== 'relation') return typed;
  const { model, silent } = typed.query;
  return { kind: 'row', model, loaded: !silent, preloaded: preloadedBy(typed.query) };
}

function typedCall(resolver: Resolver, file: string, index: number): TypedRecord | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const call = outline?.calls[index];
  if (call === undefined) return undefined;
  const context = { file, fn: call.fn };
  if (call.new === true) {
    const model = modelNamed(resolver, context, call.name);
    return model && { kind: 'row', model, loaded: false, preloaded: [] };
  }
  const on =
    call.on === undefined ? implicitReceiver(resolver, context, call.name) : typedRecord(resolver, context, call.on);
  const own = on === undefined ? undefined : memberOf(resolver, context, on, call);
  return (
    own ??
    permitted(resolver, context, call) ??
    throughMethods(resolver, file, index, undefined) ??
    returnedRecord(resolver, file, index) ??
    (isReader(resolver, context, call) ? typedField(resolver, context, `this.${call.name}`) : undefined)
  );
}

/** Within a model, a bare word is called on the model: `where` in a scope, `lines` in a method of a row. */
function implicitReceiver(resolver: Resolver, context: Context, name: string): TypedRecord | undefined {
  if (resolver.scopes.get(context.file)?.functionNamed(0, name) !== undefined) return undefined;
  return selfOf(resolver, context);
}

function selfOf(resolver: Resolver, { file, fn }: Context): TypedRecord | undefined {
  const scope = resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  const model =
    cls === undefined ? undefined : (modelAt(resolver, { file, cls }) ?? onlyMixer(resolver, { file, cls }));
  if (model === undefined || scope === undefined) return undefined;
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) {
    const outline = scope.outline.functions[at];
    if (isCallbackBlock(scope, at)) return { kind: 'row', model, loaded: true, preloaded: [] };
    if (outline?.cls === undefined) continue;
    if (outline.static === true) return { kind: 'relation', query: queryOf(model) };
    return { kind: 'row', model, loaded: true, preloaded: [] };
  }
  return undefined;
}

/** What a method of a query or a row gives, where it is one of Active Record or declared by the model. */
export function memberOf(
  resolver: Resolver,
  context: Context,
  on: TypedRecord,
  call: CallOutline,
): TypedRecord | undefined {
  if (on.kind === 'row') {
    const association = on.model.associations.get(call.name);
    if (association !== undefined) return relatedRecord(resolver, on.model, association, on.preloaded);
    if (call.name === 'class') return { kind: 'relation', query: queryOf(on.model) };
    return sameRecord.has(call.name) ? on : undefined;
  }
  const { query } = on;
  if (call.name === 'then' || call.name === 'yield_self') return passedOn(resolver, context, query, call);
  const scope = query.model.scopes.get(call.name);
  if (scope?.kind === 'column') return { kind: 'relation', query: withFilter(query, scope.column, 'equal') };
  if (scope?.kind === 'lambda') return named(query, lambdaQuery(resolver, scope.file, scope.fn, query.model));
  if (Object.hasOwn(recordSteps, call.name)) return withStep(resolver, context, query, call);
  const method = classMethod(resolver, query.model, call.name);
  if (method !== undefined) return named(query, lambdaQuery(resolver, method.file, method.fn, query.model));
  if (!sameRecord.has(call.name)) return undefined;
  return reading.has(call.name) ? { kind: 'relation', query: { ...query, rows: true } } : on;
}

/** `.then { |boats| of_club(boats, club) }`: what the block makes of the query. */
function passedOn(
  resolver: Resolver,
  { file }: Context,
  query: RecordQuery,
  { args }: CallOutline,
): TypedRecord | undefined {
  const block = args.find((value) => value.kind === 'function');
  const outline = block === undefined ? undefined : resolver.scopes.get(file)?.outline.functions[block.fn];
  const [parameter] = outline?.parameters ?? [];
  if (block === undefined || outline === undefined || parameter === undefined) return undefined;
  const handed = { name: parameter.name, query, depth: 0 };
  return oneOf(outline.returns.map((value) => handedRecord(resolver, { file, fn: block.fn }, value, handed)));
}

/** Methods that read the rows of a query into a list. */
const reading: ReadonlySet<string> = new Set(['to_a', 'to_ary', 'records']);

function named(query: RecordQuery, added: TypedRecord | undefined): TypedRecord | undefined {
  if (added?.kind === 'relation' && added.query.model.tables[0] === query.model.tables[0])
    return { kind: 'relation', query: withNamed(query, added.query) };
  return added;
}

/** What the last expressions of a lambda or method give; what stands in a module is asked of the model that mixes it in. */
function lambdaQuery(resolver: Resolver, file: string, fn: number, model?: RecordModel): TypedRecord | undefined {
  const scope = resolver.scopes.get(file);
  const returns = scope?.outline.functions[fn]?.returns ?? [];
  const own = oneOf(returns.map((value) => typedRecord(resolver, { file, fn }, value)));
  const mixed = model && own === undefined && { name: 'this', query: queryOf(model), depth: 0 };
  const found = mixed ? oneOf(returns.map((value) => handedRecord(resolver, { file, fn }, value, mixed))) : own;
  const [only, another] = returns;
  const isAtTimes =
    another === undefined && only?.kind === 'call' && scope?.outline.calls[only.call]?.branch !== undefined;
  return isAtTimes && found?.kind === 'relation'
    ? { kind: 'relation', query: atTimes(queryOf(found.query.model), found.query, 1) }
    : found;
}

export function modelNamed(resolver: Resolver, context: Context, name: string): RecordModel | undefined {
  if (!/^[A-Z]/.test(name)) return undefined;
  for (const definition of resolver.name(context, name))
    if (definition.kind === 'class') return modelAt(resolver, definition);
  return undefined;
}

function typedName(resolver: Resolver, context: Context, name: string): TypedRecord | undefined {
  if (name === 'this') return selfOf(resolver, context);
  const model = modelNamed(resolver, context, name);
  if (model !== undefined) return { kind: 'relation', query: queryOf(model) };
  if (name.startsWith('this.')) return typedField(resolver, context, name);
  const scope = resolver.scopes.get(context.file);
  for (let fn = context.fn; fn >= 0 && scope !== undefined; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const found = scope
      .bindings(fn, name)
      .map(({ value }) => typedRecord(resolver, { file: context.file, fn }, value))
      .find((typed) => typed !== undefined);
    if (found !== undefined)
      return found.kind === 'relation'
        ? grownQuery(resolver, scope, { file: context.file, fn }, name, found.query)
        : found;
    const index = scope.outline.functions[fn]?.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
    const given = index < 0 ? undefined : typedParameter(resolver, context.file, fn, index);
    if (given?.kind === 'relation') return grownQuery(resolver, scope, { file: context.file, fn }, name, given.query);
    if (index >= 0) return given;
  }
  return undefined;
}

/** `orders = orders.where(state: state) if state`: what later assignments make of the query under its own name. */
function grownQuery(resolver: Resolver, scope: Scope, context: Context, name: string, begun: RecordQuery): TypedRecord {
  let query = begun;
  for (const { value, branch } of scope.bindings(context.fn, name)) {
    if (value.kind !== 'call' || !goesOnFrom(scope, value, name)) continue;
    const found = handedRecord(resolver, context, value, { name, query, depth: 0 });
    if (found?.kind !== 'relation') query = opened(query);
    else query = branch === undefined ? found.query : atTimes(query, found.query, branch);
  }
  return { kind: 'relation', query };
}

/** The query that a name stands for while a function is read. */
interface Handed {
  readonly name: string;
  readonly query: RecordQuery;
  readonly depth: number;
}

/** People nest no more methods into one query; the bound keeps hostile input cheap. */
const maxMethods = 5;

/** What a value is where one name stands for a query that is known. */
function handedRecord(resolver: Resolver, context: Context, value: Value, handed: Handed): TypedRecord | undefined {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return undefined;
  if (value.kind === 'name' && value.name === handed.name) return { kind: 'relation', query: handed.query };
  if (value.kind === 'either') return oneOf(value.options.map((each) => handedRecord(resolver, context, each, handed)));
  if (value.kind !== 'call' || !goesOnFrom(scope, value, handed.name)) return typedRecord(resolver, context, value);
  const call = scope.outline.calls[value.call];
  if (call === undefined) return undefined;
  if (isNamed(call, handed.name)) return { kind: 'relation', query: handed.query };
  const inside = { file: context.file, fn: call.fn };
  const own: Value | undefined = call.on ?? (handed.name === 'this' ? { kind: 'name', name: 'this' } : undefined);
  const on = own === undefined ? undefined : handedRecord(resolver, inside, own, handed);
  const found = on === undefined ? undefined : memberOf(resolver, inside, on, call);
  return found ?? throughMethods(resolver, context.file, value.call, handed);
}

/** `policy_scope(Order)`: what the policy lets whoever is signed in see of it. */
function permitted(
  resolver: Resolver,
  context: Context,
  { name, args: [given] }: CallOutline,
): TypedRecord | undefined {
  const asked = name === 'policy_scope' && given !== undefined ? typedRecord(resolver, context, given) : undefined;
  if (asked?.kind !== 'relation') return undefined;
  const place = policyMethod(resolver, asked.query.model);
  const outline = place && resolver.scopes.get(place.file)?.outline.functions[place.fn];
  if (place === undefined || outline === undefined) return { kind: 'relation', query: opened(asked.query) };
  const handed = { name: 'scope', query: asked.query, depth: 0 };
  return oneOf(outline.returns.map((value) => handedRecord(resolver, place, value, handed)));
}

/** `sorted(orders)`: the query that goes in, with what the method adds to it on its ways out. */
function throughMethods(
  resolver: Resolver,
  file: string,
  index: number,
  handed: Handed | undefined,
): TypedRecord | undefined {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  const depth = handed?.depth ?? 0;
  if (call === undefined || depth > maxMethods) return undefined;
  const context = { file, fn: call.fn };
  for (const callee of calleesOf(resolver, file, index)) {
    if (callee.kind !== 'function') continue;
    const scope = resolver.scopes.get(callee.file);
    const fn = scope?.outline.functions[callee.fn];
    if (scope === undefined || fn === undefined) continue;
    const position = fn.parameters.findIndex(({ name }) => fn.returns.some((value) => isOrGoesOn(scope, value, name)));
    const [argument, name] = [call.args[position], fn.parameters[position]?.name];
    if (argument === undefined || name === undefined) continue;
    const query =
      handed === undefined
        ? typedRecord(resolver, context, argument)
        : handedRecord(resolver, context, argument, handed);
    if (query?.kind !== 'relation') continue;
    const inside = { file: callee.file, fn: callee.fn };
    const grown = grownQuery(resolver, scope, inside, name, query.query);
    if (grown.kind !== 'relation') continue;
    const known = { name, query: grown.query, depth: depth + 1 };
    const found = oneOf(fn.returns.map((value) => handedRecord(resolver, inside, value, known)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is added on some ways only. An order that only some have is none of the query's. */
function atTimes(query: RecordQuery, added: RecordQuery, branch: number): RecordQuery {
  const { filters, optional, limit, filtersKnown } = added.reading;
  const merged = copyOf(query);
  const more = filters.slice(query.reading.filters.length);
  merged.reading.optional.push(...more, ...optional.slice(query.reading.optional.length));
  merged.reading.limit ??= limit;
  if ((branch < 0 && more.length > 0) || !filtersKnown) merged.reading.filtersKnown = false;
  return { ...merged, related: added.related };
}

/** Of several ways only what all of them choose by is sure. */
function oneOf(ways: readonly (TypedRecord | undefined)[]): TypedRecord | undefined {
  const known = ways.filter((way) => way !== undefined);
  const asking = known.filter((way) => way.kind === 'row' || !way.query.silent);
  const [first, ...others] = asking.length > 0 ? asking : known;
  if (first?.kind !== 'relation') return first;
  const queries = others.flatMap((way) =>
    way.kind === 'relation' && way.query.model === first.query.model ? [way.query] : [],
  );
  if (queries.length === 0) return first;
  const reading = oneReading([first.query.reading, ...queries.map((query) => query.reading)]);
  return { kind: 'relation', query: { ...first.query, reading } };
}

/** `|order|` of a block that runs for each row, and what callers pass to a method. */
function typedParameter(resolver: Resolver, file: string, fn: number, index: number): TypedRecord | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const draft = outline?.functions[fn];
  const around = draft?.argumentOf === undefined ? undefined : outline?.calls[draft.argumentOf];
  if (around !== undefined) {
    if (index > 0 || around.on === undefined) return undefined;
    // A portion of the rows is a query again.
    if (around.name === 'in_batches') return typedRecord(resolver, { file, fn: around.fn }, around.on);
    if (!eachRecord.has(around.name) && around.name !== 'tap') return undefined;
    return rowOf(typedRecord(resolver, { file, fn: around.fn }, around.on));
  }
  if (!resolver.followParameters || draft === undefined || draft.name === '') return undefined;
  const fallback = draft.parameters[index]?.default;
  const found = recordCallers(resolver, file, fn).map((site): TypedRecord | undefined => {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call && givenFor(call, draft.parameters[index]?.name ?? '', index);
    if (call === undefined || argument === undefined) return fallback && typedRecord(resolver, { file, fn }, fallback);
    return typedRecord(resolver, { file: site.file, fn: call.fn }, argument);
  });
  return oneOf(found);
}

/** `@order`, set by the method itself or by another of the class and of what it inherits from. */
function typedField(resolver: Resolver, { file, fn }: Context, name: string): TypedRecord | undefined {
  const scope = resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  if (scope === undefined || cls === undefined || name.slice('this.'.length).includes('.')) return undefined;
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) {
    const own = scope
      .bindings(at, name)
      .map(({ value }) => typedRecord(resolver, { file, fn: at }, value))
      .find((found) => found !== undefined);
    if (own !== undefined) return own;
  }
  for (const part of hierarchyOf(resolver, { file, cls })) {
    const bindings = resolver.scopes.get(part.file)?.members(part.cls, name.slice('this.'.length)) ?? [];
    for (const binding of bindings) {
      const found = typedRecord(resolver, { file: part.file, fn: binding.fn }, binding.value);
      if (found === undefined) continue;
      // What other methods make of it in their time is not known here.
      return bindings.length > 1 && found.kind === 'relation'
        ? { kind: 'relation', query: opened(found.query) }
        : found;
    }
  }
  return undefined;
}

/** What a method of the workspace gives: `current_user`, `find_order`. */
function returnedRecord(resolver: Resolver, file: string, index: number): TypedRecord | undefined {
  for (const callee of calleesOf(resolver, file, index)) {
    const found = callee.kind === 'function' ? lambdaQuery(resolver, callee.file, callee.fn) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
