import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { plainAccess } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { type ChainReading, limitOf, newReading, readAtTimes } from './read-chain-steps.ts';
import { addCondition, mentionOf, modelNamed } from './sqlalchemy-conditions.ts';
import { objectModel } from './sqlalchemy-object.ts';

/** `session.execute(select(Order).where(…))`, `session.query(Order).filter(…)`, `session.add(order)`. */
export function readSqlalchemy(spot: CallSpot, facts: OperationFacts): boolean {
  return readStatement(spot, facts) || readQuery(spot, facts) || readObject(spot, facts);
}

function readStatement(spot: CallSpot, facts: OperationFacts): boolean {
  const [statement] = spot.call.args;
  if (!sqlalchemy.runners.includes(spot.call.name) || statement === undefined) return false;
  const reading = newReading();
  addStatement(spot, spot.context, statement, reading, 0);
  if (reading.tables.length === 0) return false;
  if (takesOne(spot)) takeOne(reading);
  facts.accesses.push(...chainAccesses(spot, sqlalchemy.id, reading));
  return true;
}

const deepest = 8;

/** A statement, written here or built up in a variable. */
function addStatement(spot: CallSpot, context: Context, value: Value, reading: ChainReading, depth: number): void {
  const scope = spot.resolver.scopes.get(context.file);
  if (scope === undefined || depth > deepest) return;
  if (value.kind === 'either')
    for (const option of value.options) addStatement(spot, context, option, reading, depth + 1);
  if (value.kind === 'name') {
    const bindings = scope.bindings(context.fn, value.name).filter(({ at }) => at < spot.call.at);
    const begun = bindings.findLastIndex((binding) => !goesOn(scope, binding.value, value.name));
    const parts = bindings.slice(Math.max(begun, 0));
    for (const { value: part, branch } of parts) {
      if (part.kind !== 'call') continue;
      // Whatever is added in between may be added on one way only.
      const atTimes = branch === parts[0]?.branch ? undefined : branch;
      readAtTimes(reading, atTimes, () => addChain(spot, context, part.call, reading, depth, value.name));
    }
  }
  if (value.kind === 'call') addChain(spot, context, value.call, reading, depth, undefined);
}

/** `query = query.where(…)` adds to what the variable held. */
function goesOn(scope: Scope, value: Value, name: string): boolean {
  let on: Value | undefined = value;
  while (on?.kind === 'call') on = scope.outline.calls[on.call]?.on;
  return on?.kind === 'name' && on.name === name;
}

function addChain(
  spot: CallSpot,
  context: Context,
  index: number,
  reading: ChainReading,
  depth: number,
  variable: string | undefined,
): void {
  const calls = spot.resolver.scopes.get(context.file)?.outline.calls ?? [];
  const call = calls[index];
  if (call === undefined || depth > deepest) return;
  const { on } = call;
  if (on?.kind === 'call') addChain(spot, context, on.call, reading, depth + 1, variable);
  else if (on?.kind === 'name' && on.name !== variable) {
    const begun = startsHere(spot, context, index, call, reading);
    if (!begun) addStatement(spot, context, on, reading, depth + 1);
    if (begun) return;
  } else if (on === undefined && startsHere(spot, context, index, call, reading)) return;
  addStep(spot, context, call, reading);
}

/** `select(Order, Line.id)`, `update(Order)`, `orders.insert()` */
function startsHere(
  spot: CallSpot,
  context: Context,
  index: number,
  call: CallOutline,
  reading: ChainReading,
): boolean {
  const verb = Object.hasOwn(sqlalchemy.statements, call.name) ? sqlalchemy.statements[call.name] : undefined;
  if (verb === undefined) return false;
  const own = call.on === undefined ? undefined : modelNamed(spot, context, call.on);
  if (own !== undefined) addModel(reading, own);
  else if (!isOfLibrary(spot, context, index)) return false;
  reading.verb = verb;
  for (const argument of call.args) addSelected(spot, context, argument, reading);
  return true;
}

function isOfLibrary(spot: CallSpot, context: Context, index: number): boolean {
  return calleesOf(spot.resolver, context.file, index).some(
    (callee) => (callee.kind === 'external' || callee.kind === 'made') && sqlalchemy.modules.includes(callee.module),
  );
}

/** What a query reads: a model, a column of one, or a function of such. */
function addSelected(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const model = modelNamed(spot, context, value);
  if (model !== undefined) {
    addModel(reading, model);
    return;
  }
  const column = mentionOf(spot, context, value);
  if (column?.qualifier !== undefined) {
    addModel(reading, column.qualifier);
    reading.columns.push(column.column);
    return;
  }
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return;
  if (aggregates.has(call.name)) reading.verb = 'count';
  for (const argument of call.args) addSelected(spot, context, argument, reading);
}

const aggregates = new Set(['count', 'sum', 'max', 'min', 'avg']);

function addModel(reading: ChainReading, name: string): void {
  if (!reading.tables.some((table) => table.name === name)) reading.tables.push({ name, alias: undefined });
}

function addStep(spot: CallSpot, context: Context, call: CallOutline, reading: ChainReading): void {
  const step = Object.hasOwn(sqlalchemy.steps, call.name) ? sqlalchemy.steps[call.name] : undefined;
  const [first] = call.args;
  switch (step?.does) {
    case 'table':
    case 'join':
      if (first !== undefined) addSelected(spot, context, first, reading);
      return;
    case 'filter':
      for (const argument of call.args) addCondition(spot, context, argument, reading);
      return;
    case 'sort':
      for (const argument of call.args) addSort(spot, context, argument, reading);
      return;
    case 'limit':
      reading.limit = limitOf(call.args.at(-1));
      return;
    case 'one':
      takeOne(reading);
      return;
    case 'aggregate':
      reading.verb = 'count';
      return;
    case 'verb':
      reading.verb = step.verb;
      return;
    default:
      if (call.name === 'paginate') reading.limit = { kind: 'parameter' };
  }
}

function addSort(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const target = call?.on ?? call?.args[0] ?? value;
  const column = mentionOf(spot, context, target) ?? mentionOf(spot, context, value);
  if (column !== undefined) reading.sorts.push({ ...column, descending: call?.name === 'desc' });
}

function takeOne(reading: ChainReading): void {
  reading.many = false;
  if (reading.verb === 'select') reading.limit ??= { kind: 'constant', value: 1 };
}

/** Whether what goes on with the result takes one row of it: `.scalars().first()`, also by way of a variable. */
function takesOne(spot: CallSpot): boolean {
  if (spot.call.name === 'scalar' || spot.call.name === 'fetch_one' || spot.call.name === 'fetch_val') return true;
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined) return false;
  const { calls, bindings } = scope.outline;
  const held = bindings.find(({ value }) => value.kind === 'call' && value.call === spot.index)?.name;
  return calls.some((call, index) => {
    if (!sqlalchemy.ones.includes(call.name) || call.fn !== spot.call.fn || index === spot.index) return false;
    let { on } = call;
    while (on?.kind === 'call' && on.call !== spot.index) on = calls[on.call]?.on;
    return on?.kind === 'call' ? on.call === spot.index : on?.kind === 'name' && on.name === held;
  });
}

/** `session.query(Order).filter(…).first()` and `Order.query.filter_by(…)`, as a whole. */
function readQuery(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined) return false;
  const { root, links } = chain;
  const reading = newReading();
  const calls = links.map(({ call }) => call);
  if (!addQuery(spot, root, calls, reading, 0)) return false;
  if (isContinued(spot)) return true;
  const last = calls.at(-1)?.name;
  if (last === 'get' || last === 'get_or_404') return keyed(spot, facts, reading);
  facts.accesses.push(...chainAccesses(spot, sqlalchemy.id, reading));
  return true;
}

/** The steps of a query that begins here, or that a name was given before; false where it is none. */
function addQuery(
  spot: CallSpot,
  root: Value | undefined,
  calls: readonly CallOutline[],
  reading: ChainReading,
  depth: number,
): boolean {
  const [first] = calls;
  if (depth > deepest) return false;
  if (root?.kind === 'name' && root.name.endsWith('.query')) {
    const model = modelNamed(spot, spot.context, { kind: 'name', name: root.name.slice(0, -'.query'.length) });
    if (model === undefined) return false;
    addModel(reading, model);
  } else if (first?.name === 'query')
    for (const argument of first.args) addSelected(spot, spot.context, argument, reading);
  else if (root?.kind !== 'name' || !addHeld(spot, root.name, first, reading, depth)) return false;
  if (reading.tables.length === 0) return false;
  for (const call of first?.name === 'query' ? calls.slice(1) : calls) addStep(spot, spot.context, call, reading);
  return true;
}

/** `query = session.query(Order)`, and `query = query.filter(…)` in between. */
function addHeld(
  spot: CallSpot,
  name: string,
  before: CallOutline | undefined,
  reading: ChainReading,
  depth: number,
): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const bindings = (scope?.bindings(spot.context.fn, name) ?? []).filter(({ end }) => end <= (before?.start ?? 0));
  const begun = scope === undefined ? -1 : bindings.findLastIndex(({ value }) => !goesOn(scope, value, name));
  const [start, ...further] = bindings.slice(Math.max(begun, 0));
  if (scope === undefined || start === undefined || begun < 0) return false;
  const links = linksOf(scope, start.value);
  if (links.calls.length === 0 || !addQuery(spot, links.root, links.calls, reading, depth + 1)) return false;
  // A row or a number is no query any more.
  if (links.calls.some((call) => ended.has(call.name))) return false;
  for (const { value, branch } of further)
    readAtTimes(reading, branch === start.branch ? undefined : branch, () => {
      for (const call of linksOf(scope, value).calls) addStep(spot, spot.context, call, reading);
    });
  return true;
}

const ended = new Set([
  'all',
  'first',
  'one',
  'one_or_none',
  'scalar',
  'count',
  'get',
  'get_or_404',
  'delete',
  'update',
]);

function linksOf(
  { outline }: Scope,
  value: Value,
): { readonly root: Value | undefined; readonly calls: CallOutline[] } {
  const calls: CallOutline[] = [];
  let on: Value | undefined = value;
  while (on?.kind === 'call') {
    const call: CallOutline | undefined = outline.calls[on.call];
    if (call === undefined) break;
    calls.unshift(call);
    on = call.on;
  }
  return { root: on, calls };
}

/** A query with a name runs where something is done with the name. */
function isContinued({ resolver, context, index, call }: CallSpot): boolean {
  const scope = resolver.scopes.get(context.file);
  const held = scope?.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index);
  if (scope === undefined || held === undefined || ended.has(call.name)) return false;
  return scope.outline.calls.some(
    ({ name, fn, at, on }) =>
      fn === call.fn &&
      at > held.at &&
      on?.kind === 'name' &&
      on.name === held.name &&
      (ended.has(name) || Object.hasOwn(sqlalchemy.steps, name)),
  );
}

/** `query.get(id)` and `session.get(Order, id)` look a row up by its key. */
function keyed(spot: CallSpot, facts: OperationFacts, reading: ChainReading): boolean {
  const name = reading.tables[0]?.name ?? '';
  const key = spot.schema.model(spot.operation.service, name)?.table.primaryKey ?? [];
  reading.filters.push(...key.map((column) => ({ qualifier: name, column, operator: 'equal' as const })));
  takeOne(reading);
  facts.accesses.push(...chainAccesses(spot, sqlalchemy.id, reading));
  return true;
}

/** `session.get(Order, id)`, `session.add(order)`, `session.delete(order)` */
function readObject(spot: CallSpot, facts: OperationFacts): boolean {
  const verb = Object.hasOwn(sqlalchemy.session, spot.call.name) ? sqlalchemy.session[spot.call.name] : undefined;
  const [first] = spot.call.args;
  if (verb === undefined || first === undefined || !isSession(spot)) return false;
  if (verb === 'select') {
    const model = modelNamed(spot, spot.context, first);
    if (model === undefined) return false;
    const reading = newReading();
    addModel(reading, model);
    return keyed(spot, facts, reading);
  }
  const found = objectModel(spot, first);
  if (found === undefined) return false;
  const entry = spot.schema.model(spot.operation.service, found.model);
  facts.accesses.push({
    ...plainAccess,
    spot,
    library: sqlalchemy.id,
    table: { name: entry?.table.name ?? found.model, entry },
    // What was loaded and changed is updated.
    verb: verb === 'insert' && found.loaded ? 'update' : verb,
    many: spot.call.name === 'add_all' || spot.call.name.startsWith('bulk_'),
    filtersKnown: verb === 'insert',
  });
  return true;
}

/** A session by its origin; by its name where the origin is not known. */
function isSession({ resolver, context, call }: CallSpot): boolean {
  if (call.on === undefined) return false;
  const made = resolver
    .value(context, call.on)
    .some((definition) => definition.kind === 'made' && sqlalchemy.modules.includes(definition.module));
  return made || (call.on.kind === 'name' && /(?:^|[._])(?:session|db|database|uow)$/i.test(call.on.name));
}
