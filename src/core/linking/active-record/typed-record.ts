import { eachRecord, recordSteps, sameRecord } from '../../extractors/data/active-record.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type Association, modelAt, type RecordModel, targetOf } from './record-model.ts';
import { copyOf, queryOf, type RecordQuery, withFilter, withNamed } from './record-query.ts';
import { withStep } from './record-steps.ts';

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
      return value.options.map((option) => typedRecord(resolver, context, option)).find((found) => found !== undefined);
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
  const { model, related, silent } = typed.query;
  return { kind: 'row', model, loaded: !silent, preloaded: related.map(({ name }) => name) };
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
  return own ?? returnedRecord(resolver, file, index);
}

/** Within a model, a bare word is called on the model: `where` in a scope, `lines` in a method of a row. */
function implicitReceiver(resolver: Resolver, context: Context, name: string): TypedRecord | undefined {
  if (resolver.scopes.get(context.file)?.functionNamed(0, name) !== undefined) return undefined;
  return selfOf(resolver, context);
}

function selfOf(resolver: Resolver, { file, fn }: Context): TypedRecord | undefined {
  const scope = resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  const model = cls === undefined ? undefined : modelAt(resolver, { file, cls });
  if (model === undefined || scope === undefined) return undefined;
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) {
    const outline = scope.outline.functions[at];
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
    if (association !== undefined) return related(resolver, on.model, association);
    if (call.name === 'class') return { kind: 'relation', query: queryOf(on.model) };
    return sameRecord.has(call.name) ? on : undefined;
  }
  const { query } = on;
  const scope = query.model.scopes.get(call.name);
  if (scope?.kind === 'column') return { kind: 'relation', query: withFilter(query, scope.column, 'equal') };
  if (scope?.kind === 'lambda') return named(query, lambdaQuery(resolver, scope.file, scope.fn));
  if (Object.hasOwn(recordSteps, call.name)) return withStep(resolver, context, query, call);
  const method = classMethod(resolver, query.model, call.name);
  if (method !== undefined) return named(query, lambdaQuery(resolver, method.file, method.fn));
  return sameRecord.has(call.name) ? on : undefined;
}

function named(query: RecordQuery, added: TypedRecord | undefined): TypedRecord | undefined {
  if (added?.kind === 'relation' && added.query.model.tables[0] === query.model.tables[0])
    return { kind: 'relation', query: withNamed(query, added.query) };
  return added;
}

/** What the last expressions of a lambda or method give. */
function lambdaQuery(resolver: Resolver, file: string, fn: number): TypedRecord | undefined {
  const returns = resolver.scopes.get(file)?.outline.functions[fn]?.returns ?? [];
  return returns.map((value) => typedRecord(resolver, { file, fn }, value)).find((found) => found !== undefined);
}

/** A method of the model itself, or of what it mixes in. */
export function classMethod(
  resolver: Resolver,
  model: RecordModel,
  name: string,
): { readonly file: string; readonly fn: number } | undefined {
  for (const { file, cls } of hierarchyOf(resolver, model.place)) {
    const scope = resolver.scopes.get(file);
    const fn = scope?.method(cls, name, true);
    if (fn !== undefined && scope?.outline.functions[fn]?.static === true) return { file, fn };
  }
  return undefined;
}

function related(resolver: Resolver, owner: RecordModel, association: Association): TypedRecord | undefined {
  const target = targetOf(resolver, association);
  if (target === undefined || (target === owner && association.polymorphic)) return undefined;
  if (!association.many) return { kind: 'row', model: target, loaded: true, preloaded: [] };
  const query = queryOf(target);
  if (!association.through) return { kind: 'relation', query: withFilter(query, association.key, 'equal') };
  query.reading.filtersKnown = false;
  return { kind: 'relation', query };
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
    if (index >= 0) return typedParameter(resolver, context.file, fn, index);
  }
  return undefined;
}

/** `orders = orders.where(state: state) if state`: what later assignments add to the query under its own name. */
function grownQuery(resolver: Resolver, scope: Scope, context: Context, name: string, begun: RecordQuery): TypedRecord {
  let query = begun;
  for (const { value, branch } of scope.bindings(context.fn, name)) {
    const calls: CallOutline[] = [];
    let on: Value | undefined = value;
    while (on?.kind === 'call') {
      const call: CallOutline | undefined = scope.outline.calls[on.call];
      if (call === undefined) break;
      calls.unshift(call);
      on = call.on;
    }
    if (calls.length === 0 || on?.kind !== 'name' || on.name !== name) continue;
    const added = calls.reduce<TypedRecord | undefined>(
      (known, call) => (known?.kind === 'relation' ? memberOf(resolver, context, known, call) : undefined),
      { kind: 'relation', query: queryOf(begun.model) },
    );
    query = copyOf(query);
    if (added?.kind !== 'relation') query.reading.filtersKnown = false;
    else query = withAdded(query, added.query, branch);
  }
  return { kind: 'relation', query };
}

function withAdded(query: RecordQuery, added: RecordQuery, branch: number | undefined): RecordQuery {
  if (branch === undefined) return withNamed(query, added);
  const merged = copyOf(query);
  merged.reading.optional.push(...added.reading.filters);
  if (branch < 0 || !added.reading.filtersKnown) merged.reading.filtersKnown = false;
  return { ...merged, related: [...query.related, ...added.related] };
}

/** `|order|` of a block that runs for each row, and what callers pass to a method. */
function typedParameter(resolver: Resolver, file: string, fn: number, index: number): TypedRecord | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const draft = outline?.functions[fn];
  const around = draft?.argumentOf === undefined ? undefined : outline?.calls[draft.argumentOf];
  if (around !== undefined) {
    if (!eachRecord.has(around.name) && around.name !== 'tap') return undefined;
    if (index > 0 || around.on === undefined) return undefined;
    return rowOf(typedRecord(resolver, { file, fn: around.fn }, around.on));
  }
  if (!resolver.followParameters || draft === undefined || draft.name === '') return undefined;
  for (const site of resolver.callSites({ kind: 'function', file, fn })) {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call?.args[index];
    const found =
      call === undefined || argument === undefined
        ? undefined
        : typedRecord(resolver, { file: site.file, fn: call.fn }, argument);
    if (found !== undefined) return found;
  }
  return undefined;
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
      if (found !== undefined) return found;
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
