import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';
import { rootName } from './chain.ts';
import { type ChainReading, limitOf, newReading } from './read-chain-steps.ts';

const operators: Readonly<Record<string, FilterOperator>> = {
  equal: 'equal',
  isTrue: 'equal',
  isFalse: 'equal',
  isNull: 'equal',
  in: 'in',
  like: 'like',
  greaterThan: 'range',
  greaterThanOrEqualTo: 'range',
  lessThan: 'range',
  lessThanOrEqualTo: 'range',
  gt: 'range',
  ge: 'range',
  lt: 'range',
  le: 'range',
  between: 'range',
  notEqual: 'other',
  isNotNull: 'other',
  notLike: 'other',
};

const making: Readonly<Record<string, ChainReading['verb']>> = {
  createQuery: 'select',
  createCriteriaUpdate: 'update',
  createCriteriaDelete: 'delete',
};

/** What a query of JPA's Criteria API chooses, and the class that it asks for. */
export interface CriteriaReading {
  readonly entity: Value;
  readonly reading: ChainReading;
}

/** `entityManager.createQuery(criteria)`, the criteria being put together by statements before. */
export function criteriaOf(spot: CallSpot): CriteriaReading | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const [first] = spot.call.args;
  if (scope === undefined || first?.kind !== 'name') return undefined;
  const [begun] = scope.bindings(spot.context.fn, first.name);
  const maker = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  const verb = maker && Object.hasOwn(making, maker.name) ? making[maker.name] : undefined;
  if (maker?.on === undefined || verb === undefined) return undefined;
  const own = scope.outline.calls.filter((call) => call.fn === spot.call.fn && rootName(scope, call) === first.name);
  const entity = own.find(({ name }) => name === 'from')?.args[0] ?? maker.args[0];
  if (entity === undefined) return undefined;
  const reading = newReading();
  reading.verb = verb;
  for (const call of own) addClause(spot, scope, call, reading);
  const counted = own.some(({ name, args }) => name === 'select' && isCount(scope, args[0]));
  if (counted) reading.verb = 'count';
  addResult(spot, scope, reading);
  return { entity, reading };
}

function isCount(scope: Scope, value: Value | undefined): boolean {
  return value?.kind === 'call' && /^count/.test(scope.outline.calls[value.call]?.name ?? '');
}

function addClause(spot: CallSpot, scope: Scope, call: CallOutline, reading: ChainReading): void {
  if (call.name === 'where')
    for (const value of call.args) addPredicate(spot.context, scope, value, reading, reading.filters);
  if (call.name === 'orderBy')
    for (const value of call.args.flatMap((each) => (each.kind === 'list' ? each.items : [each]))) {
      const order = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
      const column = propertyIn(scope, order?.args[0]);
      if (column !== undefined)
        reading.sorts.push({ qualifier: undefined, column, descending: order?.name === 'desc' });
    }
}

/** `cb.equal(root.get("state"), state)`, `cb.and(…)`, a list of such that statements before filled. */
function addPredicate(
  context: Context,
  scope: Scope,
  value: Value,
  reading: ChainReading,
  into: ChainReading['filters'],
): void {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (value.kind === 'list') for (const item of value.items) addPredicate(context, scope, item, reading, into);
  else if (value.kind === 'name') addCollected(context, scope, value.name, reading);
  else if (call === undefined) reading.filtersKnown = false;
  else if (call.name === 'and' || call.name === 'conjunction')
    for (const item of call.args) addPredicate(context, scope, item, reading, into);
  else if (call.name === 'toArray' && call.on?.kind === 'name') addCollected(context, scope, call.on.name, reading);
  else {
    const operator = Object.hasOwn(operators, call.name) ? operators[call.name] : undefined;
    const column = propertyIn(scope, call.args[0]) ?? propertyIn(scope, call.on);
    if (operator === undefined || column === undefined) reading.filtersKnown = false;
    else into.push({ qualifier: undefined, column, operator });
  }
}

/** `predicates.add(cb.equal(…))`: each may be there at times only. */
function addCollected(context: Context, scope: Scope, name: string, reading: ChainReading): void {
  const [begun] = scope.bindings(context.fn, name);
  const single = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  if (single !== undefined && single.new !== true && Object.hasOwn(operators, single.name) && begun !== undefined)
    addPredicate(context, scope, begun.value, reading, reading.filters);
  const added = scope.outline.calls.filter(
    (call) => call.name === 'add' && call.fn === context.fn && call.on?.kind === 'name' && call.on.name === name,
  );
  for (const call of added) {
    const into = call.branch === begun?.branch ? reading.filters : reading.optional;
    for (const value of call.args) addPredicate(context, scope, value, reading, into);
  }
  if (begun === undefined) reading.filtersKnown = false;
}

/** `root.get("customer").get("id")`, `root.get(Order_.state)` */
function propertyIn(scope: Scope, value: Value | undefined): string | undefined {
  const call = value?.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (call === undefined) return undefined;
  if (call.name !== 'get') return propertyIn(scope, call.args[0]);
  const [first] = call.args;
  const own = first?.kind === 'text' ? first.text : first?.kind === 'name' ? first.name.split('.').at(-1) : undefined;
  const before = call.on?.kind === 'call' ? propertyIn(scope, call.on) : undefined;
  return own === undefined ? undefined : before === undefined ? own : `${before}.${own}`;
}

/** `.setMaxResults(10).getResultList()` behind the query. */
function addResult(spot: CallSpot, scope: Scope, reading: ChainReading): void {
  const { calls, bindings } = scope.outline;
  const held = bindings.find(({ value }) => value.kind === 'call' && value.call === spot.index)?.name;
  for (const call of calls) {
    if (call.fn !== spot.call.fn || call.at < spot.call.at) continue;
    let { on } = call;
    while (on?.kind === 'call' && on.call !== spot.index) on = calls[on.call]?.on;
    const follows = on?.kind === 'call' || (on?.kind === 'name' && on.name === held);
    if (!follows) continue;
    if (call.name === 'setMaxResults') reading.limit = limitOf(call.args[0]);
    if (/^getSingleResult/.test(call.name)) reading.many = false;
  }
}
