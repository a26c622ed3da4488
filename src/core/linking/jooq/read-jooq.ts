import { jooq } from '../../extractors/data/jooq.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { allOf, anyOf, atTimes, type Conditions } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { readConditions } from '../conditions/read-conditions.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { type ChainReading, limitOf, newReading } from '../data/read-chain-steps.ts';
import { type QueryStep, type WholeQuery, wholeQuery } from '../data/whole-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { jooqColumn } from './jooq-column.ts';
import { jooqConditions } from './jooq-conditions.ts';

/** `dsl.selectFrom(PIPS).where(PIPS.SIZE.gt(3)).orderBy(PIPS.ID.desc()).limit(5)` */
export function readJooq(spot: CallSpot, facts: OperationFacts): boolean {
  if (!usesJooq(spot)) return false;
  const query = wholeQuery(spot, jooq.ends);
  const named = query?.steps.some(({ call }) => Object.hasOwn(jooq.tables, call.name)) === true;
  if (query === undefined || !named || !isJooq(spot, query)) return false;
  const reading = newReading();
  let conditions: Conditions = allOf([]);
  for (const step of query.steps) conditions = addStep(spot, step, reading, conditions);
  if (reading.tables.length === 0) return false;
  reading.filters.push(...conditions.filters.map(withQualifier));
  reading.optional.push(...conditions.optional.map(withQualifier));
  reading.filtersKnown = reading.filtersKnown && conditions.known;
  if (isCounted(spot)) reading.verb = 'count';
  facts.accesses.push(...chainAccesses(spot, jooq.id, reading));
  return true;
}

function withQualifier<T extends { readonly qualifier?: string | undefined }>(
  compared: T,
): T & { readonly qualifier: string | undefined } {
  return { ...compared, qualifier: compared.qualifier };
}

/** Most files of a project speak to no database; those of one package import nothing of each other. */
function usesJooq({ resolver, context }: CallSpot): boolean {
  const imports = resolver.scopes.get(context.file)?.outline.imports ?? [];
  return imports.some(({ from }) => from.startsWith(jooq.module) || /(?:^|\.)(?:Tables|tables)(?:\.|$)/.test(from));
}

function isJooq({ resolver }: CallSpot, { root, rootPlace, steps }: WholeQuery): boolean {
  const [first] = steps;
  const start = root ?? (first?.call.on === undefined ? undefined : first.call.on);
  if (start === undefined) return false;
  return resolver
    .value(rootPlace, start)
    .some(
      (found) =>
        (found.kind === 'made' || found.kind === 'external') &&
        (found.module === jooq.module || found.module.startsWith(`${jooq.module}.`)),
    );
}

/** `dsl.fetchExists(dsl.selectFrom(PIPS).where(…))` */
function isCounted({ resolver, context, index }: CallSpot): boolean {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  return calls.some(
    ({ name, args }) => /^fetch(?:Exists|Count)$/.test(name) && args[0]?.kind === 'call' && args[0].call === index,
  );
}

function addStep(spot: CallSpot, step: QueryStep, reading: ChainReading, before: Conditions): Conditions {
  const { call, place, branch, isUnread } = step;
  if (isUnread === true) return { ...before, known: false };
  const { name, args } = call;
  const [first] = args;
  const verb = Object.hasOwn(jooq.tables, name) ? jooq.tables[name] : undefined;
  if (verb !== undefined && addTable(spot, place, first, reading)) {
    if (reading.tables.length === 1) reading.verb = reading.verb === 'count' ? 'count' : verb;
    addResult(name, reading);
    return isDirect(name) ? allOf([before, conditionsIn(spot, place, args.slice(1))]) : before;
  }
  if (jooq.joins.some((each) => each === name)) addTable(spot, place, first, reading);
  if (/^selectCount$|^selectOne$/.test(name) || (name === 'select' && isCount(spot, place, first)))
    if (name !== 'selectOne') reading.verb = 'count';
  if (/^onDuplicateKey|^onConflict/.test(name)) reading.verb = 'upsert';
  if (jooq.limits.some((each) => each === name)) reading.limit = limitOf(args.at(-1));
  if (jooq.sorts.some((each) => each === name) && branch === undefined)
    for (const value of args) addSort(spot, place, value, reading);
  addResult(name, reading);
  if (name !== 'or' && !jooq.conditions.some((each) => each === name)) return before;
  const found = conditionsIn(spot, place, args.filter(isCondition));
  const added = branch === undefined ? found : atTimes(found);
  return name === 'or' ? anyOf([before, added]) : allOf([before, added]);
}

function isDirect(name: string): boolean {
  return jooq.direct.some((each) => each === name);
}

/** `addConditions(Operator.AND, …)` */
function isCondition(value: Value): boolean {
  return value.kind !== 'name' || !/(?:^|\.)Operator\.\w+$/.test(value.name);
}

function conditionsIn({ resolver }: CallSpot, place: Place, values: readonly Value[]): Conditions {
  return allOf(values.map((value) => readConditions(resolver, jooqConditions, place, value)));
}

function addResult(name: string, reading: ChainReading): void {
  if (/^fetch(?:One|Single|Any|Optional)/.test(name) && reading.verb === 'select') reading.many = false;
}

/** `PIPS` and `Tables.PIPS` are `pips`; a variable is an alias of one, anything else says nothing. */
function addTable(spot: CallSpot, place: Place, value: Value | undefined, reading: ChainReading): boolean {
  const found = tableIn(spot, place, value);
  if (found !== undefined) reading.tables.push(found);
  return found !== undefined;
}

function tableIn(
  spot: CallSpot,
  place: Place,
  value: Value | undefined,
): { readonly name: string; readonly alias: string | undefined } | undefined {
  const calls = spot.resolver.scopes.get(place.file)?.outline.calls ?? [];
  const call = value?.kind === 'call' ? calls[value.call] : undefined;
  // `MESSAGE.as("m")`
  if (call?.name === 'as' && call.on !== undefined) return tableIn(spot, place, call.on);
  const [named] = call?.name === 'table' ? call.args : [];
  if (named?.kind === 'text' && /^\w+$/.test(named.text)) return { name: named.text, alias: undefined };
  if (value?.kind !== 'name') return undefined;
  const name = value.name.split('.').at(-1) ?? '';
  if (/^[A-Z][A-Z\d_]*$/.test(name)) return { name: name.toLowerCase(), alias: undefined };
  const [begun] = spot.resolver.scopes.get(place.file)?.bindings(place.fn, value.name) ?? [];
  const aliased = begun && tableIn(spot, place, begun.value);
  return aliased && { ...aliased, alias: value.name };
}

function isCount({ resolver }: CallSpot, place: Place, value: Value | undefined): boolean {
  const call: CallOutline | undefined =
    value?.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  return call !== undefined && /^count(?:Distinct)?$/.test(call.name);
}

function addSort({ resolver }: CallSpot, place: Place, value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  const isOrder = call?.name === 'desc' || call?.name === 'asc';
  const column = jooqColumn(resolver, place, isOrder && call.on !== undefined ? call.on : value);
  if (column === undefined || column.computed) return;
  reading.sorts.push({ qualifier: column.qualifier, column: column.column, descending: call?.name === 'desc' });
}
