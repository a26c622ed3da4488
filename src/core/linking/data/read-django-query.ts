import { type QuerySetStep, querySetSteps } from '../../extractors/data/django-query.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { chainAccesses } from './chain-accesses.ts';
import { withOwnModel } from './class-models.ts';
import {
  addCondition,
  addFilters,
  addModelOrder,
  type DjangoQuery,
  fieldColumn,
  queryOf,
} from './django-conditions.ts';
import { extendsPackage } from './extends-package.ts';
import { cutBy, isHandedOn, takersOf } from './handed-on.ts';
import { mergedSteps, waysByTable } from './merged-ways.ts';
import { isManager } from './model-managers.ts';
import { type QueryWay, queryWays, waysAt } from './query-ways.ts';
import { type ChainReading, limitOf, readAtTimes } from './read-chain-steps.ts';
import { type CatalogTable, heldBy, relationOf } from './schema-catalog.ts';
import { modelNamed } from './sqlalchemy-conditions.ts';
import { objectModel, relatedRows } from './sqlalchemy-object.ts';
import { viewObject } from './view-object.ts';

const library = 'django';

/** `Order.objects.filter(…).order_by(…)[:10]`, `get_object_or_404(Order, pk=…)`, `order.save()`. */
export function readDjangoQuery(spot: CallSpot, facts: OperationFacts): boolean {
  return (
    readShortcut(spot, facts) ||
    readViewObject(spot, facts) ||
    readInstance(spot, facts) ||
    readFetched(spot, facts) ||
    readQuerySet(spot, facts)
  );
}

export function finish(spot: CallSpot, facts: OperationFacts, query: DjangoQuery): boolean {
  const { entry, reading, related, loaded, ofObject } = query;
  if (reading.verb === 'insert') {
    reading.filters.splice(0);
    related.splice(0);
  }
  if (reading.verb !== 'select') {
    loaded.splice(0);
    reading.sorts.splice(0);
  }
  const isWhole = reading.filters.length < 2 && reading.sorts.length === 0 && reading.limit === undefined;
  const mayBeHeld = ofObject === true && reading.verb === 'select' && isWhole;
  // What was loaded along has the order of its model as well.
  addModelOrder(query);
  const accesses = chainAccesses(spot, library, reading);
  facts.accesses.push(
    ...(mayBeHeld ? accesses.map((fact) => ({ ...fact, again: true as const })) : accesses),
    ...[...new Set([...related, ...loaded])].flatMap((name) => relatedAccess(spot, entry, name)),
  );
  return true;
}

/** `select_related('customer')` reads the table of the customers too. */
function relatedAccess(spot: CallSpot, entry: CatalogTable | undefined, name: string): readonly AccessFact[] {
  const model = relationOf(entry, name);
  if (model === undefined) return [];
  const related = spot.schema.model(spot.operation.service, model);
  const table = { name: related?.table.name ?? model, entry: related };
  return [{ ...plainAccess, spot, library, table, filtersKnown: false, joined: true }];
}

function readQuerySet(spot: CallSpot, facts: OperationFacts): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const isChosen = spot.call.name === 'get_queryset';
  const isContinued = scope?.continued.has(spot.index) === true;
  if (scope === undefined || (isContinued && !isChosen)) return false;
  const queries = queriesOf(spot, waysAt(spot));
  if (queries.length === 0 || isContinued) return queries.length > 0;
  const before = facts.accesses.length;
  const final = isFinal(spot.call) || queries.every(({ isSent }) => isSent);
  if (final || !(isHandedOn(spot) || isAskedFor(spot)))
    for (const query of queries) {
      if (!final) leaveOpen(spot, query);
      finish(spot, facts, query);
    }
  if (isPartOfAnother(spot))
    facts.accesses.push(...facts.accesses.splice(before).map((fact) => ({ ...fact, joined: true as const })));
  const callees = calleesOf(spot.resolver, spot.context.file, spot.index);
  // What a view chooses its rows by was read right here.
  return isChosen || !callees.some(({ kind }) => kind === 'function');
}

/** What chooses rows of a query that was handed on, may be said where nobody looks. */
function leaveOpen(spot: CallSpot, { reading }: DjangoQuery): void {
  const cut = cutBy(spot);
  if (cut === 'limit') reading.limit ??= { kind: 'parameter' };
  if (cut === 'unknown' || isPartOfAnother(spot) || isHandedOut(spot)) reading.filtersKnown = false;
}

/** Queries that a value may be, one for each model. */
function queriesIn(spot: CallSpot, value: Value): readonly DjangoQuery[] {
  return queriesOf(spot, queryWays(spot.resolver, spot.context, value, spot.call));
}

/** Queries of Django and Tortoise that came about in these ways. */
export function queriesOf(spot: CallSpot, ways: readonly QueryWay[]): readonly DjangoQuery[] {
  const own = ways.filter(
    ({ steps }) =>
      // A row, a number or a dictionary is no query any more; a query that is empty by its own word is never sent.
      !steps.some(({ call, isHeld }) => call.name === 'none' || (isHeld === true && isFinal(call))),
  );
  return waysByTable(own, (way) => startOf(spot, way)?.model).flatMap((group) => {
    const query = group[0] === undefined ? undefined : startOf(spot, group[0]);
    if (query === undefined) return [];
    for (const { context, call, index, branch, isUnread } of mergedSteps(group, spot.call)) {
      if (isUnread) query.reading.filtersKnown = false;
      else readAtTimes(query.reading, branch, () => addStep({ ...spot, context, call, index }, query, call));
    }
    const last = group[0]?.steps.at(-1);
    return [{ ...query, isSent: last !== undefined && last.isHeld !== true && isFinal(last.call) }];
  });
}

/** `Exists(orders.filter(id=OuterRef('order_id')))` runs within the query around it. */
function isPartOfAnother(spot: CallSpot): boolean {
  return isWithin(spot, parts);
}

const parts: ReadonlySet<string> = new Set(['Exists', 'Subquery']);

/** The shortcut that is handed a query runs it. */
function isAskedFor(spot: CallSpot): boolean {
  return takersOf(spot).some(({ name, args }) => {
    const [first] = args;
    return Object.hasOwn(shortcuts, name) && first?.kind !== 'object';
  });
}

function isWithin({ resolver, context, call }: CallSpot, names: ReadonlySet<string>): boolean {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  return calls.some(({ name, start, end }) => names.has(name) && start < call.start && call.end < end);
}

/** Who is given a query that has not run yet adds to it what it chooses by; so does what loads rows along with others. */
function isHandedOut(spot: CallSpot): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const { name = '', returns = [] } = scope?.outline.functions[spot.context.fn] ?? {};
  const isReturned = returns.some((value) => value.kind === 'call' && value.call === spot.index);
  // A view pages through what this method gives, or takes one of it.
  return isReturned || /^get_queryset\b/.test(name) || isWithin(spot, along);
}

const along: ReadonlySet<string> = new Set(['Prefetch']);

/** Sends the query and gives no query back. */
export function isFinal({ name }: CallOutline): boolean {
  const step = Object.hasOwn(querySetSteps, name) ? querySetSteps[name] : undefined;
  return name === 'in_bulk' || step?.does === 'one' || step?.does === 'verb';
}

/** `Order.objects`, `Order.open`, or a variable that holds a query on it. */
function startOf(spot: CallSpot, { root, steps }: QueryWay): DjangoQuery | undefined {
  if (root?.kind !== 'name' && root?.kind !== 'parameter') return undefined;
  const { resolver } = spot;
  const context = root.kind === 'name' ? root.context : { file: root.file, fn: root.fn };
  const name = root.kind === 'name' ? root.name : parameterName(resolver, root);
  const [first] = steps;
  const call = first?.context.file === context.file ? first.call : spot.call;
  const at = { ...spot, context, call };
  const manager = /^(.+)\.(?:objects|_default_manager|_base_manager)$/.exec(name)?.[1];
  if (manager !== undefined) {
    const own = { ...spot, resolver: withOwnModel(resolver, spot.context, context, manager) };
    const model = modelNamed(own, context, { kind: 'name', name: manager });
    return model === undefined ? undefined : queryOf(spot, model);
  }
  const record = recordNamed(at, name);
  if (record !== undefined) return queryOf(spot, record);
  const owner = isManager(resolver, context, name) ? name.slice(0, name.lastIndexOf('.')) : undefined;
  const model = owner === undefined ? undefined : modelNamed(spot, context, { kind: 'name', name: owner });
  return model === undefined ? fromRelation(at, name) : queryOf(spot, model);
}

function parameterName(resolver: Resolver, { file, fn, index }: { file: string; fn: number; index: number }): string {
  return resolver.scopes.get(file)?.outline.functions[fn]?.parameters[index]?.name ?? '';
}

/** Models of Tortoise ORM are asked without a manager: `Order.filter(…)`. */
function recordNamed(spot: CallSpot, name: string): string | undefined {
  const model = modelNamed(spot, spot.context, { kind: 'name', name });
  return model !== undefined && extendsPackage(spot.resolver, spot.context, name, ['tortoise']) ? model : undefined;
}

/** `order.lines` of one order: rows that hold its key. */
function fromRelation(spot: CallSpot, name: string): DjangoQuery | undefined {
  const held = relatedRows(spot, name);
  if (held === undefined) return undefined;
  const query = queryOf(spot, held.relation);
  if (held.by !== undefined) query.reading.filters.push({ qualifier: undefined, column: held.by, operator: 'equal' });
  // Which rows it is, the table between both says.
  else query.reading.filtersKnown = false;
  return { ...query, ofObject: true };
}

function addStep(spot: CallSpot, query: DjangoQuery, call: CallOutline): void {
  const step: QuerySetStep | undefined = Object.hasOwn(querySetSteps, call.name) ? querySetSteps[call.name] : undefined;
  const { reading } = query;
  switch (step?.does) {
    case 'filter':
      addFilters(spot, query, call);
      return;
    case 'sort':
      query.ordered = true;
      for (const argument of call.args)
        if (argument.kind === 'text' && !query.computed.has(argument.text.replace(/^-/, ''))) {
          const name = argument.text.replace(/^-/, '');
          reading.sorts.push({
            qualifier: undefined,
            column: fieldColumn(query, name),
            descending: argument.text.startsWith('-'),
          });
        }
      return;
    case 'limit':
      reading.limit = call.args.length > 1 ? limitOf(call.args[1]) : reading.limit;
      return;
    case 'take':
      reading.limit = limitOf(call.args[0]);
      return;
    case 'columns':
      reading.columns.push(...call.args.flatMap((value) => (value.kind === 'text' ? [value.text] : [])));
      return;
    case 'related':
      query.loaded.push(
        ...call.args.flatMap((value) => (value.kind === 'text' ? [value.text.split('__')[0] ?? ''] : [])),
      );
      return;
    case 'one':
      if (step.verb !== undefined) reading.verb = step.verb;
      else reading.limit ??= { kind: 'constant', value: 1 };
      if (step.verb !== 'insert') addFilters(spot, query, call);
      reading.many = false;
      if (call.name === 'exists') query.loaded.splice(0);
      // Of rows in an order the first is asked for; any other is the only one that is meant.
      if (!/^a?(?:first|last)$/.test(call.name)) query.ordered = true;
      return;
    case 'verb':
      reading.verb = step.verb;
      // One statement for a batch of rows.
      if (call.name.startsWith('bulk_')) reading.filtersKnown = false;
      return;
    default:
      addOwnStep(reading, call);
      if (call.name === 'annotate' || call.name === 'alias') addComputed(spot, query, call);
      // A manager of the team's own chooses rows as it likes.
      if (step === undefined && !others.has(call.name)) reading.filtersKnown = false;
      // It takes the keys of the rows.
      if (call.name === 'in_bulk') reading.filtersKnown = false;
  }
}

function addComputed(spot: CallSpot, { computed, related, entry }: DjangoQuery, { args }: CallOutline): void {
  const calls = spot.resolver.scopes.get(spot.context.file)?.outline.calls;
  for (const value of args.flatMap((each) =>
    each.kind === 'object' ? each.entries.map((one) => one.value) : [each],
  )) {
    // `Count('lines')`, `Sum('lines__price')` reads the rows of the relation.
    const [first] = (value.kind === 'call' ? calls?.[value.call]?.args : undefined) ?? [];
    const [name = ''] = first?.kind === 'text' ? first.text.split('__') : [];
    if (relationOf(entry, name) !== undefined && heldBy(entry, name) !== undefined) related.push(name);
  }
  for (const value of args) if (value.kind === 'object') for (const { key } of value.entries) computed.add(key);
}

/** Methods of query sets that choose no rows. */
const others: ReadonlySet<string> = new Set(['aiterator', 'explain', 'get_queryset', 'dates', 'datetimes']);

/** What a manager of the team's own is called with says what it does: `objects.create_with_file(…)`. */
function addOwnStep(reading: ChainReading, { name }: CallOutline): void {
  if (name === 'raw' || name === 'extra') reading.filtersKnown = false;
  const made = /^(bulk_)?create_/.exec(name);
  if (made === null) return;
  reading.verb = 'insert';
  reading.many = made[1] !== undefined;
  reading.filtersKnown = false;
}

const shortcuts: Readonly<Record<string, 'one' | 'many'>> = { get_object_or_404: 'one', get_list_or_404: 'many' };

function readShortcut(spot: CallSpot, facts: OperationFacts): boolean {
  const form = Object.hasOwn(shortcuts, spot.call.name) ? shortcuts[spot.call.name] : undefined;
  const [first, ...rest] = spot.call.args;
  if (form === undefined || first === undefined) return false;
  const model = modelNamed(spot, spot.context, first);
  const query = model === undefined ? queriesIn(spot, first)[0] : queryOf(spot, model);
  if (query === undefined) return false;
  for (const argument of rest) addCondition(spot, query, argument, spot.call);
  if (form === 'one') {
    query.ordered = true;
    query.reading.many = false;
    query.reading.limit = { kind: 'constant', value: 1 };
  }
  return finish(spot, facts, query);
}

/** `self.get_object()`: a row of those that the view shows, by its key. */
function readViewObject(spot: CallSpot, facts: OperationFacts): boolean {
  const shown = viewObject(spot, spot.call, spot.index);
  const found = shown && objectModel(spot, { kind: 'call', call: spot.index });
  if (shown === undefined || found === undefined) return false;
  const query = queryOf(spot, found.model);
  query.ordered = true;
  for (const column of query.entry?.table.primaryKey ?? [])
    query.reading.filters.push({ qualifier: undefined, column, operator: 'equal' });
  query.reading.many = false;
  query.reading.limit = { kind: 'constant', value: 1 };
  if (shown.isChosen) query.reading.filtersKnown = false;
  return finish(spot, facts, query);
}

/** `order.save()` and `order.delete()` */
function readInstance(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  if ((call.name !== 'save' && call.name !== 'delete') || call.on === undefined) return false;
  if (call.on.kind === 'call' && !isShortcut(spot, call.on.call)) return false;
  const found = objectModel(spot, call.on);
  if (found === undefined) return false;
  const query = queryOf(spot, found.model);
  query.reading.verb = call.name === 'delete' ? 'delete' : found.loaded ? 'update' : 'insert';
  query.reading.many = false;
  // What is saved or deleted goes by its key.
  const keys = query.reading.verb === 'insert' ? [] : (query.entry?.table.primaryKey ?? []);
  for (const column of keys) query.reading.filters.push({ qualifier: undefined, column, operator: 'equal' });
  query.reading.filtersKnown = query.reading.verb === 'insert' || keys.length > 0;
  return finish(spot, facts, query);
}

function isShortcut(spot: CallSpot, index: number): boolean {
  const call = spot.resolver.scopes.get(spot.context.file)?.outline.calls[index];
  return call !== undefined && (Object.hasOwn(shortcuts, call.name) || viewObject(spot, call, index) !== undefined);
}

/** `await order.fetch_related('lines', 'lines__product')` of Tortoise, `prefetch_related_objects(orders, 'lines')` of Django */
function readFetched(spot: CallSpot, facts: OperationFacts): boolean {
  const { name, on, args } = spot.call;
  const isMethod = name === 'fetch_related' && on !== undefined;
  if (!isMethod && name !== 'prefetch_related_objects') return false;
  const rows = isMethod ? on : args[0];
  const found = rows && objectModel(spot, rows);
  if (found === undefined) return false;
  const entry = spot.schema.model(spot.operation.service, found.model);
  const names = args.flatMap((value) => (value.kind === 'text' ? [value.text.split('__')[0] ?? ''] : []));
  facts.accesses.push(...[...new Set(names)].flatMap((each) => relatedAccess(spot, entry, each)));
  return true;
}
