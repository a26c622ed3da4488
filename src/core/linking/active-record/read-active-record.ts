import { recordSteps, recordWrites } from '../../extractors/data/active-record.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { rootName } from '../data/chain.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import type { CallSite } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { isSteady } from '../operations/given-to.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { ofItself } from './brought-along.ts';
import { classMethod } from './class-method.ts';
import { isCountKept } from './counted-rows.ts';
import { followedRows } from './followed-rows.ts';
import { type Association, type RecordModel, targetOf } from './record-model.ts';
import { copyOf, type RecordQuery } from './record-query.ts';
import { columnsWritten, endedBy } from './record-steps.ts';
import { tableOf } from './table-of.ts';
import { memberOf, type TypedRecord, typedRecord } from './typed-record.ts';
import { validatedRows } from './validated-rows.ts';

const library = 'active-record';

/** `Order.where(…).order(…).limit(5)`, `order.lines.create!(…)`, `order.customer`, `order.update(…)` */
export function readActiveRecord(spot: CallSpot, facts: OperationFacts): boolean {
  if (spot.call.new === true) return false;
  const on = receiverOf(spot);
  if (on === undefined) return false;
  if (isCountKept(spot)) return true;
  if (on.kind === 'row') return readRow(spot, facts, on);
  return on.query.rows !== true && readRelation(spot, facts, on.query);
}

export function receiverOf({ resolver, context, call }: CallSpot): TypedRecord | undefined {
  if (call.on !== undefined) return typedRecord(resolver, context, call.on);
  return typedRecord(resolver, context, { kind: 'name', name: 'this' });
}

function readRelation(spot: CallSpot, facts: OperationFacts, query: RecordQuery): boolean {
  const { resolver, context, call } = spot;
  const ended = endedBy(resolver, context, query, call);
  if (ended !== undefined) {
    record(spot, facts, ended);
    return true;
  }
  const scoped = query.model.scopes.has(call.name) || Object.hasOwn(recordSteps, call.name);
  const method = scoped ? undefined : classMethod(resolver, query.model, call.name);
  if (!scoped && method === undefined) return false;
  const typed = memberOf(resolver, context, { kind: 'relation', query }, call);
  // A method that gives no query does what it does by itself.
  if (typed?.kind !== 'relation') return scoped;
  if (!typed.query.silent && runsHere(spot)) record(spot, facts, typed.query);
  return true;
}

/** A query runs where the last step is added to it; in a variable, when nothing adds to it further down. */
function runsHere(spot: CallSpot, depth = 0): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined) return false;
  if (scope.continued.has(spot.index)) {
    const next = scope.outline.calls.find(({ on }) => on?.kind === 'call' && on.call === spot.index);
    if (next !== undefined && goesOn(spot, next)) return false;
  }
  // `query.where!(…)` changes the query in its place.
  if (mutating.has(spot.call.name) || isHandedOn(spot, scope)) return false;
  const held = scope.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === spot.index);
  if (held === undefined) return !isGivenBack(spot, depth);
  // What a loop adds to a query under its own name runs after it.
  if (spot.inLoop && rootName(scope, spot.call) === held.name) return false;
  return !scope.outline.calls.some(
    (call, at) =>
      call.at > held.at &&
      isInside(scope, call.fn, held.fn) &&
      ((call.on?.kind === 'name' && call.on.name === held.name && goesOn(spot, call)) ||
        (call.at > held.end && isHanded(spot, at, held.name))),
  );
}

/** `open(orders)`, where the method goes on with what it is handed. */
function isHanded({ resolver, context }: CallSpot, at: number, name: string): boolean {
  const call = resolver.scopes.get(context.file)?.outline.calls[at];
  const position = call?.args.findIndex((value) => value.kind === 'name' && value.name === name) ?? -1;
  if (position < 0) return false;
  return calleesOf(resolver, context.file, at).some(
    (callee) => callee.kind === 'function' && addsTo(resolver, callee, position),
  );
}

const mutating: ReadonlySet<string> = new Set([
  'where!',
  'and!',
  'or!',
  'merge!',
  'order!',
  'limit!',
  'joins!',
  'includes!',
]);

/** A query within a condition of another is a part of that; one that a method is handed to add to it runs there. */
function isHandedOn({ resolver, context, index, call }: CallSpot, scope: Scope): boolean {
  return scope.outline.calls.some((other, at) => {
    const position = other.start <= call.start && call.end <= other.end ? positionOf(other.args, index) : -1;
    if (position < 0) return false;
    if (Object.hasOwn(recordSteps, other.name)) return true;
    return calleesOf(resolver, context.file, at).some(
      (callee) => callee.kind === 'function' && addsTo(resolver, callee, position),
    );
  });
}

/** Position of the argument that is the call, or holds it. */
function positionOf(args: readonly Value[], index: number): number {
  const holds = (value: Value): boolean => {
    if (value.kind === 'call') return value.call === index;
    if (value.kind === 'list') return value.items.some(holds);
    return value.kind === 'object' && value.entries.some((entry) => holds(entry.value));
  };
  return args.findIndex(holds);
}

function addsTo(
  resolver: Resolver,
  { file, fn }: { readonly file: string; readonly fn: number },
  position: number,
): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  const name = outline?.functions[fn]?.parameters[position]?.name;
  return (
    outline?.calls.some(
      (call) =>
        call.fn === fn && call.on?.kind === 'name' && call.on.name === name && Object.hasOwn(recordSteps, call.name),
    ) === true
  );
}

function goesOn({ resolver, context }: CallSpot, next: CallOutline): boolean {
  const typed = next.on === undefined ? undefined : typedRecord(resolver, { file: context.file, fn: next.fn }, next.on);
  if (typed?.kind === 'relation' && typed.query.rows === true) return false;
  if (Object.hasOwn(recordSteps, next.name))
    return !next.args.some(({ kind }) => kind === 'function') || /^(?:find_|in_batches)/.test(next.name);
  if (typed?.kind !== 'relation') return false;
  if (next.name === 'then' || next.name === 'yield_self') return true;
  return typed.query.model.scopes.has(next.name) || classMethod(resolver, typed.query.model, next.name) !== undefined;
}

/** The query of a scope or of a method of the model runs for whoever asks for it. */
function isGivenBack(spot: CallSpot, depth: number): boolean {
  const { resolver, context, index } = spot;
  const scope = resolver.scopes.get(context.file);
  const fn = scope?.outline.functions[context.fn];
  const given = fn?.returns.some((value) => value.kind === 'call' && value.call === index) === true;
  if (!given || scope === undefined || fn === undefined) return false;
  if (fn.static === true && fn.cls !== undefined) return true;
  // What all callers go on with runs there.
  const sites = resolver.callSites({ kind: 'function', file: scope.file, fn: context.fn });
  return sites.length > 0 && depth < maxReturns && sites.every((site) => isGoneOnWith(spot, site, depth + 1));
}

/** Queries are handed back through few functions; the bound keeps hostile input cheap. */
const maxReturns = 3;

function isGoneOnWith(spot: CallSpot, { file, call: index }: CallSite, depth: number): boolean {
  const call = spot.resolver.scopes.get(file)?.outline.calls[index];
  return call !== undefined && !runsHere({ ...spot, context: { file, fn: call.fn }, index, call }, depth);
}

function readRow(spot: CallSpot, facts: OperationFacts, row: TypedRecord & { kind: 'row' }): boolean {
  const { call } = spot;
  const association = row.model.associations.get(call.name);
  if (association !== undefined) return readAssociation(spot, facts, row, association);
  const marked = markedColumn(row.model, call.name);
  const written = Object.hasOwn(recordWrites, call.name) ? recordWrites[call.name] : marked && 'update';
  if (written === undefined || (call.on === undefined && !isModelMethod(spot))) return false;
  const verb: DataVerb = written === 'delete' ? 'delete' : written === 'update' || row.loaded ? 'update' : 'insert';
  const columns = marked !== undefined ? [marked] : verb === 'update' ? columnsWritten(call) : [];
  const filters = verb === 'insert' ? [] : [{ column: 'id', operator: 'equal' as const }];
  facts.accesses.push({
    ...plainAccess,
    spot,
    library,
    table: tableOf(spot, row.model),
    verb,
    many: false,
    columns,
    filters,
  });
  facts.accesses.push(...followedRows(spot, row.model, verb), ...validatedRows(spot, row.model, verb));
  return true;
}

/** `booking.cancelled!` writes the value of an enumeration. */
function markedColumn({ scopes }: RecordModel, name: string): string | undefined {
  const scope = name.endsWith('!') ? scopes.get(name.slice(0, -1)) : undefined;
  return scope?.kind === 'column' ? scope.column : undefined;
}

/** `save` in a method of the model. */
function isModelMethod({ call }: CallSpot): boolean {
  return Object.hasOwn(recordWrites, call.name);
}

/** Reading a relation of a row asks the database, unless the row came with it. */
function readAssociation(
  spot: CallSpot,
  facts: OperationFacts,
  row: TypedRecord & { kind: 'row' },
  association: Association,
): boolean {
  const { resolver, context, call } = spot;
  const target = targetOf(resolver, association);
  if (target === undefined) return true;
  if (association.many) {
    const typed = memberOf(resolver, context, row, call);
    if (typed?.kind === 'relation' && runsHere(spot) && !row.preloaded.includes(association.name)) {
      const first = facts.accesses.length;
      record(spot, facts, typed.query);
      const [own] = facts.accesses.splice(first, 1);
      if (own !== undefined) facts.accesses.splice(first, 0, { ...own, keptBy: keeperOf(spot, association) });
    }
    return true;
  }
  if (row.preloaded.includes(association.name) || !row.loaded) return true;
  const column = association.own ? 'id' : association.key;
  const owner = ownerOf(spot);
  facts.accesses.push({
    ...plainAccess,
    spot: owner.steady ? { ...spot, inLoop: false } : spot,
    library,
    keptBy: keeperOf(spot, association),
    table: tableOf(spot, target),
    many: false,
    filters: [{ column, operator: 'equal' }],
    filtersKnown: !association.through,
    limit: { kind: 'constant', value: 1 },
  });
  return true;
}

/** The parameter whose relation it is, or the relation of the object itself. */
function keeperOf(spot: CallSpot, { name }: Association): string | undefined {
  return spot.call.on === undefined ? ofItself(name) : ownerOf(spot).parameter;
}

/** Whose relation it is: a parameter of the operation, and whether it is the same object on every turn of a loop. */
function ownerOf({ resolver, context, call, root }: CallSpot): { parameter?: string; steady: boolean } {
  const scope = resolver.scopes.get(context.file);
  let { on } = call;
  while (on?.kind === 'call') on = scope?.outline.calls[on.call]?.on;
  // Without a receiver it is asked of the object itself, which keeps the row after the first time.
  if (on === undefined) return { steady: true };
  if (scope === undefined || on.kind !== 'name') return { steady: false };
  const { name } = on;
  const kept = scope.bindings(root, name).find(({ value }) => value.kind === 'name')?.value;
  const given = name.startsWith('@') && kept?.kind === 'name' ? kept.name : name;
  const parameter = scope.outline.functions[root]?.parameters.find((each) => each.name === given)?.name;
  return { ...(parameter && { parameter }), steady: isSteady(scope, call, root, on) };
}

function record(spot: CallSpot, facts: OperationFacts, query: RecordQuery): void {
  if (query.silent) return;
  const copy = copyOf(query);
  const table = tableOf(spot, query.model);
  copy.reading.tables[0] = { name: table.name, alias: undefined };
  if (isPaged(spot)) copy.reading.limit ??= { kind: 'parameter' };
  const { many, limit } = copy.reading;
  if (many && limit === undefined && isKeptByObject(spot)) copy.reading.filtersKnown = false;
  facts.accesses.push(
    ...chainAccesses(spot, library, copy.reading),
    ...query.related.flatMap((each) => relatedAccess(spot, each)),
    ...followedRows(spot, query.model, copy.reading.verb),
    ...(copy.reading.many ? [] : validatedRows(spot, query.model, copy.reading.verb)),
  );
}

/** `pagy(orders)` asks for one page of what it is handed, by itself or under a name. */
function isPaged(spot: CallSpot): boolean {
  return callsWith(spot).some(({ name }) => /^pagy/.test(name));
}

/** `OrderQuery.new(orders).page(2)`: what an object does with a query that it keeps is not read. */
function isKeptByObject(spot: CallSpot): boolean {
  return callsWith(spot).some(
    (call) =>
      call.new === true &&
      spot.resolver.value(spot.context, { kind: 'name', name: call.name }).some(({ kind }) => kind === 'class'),
  );
}

/** Calls that are handed the query, as it is or under a name. */
function callsWith({ resolver, context, index, call }: CallSpot): readonly CallOutline[] {
  const { calls = [], bindings = [] } = resolver.scopes.get(context.file)?.outline ?? {};
  const held = bindings.find(({ value }) => value.kind === 'call' && value.call === index)?.name;
  return calls.filter(({ args, fn }) =>
    args.some(
      (value) =>
        (value.kind === 'call' && value.call === index) ||
        (value.kind === 'name' && value.name === held && fn === call.fn),
    ),
  );
}

/** `includes(:customer)` reads the table of the customers too. */
function relatedAccess(spot: CallSpot, association: Association): readonly AccessFact[] {
  const target = targetOf(spot.resolver, association);
  if (target === undefined) return [];
  const column = association.own ? 'id' : association.key;
  const filters = association.through ? [] : [{ column, operator: 'in' as const, joins: true as const }];
  return [{ ...plainAccess, spot, library, table: tableOf(spot, target), filters, filtersKnown: false }];
}
