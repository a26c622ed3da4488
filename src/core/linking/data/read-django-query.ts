import { lookups, type QuerySetStep, querySetSteps } from '../../extractors/data/django-query.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { extendsPackage } from './extends-package.ts';
import { type ChainReading, limitOf, newReading, readAtTimes } from './read-chain-steps.ts';
import { type CatalogTable, columnOf, heldBy, relationOf } from './schema-catalog.ts';
import { modelNamed } from './sqlalchemy-conditions.ts';
import { objectModel, relatedRows } from './sqlalchemy-object.ts';

const library = 'django';

/** `Order.objects.filter(…).order_by(…)[:10]`, `get_object_or_404(Order, pk=…)`, `order.save()`. */
export function readDjangoQuery(spot: CallSpot, facts: OperationFacts): boolean {
  return readShortcut(spot, facts) || readInstance(spot, facts) || readQuerySet(spot, facts);
}

interface Query {
  readonly model: string;
  readonly entry: CatalogTable | undefined;
  readonly reading: ChainReading;
  readonly related: string[];
  /** The rows of one object, by its key: as they are, `prefetch_related` may have brought them along. */
  readonly ofObject?: true;
}

function queryOf(spot: CallSpot, model: string): Query {
  const reading = newReading();
  reading.tables.push({ name: model, alias: undefined });
  return { model, entry: spot.schema.model(spot.operation.service, model), reading, related: [] };
}

function finish(spot: CallSpot, facts: OperationFacts, { entry, reading, related, ofObject }: Query): boolean {
  if (reading.verb === 'insert') reading.filters.splice(0);
  const isWhole = reading.filters.length < 2 && reading.sorts.length === 0 && reading.limit === undefined;
  const mayBeHeld = ofObject === true && reading.verb === 'select' && isWhole;
  const accesses = chainAccesses(spot, library, reading);
  facts.accesses.push(
    ...(mayBeHeld ? accesses.map((fact) => ({ ...fact, again: true as const })) : accesses),
    ...related.flatMap((name) => relatedAccess(spot, entry, name)),
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
  const chain = chainOf(spot);
  const query = chain === undefined ? undefined : startOf(spot, chain.root, 0);
  if (chain === undefined || query === undefined || isContinued(spot)) return false;
  // A query that is empty by its own word is never sent.
  if (chain.links.some(({ call }) => call.name === 'none')) return true;
  for (const { call } of chain.links) addStep(spot, query, call);
  const part = isPartOfAnother(spot);
  if (part || isHandedOut(spot)) query.reading.filtersKnown = false;
  const before = facts.accesses.length;
  finish(spot, facts, query);
  if (part) facts.accesses.push(...facts.accesses.splice(before).map((fact) => ({ ...fact, joined: true as const })));
  return true;
}

/** `Exists(orders.filter(id=OuterRef('order_id')))` runs within the query around it. */
function isPartOfAnother({ resolver, context, call }: CallSpot): boolean {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  return calls.some(
    ({ name, start, end }) => (name === 'Exists' || name === 'Subquery') && start < call.start && call.end < end,
  );
}

/** Who is given a query that has not run yet adds to it what it chooses by. */
function isHandedOut(spot: CallSpot): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const returns = scope?.outline.functions[spot.context.fn]?.returns ?? [];
  return !isFinal(spot.call) && returns.some((value) => value.kind === 'call' && value.call === spot.index);
}

/** Sends the query and gives no query back. */
function isFinal({ name }: CallOutline): boolean {
  const step = Object.hasOwn(querySetSteps, name) ? querySetSteps[name] : undefined;
  return name === 'in_bulk' || step?.does === 'one' || step?.does === 'verb';
}

const deepest = 8;

/** `Order.objects`, or a variable that holds a query on it. */
function startOf(spot: CallSpot, root: Value | undefined, depth: number): Query | undefined {
  if (root?.kind !== 'name' || depth > deepest) return undefined;
  const manager = /^(.+)\.(?:objects|_default_manager)$/.exec(root.name)?.[1];
  if (manager !== undefined) {
    const model = modelNamed(spot, spot.context, { kind: 'name', name: manager });
    return model === undefined ? undefined : queryOf(spot, model);
  }
  const record = recordNamed(spot, root.name);
  if (record !== undefined) return queryOf(spot, record);
  return fromVariable(spot, root.name, depth) ?? fromRelation(spot, root.name);
}

/** Models of Tortoise ORM are asked without a manager: `Order.filter(…)`. */
function recordNamed(spot: CallSpot, name: string): string | undefined {
  const model = modelNamed(spot, spot.context, { kind: 'name', name });
  return model !== undefined && extendsPackage(spot.resolver, spot.context, name, ['tortoise']) ? model : undefined;
}

/** `order.lines` of one order: rows that hold its key. */
function fromRelation(spot: CallSpot, name: string): Query | undefined {
  const held = relatedRows(spot, name);
  if (held === undefined) return undefined;
  const query = queryOf(spot, held.relation);
  if (held.by !== undefined) query.reading.filters.push({ qualifier: undefined, column: held.by, operator: 'equal' });
  return { ...query, ofObject: true };
}

/** What is added to a query under its own name may be added at times only. */
function fromVariable(spot: CallSpot, name: string, depth: number): Query | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const bindings = (scope?.bindings(spot.context.fn, name) ?? []).filter(({ end }) => end < spot.call.at);
  let query: Query | undefined;
  for (const { value, branch } of bindings) {
    const chain = value.kind === 'call' ? chainUpTo(spot, value.call) : undefined;
    if (chain === undefined) continue;
    const again = chain.root?.kind === 'name' && chain.root.name === name;
    // A row, a number or a dictionary is no query any more.
    if (chain.calls.some(isFinal)) return undefined;
    const next = again ? query : startOf(spot, chain.root, depth + 1);
    if (next === undefined) return undefined;
    query = next;
    readAtTimes(next.reading, again && branch !== bindings[0]?.branch ? branch : undefined, () => {
      for (const call of chain.calls) addStep(spot, next, call);
    });
  }
  return query;
}

function chainUpTo(
  spot: CallSpot,
  index: number,
): { readonly root: Value | undefined; readonly calls: readonly CallOutline[] } {
  const all = spot.resolver.scopes.get(spot.context.file)?.outline.calls ?? [];
  const calls: CallOutline[] = [];
  let on: Value | undefined = { kind: 'call', call: index };
  while (on?.kind === 'call') {
    const call: CallOutline | undefined = all[on.call];
    if (call === undefined) break;
    calls.unshift(call);
    on = call.on;
  }
  return { root: on, calls };
}

/** A query in a variable runs when something is done with the variable; until then more may be added to it. */
function isContinued(spot: CallSpot): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const step = Object.hasOwn(querySetSteps, spot.call.name) ? querySetSteps[spot.call.name] : undefined;
  if (scope === undefined || step === undefined || isFinal(spot.call)) return false;
  const held = scope.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === spot.index);
  return (
    held !== undefined &&
    scope.outline.calls.some(
      (call) =>
        call.at > held.at &&
        call.fn === spot.call.fn &&
        call.on?.kind === 'name' &&
        call.on.name === held.name &&
        Object.hasOwn(querySetSteps, call.name),
    )
  );
}

function addStep(spot: CallSpot, query: Query, call: CallOutline): void {
  const step: QuerySetStep | undefined = Object.hasOwn(querySetSteps, call.name) ? querySetSteps[call.name] : undefined;
  const { reading } = query;
  switch (step?.does) {
    case 'filter':
      addFilters(spot, query, call);
      return;
    case 'sort':
      for (const argument of call.args)
        if (argument.kind === 'text') {
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
      query.related.push(
        ...call.args.flatMap((value) => (value.kind === 'text' ? [value.text.split('__')[0] ?? ''] : [])),
      );
      return;
    case 'one':
      if (step.verb !== undefined) reading.verb = step.verb;
      else reading.limit ??= { kind: 'constant', value: 1 };
      if (step.verb !== 'insert') addFilters(spot, query, call);
      reading.many = false;
      return;
    case 'verb':
      reading.verb = step.verb;
      // One statement for a batch of rows.
      if (call.name.startsWith('bulk_')) reading.filtersKnown = false;
      return;
    default:
      addOwnStep(reading, call);
      // It takes the keys of the rows.
      if (call.name === 'in_bulk') reading.filtersKnown = false;
  }
}

/** What a manager of the team's own is called with says what it does: `objects.create_with_file(…)`. */
function addOwnStep(reading: ChainReading, { name }: CallOutline): void {
  if (name === 'raw' || name === 'extra') reading.filtersKnown = false;
  const made = /^(bulk_)?create_/.exec(name);
  if (made === null) return;
  reading.verb = 'insert';
  reading.many = made[1] !== undefined;
  reading.filtersKnown = false;
}

/** `state='new'`, `created__gte=start`, `Q(a=1) | Q(b=2)` */
function addFilters(spot: CallSpot, query: Query, call: CallOutline): void {
  for (const argument of call.args) addCondition(spot, query, argument, call);
}

function addCondition(spot: CallSpot, query: Query, value: Value, call: CallOutline): void {
  const { reading } = query;
  if (value.kind === 'either') {
    for (const option of value.options) addCondition(spot, query, option, call);
    // One of several is enough, which no index over all of them finds.
    reading.filtersKnown = false;
  } else if (value.kind === 'call') {
    const inner = spot.resolver.scopes.get(spot.context.file)?.outline.calls[value.call];
    if (inner?.name === 'Q') addFilters(spot, query, inner);
    else reading.filtersKnown = false;
  } else if (value.kind === 'object') {
    if (value.spreads.length > 0) reading.filtersKnown = false;
    for (const { key, value: given } of value.entries)
      if (key !== 'defaults') addKeyword(query, key, call.name === 'exclude' || isOwnValue(spot, given));
  } else reading.filtersKnown = false;
}

/** `F('ordered')`: rows are compared with what stands or was computed beside them, which no index looks up. */
function isOwnValue(spot: CallSpot, value: Value): boolean {
  if (value.kind !== 'call') return false;
  return spot.resolver.scopes.get(spot.context.file)?.outline.calls[value.call]?.name === 'F';
}

function addKeyword(query: Query, keyword: string, isOther: boolean): void {
  const parts = keyword.split('__');
  const last = parts.at(-1) ?? '';
  const operator: FilterOperator | undefined = parts.length > 1 ? lookups[last] : 'equal';
  const [field = ''] = parts;
  const through = operator === undefined ? parts.length > 1 : parts.length > 2;
  const held = heldBy(query.entry, field) !== undefined;
  if (held || (through && relationOf(query.entry, field) !== undefined)) {
    query.related.push(field);
    // The condition is on the other table; what it is there, is not followed.
    query.reading.filtersKnown = false;
    return;
  }
  query.reading.filters.push({
    qualifier: undefined,
    column: fieldColumn(query, field),
    operator: isOther ? 'other' : (operator ?? 'other'),
  });
}

/** A relation is held by its own column. */
function fieldColumn({ entry }: Query, field: string): string {
  if (relationOf(entry, field) !== undefined) return `${field}_id`;
  return columnOf(entry, field) ?? field;
}

const shortcuts: Readonly<Record<string, 'one' | 'many'>> = { get_object_or_404: 'one', get_list_or_404: 'many' };

function readShortcut(spot: CallSpot, facts: OperationFacts): boolean {
  const form = Object.hasOwn(shortcuts, spot.call.name) ? shortcuts[spot.call.name] : undefined;
  const [first, ...rest] = spot.call.args;
  if (form === undefined || first === undefined) return false;
  const model = modelNamed(spot, spot.context, first);
  const started = first.kind === 'call' ? chainStart(spot, first.call) : undefined;
  const query = model === undefined ? started : queryOf(spot, model);
  if (query === undefined) return false;
  for (const argument of rest) addCondition(spot, query, argument, spot.call);
  if (form === 'one') {
    query.reading.many = false;
    query.reading.limit = { kind: 'constant', value: 1 };
  }
  return finish(spot, facts, query);
}

function chainStart(spot: CallSpot, index: number): Query | undefined {
  const chain = chainUpTo(spot, index);
  const query = startOf(spot, chain.root, 0);
  if (query !== undefined) for (const call of chain.calls) addStep(spot, query, call);
  return query;
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
  query.reading.filtersKnown = false;
  return finish(spot, facts, query);
}

function isShortcut(spot: CallSpot, index: number): boolean {
  const call = spot.resolver.scopes.get(spot.context.file)?.outline.calls[index];
  return call !== undefined && Object.hasOwn(shortcuts, call.name);
}
