import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { byKey } from './by-key.ts';
import { chainAccesses } from './chain-accesses.ts';
import { readChangedObjects } from './changed-objects.ts';
import { withOwnModel } from './class-models.ts';
import { cutBy, isHandedOn } from './handed-on.ts';
import { isSession } from './is-session.ts';
import { mergedSteps, waysByTable } from './merged-ways.ts';
import { type QueryWay, queryWays, type WayStep, waysAt } from './query-ways.ts';
import { type ChainReading, limitOf, newReading, readAtTimes } from './read-chain-steps.ts';
import { savedInLoop } from './saved-in-loop.ts';
import { addCondition, mentionOf, modelNamed, relatedModel } from './sqlalchemy-conditions.ts';
import { objectModel } from './sqlalchemy-object.ts';

/** `session.execute(select(Order).where(…))`, `session.query(Order).filter(…)`, `session.add(order)`. */
export function readSqlalchemy(spot: CallSpot, facts: OperationFacts): boolean {
  return readStatement(spot, facts) || readQuery(spot, facts) || readObject(spot, facts);
}

/** What runs a statement, and takes one row of it or a page where its name says so. */
function readStatement(spot: CallSpot, facts: OperationFacts): boolean {
  const paged = isPager(spot);
  if (!paged && !sqlalchemy.runners.includes(spot.call.name)) return false;
  const found = spot.call.args.slice(0, paged ? 3 : 1).flatMap((argument) => {
    const values = argument.kind === 'object' ? argument.entries.map(({ value }) => value) : [argument];
    return values.flatMap((value) => statementAccesses(spot, value, paged));
  });
  facts.accesses.push(...found);
  return found.length > 0;
}

function statementAccesses(spot: CallSpot, value: Value, paged: boolean): readonly AccessFact[] {
  const ways = queryWays(spot.resolver, spot.context, value, spot.call);
  return readWays(spot, ways, (reading) => {
    if (takesOne(spot)) takeOne(reading);
    if (paged) reading.limit ??= { kind: 'parameter' };
  });
}

/** `paginate(session, select(Order))` of fastapi-pagination, `db.paginate(…)` of Flask-SQLAlchemy. */
function isPager({ resolver, context, index, call }: CallSpot): boolean {
  if (call.args.length === 0) return false;
  return calleesOf(resolver, context.file, index).some((callee) => {
    if (callee.kind !== 'external' && callee.kind !== 'made') return false;
    const name = callee.kind === 'external' ? callee.path.at(-1) : callee.members.at(-1);
    return /^a?paginate$/.test(name ?? '') && /^(?:fastapi_pagination|flask_sqlalchemy)\b/.test(callee.module);
  });
}

/** Accesses of a query of SQLAlchemy that came about in these ways; none where it is none of its. */
export function readWays(
  spot: CallSpot,
  ways: readonly QueryWay[],
  finish: (reading: ChainReading) => void,
): readonly AccessFact[] {
  const own = ways.filter((way) => way.steps.length > 0 && !way.steps.some((step, at) => isResult(way, step, at)));
  const tableOf = (way: QueryWay): string | undefined => readingOf(ownSpot(spot, way), [way])?.tables[0]?.name;
  return waysByTable(own, tableOf).flatMap((group) => {
    const reading = group[0] === undefined ? undefined : readingOf(ownSpot(spot, group[0]), group);
    if (reading === undefined) return [];
    finish(reading);
    return chainAccesses(spot, sqlalchemy.id, reading);
  });
}

/** What a base class begins for a class below, is about the model of that class. */
function ownSpot(spot: CallSpot, { steps: [first] }: QueryWay): CallSpot {
  if (first === undefined) return spot;
  const named = first.call.args.find((value) => value.kind === 'name');
  const name = named?.kind === 'name' ? named.name : '';
  const resolver = withOwnModel(spot.resolver, spot.context, first.context, name);
  return resolver === spot.resolver ? spot : { ...spot, resolver };
}

/** A row or a number is no query any more; nor is what holds the rows. */
function isResult({ root }: QueryWay, { isHeld, call }: WayStep, at: number): boolean {
  return isHeld === true && ended.has(call.name) && (at > 0 || root?.kind === 'name');
}

function readingOf(spot: CallSpot, ways: readonly QueryWay[]): ChainReading | undefined {
  const [way] = ways;
  const begun = way?.steps[0];
  if (way === undefined || begun === undefined) return undefined;
  const reading = newReading();
  const isFirst = begins(spot, way, begun, reading);
  if (isFirst === undefined) return undefined;
  const beginnings = new Set(isFirst ? ways.map(({ steps }) => steps[0]?.call) : []);
  for (const step of mergedSteps(ways, spot.call)) {
    if (beginnings.has(step.call)) continue;
    if (step.isUnread) reading.filtersKnown = false;
    if (step.isUnread && /pagina/.test(step.call.name)) reading.limit ??= { kind: 'parameter' };
    readAtTimes(reading, step.branch, () => addStep(spot, step.context, step.call, reading));
  }
  return reading.tables.length === 0 ? undefined : reading;
}

/** `cls.query` in a method of the model itself. */
function ownModel(spot: CallSpot, { file, fn }: Context): string | undefined {
  const scope = spot.resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  const name = cls === undefined ? undefined : scope?.outline.classes[cls]?.name;
  return name === undefined ? undefined : modelNamed(spot, { file, fn: 0 }, { kind: 'name', name });
}

/** Whether the first call names what is asked, rather than what it is called on; undefined where neither does. */
function begins(
  spot: CallSpot,
  { root }: QueryWay,
  { context, index, call }: WayStep,
  reading: ChainReading,
): boolean | undefined {
  if (root?.kind === 'name' && root.name.endsWith('.query')) {
    const owner = root.name.slice(0, -'.query'.length);
    const model =
      owner === 'this' ? ownModel(spot, root.context) : modelNamed(spot, root.context, { kind: 'name', name: owner });
    if (model === undefined) return undefined;
    addModel(reading, model);
    return false;
  }
  if (root?.kind !== 'name' && root !== undefined) return undefined;
  if (call.name !== 'query') return startsHere(spot, context, index, call, reading) ? true : undefined;
  for (const argument of call.args) addSelected(spot, context, argument, reading);
  return true;
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
      if (first === undefined) return;
      if (step.does === 'table' && addInner(spot, context, first, call, reading)) return;
      if (step.does === 'join') addJoined(spot, context, first, reading);
      else addSelected(spot, context, first, reading);
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
      if (call.name === 'options') for (const argument of call.args) addLoaded(spot, context, argument, reading);
  }
}

/** `.join(Order.customer)`, `.join(Customer, Customer.id == Order.customer_id)` */
function addJoined(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const related = relatedModel(spot, context, value);
  if (related === undefined) addSelected(spot, context, value, reading);
  else addModel(reading, related);
  const newest = related ?? modelNamed(spot, context, value);
  if (newest !== undefined) reading.newest = newest;
}

/** `.options(selectinload(Order.lines).joinedload(Line.product))` reads what the relations lead to along with the rows. */
function addLoaded(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return;
  if (call.on?.kind === 'call') addLoaded(spot, context, call.on, reading);
  const [first] = call.args;
  const related = first !== undefined && loading.has(call.name) ? relatedModel(spot, context, first) : undefined;
  if (related !== undefined) addModel(reading, related);
}

const loading: ReadonlySet<string> = new Set(['selectinload', 'joinedload', 'subqueryload', 'contains_eager']);

/** `select(func.count()).select_from(orders.subquery())` is about the same rows as the query within. */
function addInner(spot: CallSpot, context: Context, value: Value, call: CallOutline, reading: ChainReading): boolean {
  const ways = queryWays(spot.resolver, context, value, call);
  const [inner] = waysByTable(ways, (way) => readingOf(spot, [way])?.tables[0]?.name);
  const within = inner === undefined ? undefined : readingOf(spot, inner);
  if (within === undefined) return false;
  for (const { name } of within.tables) addModel(reading, name);
  reading.filters.push(...within.filters);
  reading.optional.push(...within.optional);
  if (!within.filtersKnown) reading.filtersKnown = false;
  return true;
}

function addSort(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const target = call?.on ?? call?.args[0] ?? value;
  const column = mentionOf(spot, context, target) ?? mentionOf(spot, context, value);
  if (column !== undefined) reading.sorts.push({ ...column, descending: call?.name === 'desc' });
}

export function takeOne(reading: ChainReading): void {
  reading.many = false;
  if (reading.verb === 'select') reading.limit ??= { kind: 'constant', value: 1 };
}

/** Whether what goes on with the result takes one row of it: `.scalars().first()`, also by way of a variable. */
export function takesOne(spot: CallSpot): boolean {
  if (sqlalchemy.single.includes(spot.call.name)) return true;
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
  if (spot.resolver.scopes.get(spot.context.file)?.continued.has(spot.index) !== false) return false;
  // A statement runs where a session is handed it.
  const ways = waysAt(spot).filter(({ root, steps }) =>
    root?.kind === 'name' ? root.name.endsWith('.query') : root === undefined && steps[0]?.call.name === 'query',
  );
  const last = spot.call.name;
  const found = readWays(spot, ways, (reading) => {
    if (last === 'get' || last === 'get_or_404') addKey(spot, reading);
    const cut = cutBy(spot);
    if (cut === 'limit') reading.limit ??= { kind: 'parameter' };
    if (cut === 'unknown') reading.filtersKnown = false;
  });
  if (found.length === 0) return false;
  if (ended.has(last) || !isHandedOn(spot)) facts.accesses.push(...found);
  return !isOwnFunction(spot);
}

function isOwnFunction({ resolver, context, index }: CallSpot): boolean {
  return calleesOf(resolver, context.file, index).some(({ kind }) => kind === 'function');
}

export const ended: ReadonlySet<string> = new Set([
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

/** `query.get(id)` and `session.get(Order, id)` look a row up by its key. */
function addKey(spot: CallSpot, reading: ChainReading): void {
  const name = reading.tables[0]?.name ?? '';
  const key = spot.schema.model(spot.operation.service, name)?.table.primaryKey ?? [];
  reading.filters.push(...key.map((column) => ({ qualifier: name, column, operator: 'equal' as const })));
  takeOne(reading);
}

/** `session.get(Order, id)`, `session.add(order)`, `session.delete(order)` */
function readObject(spot: CallSpot, facts: OperationFacts): boolean {
  if (readChangedObjects(spot, facts)) return true;
  const verb = Object.hasOwn(sqlalchemy.session, spot.call.name) ? sqlalchemy.session[spot.call.name] : undefined;
  const [first] = spot.call.args;
  if (verb === undefined || first === undefined || !isSession(spot)) return false;
  if (verb === 'select') {
    const model = modelNamed(spot, spot.context, first);
    if (model === undefined) return false;
    const reading = newReading();
    addModel(reading, model);
    addKey(spot, reading);
    facts.accesses.push(...chainAccesses(spot, sqlalchemy.id, reading));
    return true;
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
    ...(verb === 'delete' || (verb === 'insert' && found.loaded) ? byKey(entry) : { filtersKnown: verb === 'insert' }),
    ...(!spot.call.name.startsWith('bulk_') && !savedInLoop(spot, sending) && { gathered: true as const }),
  });
  return true;
}

const sending = /^(?:commit|flush|refresh)$/;
