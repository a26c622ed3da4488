import { jooq } from '../../extractors/data/jooq.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { type ChainReading, limitOf, type Mention, newReading } from './read-chain-steps.ts';

/** `dsl.selectFrom(PIPS).where(PIPS.SIZE.gt(3)).orderBy(PIPS.ID.desc()).limit(5)` */
export function readJooq(spot: CallSpot, facts: OperationFacts): boolean {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  if (outline === undefined) return false;
  const chain = chainOf(spot);
  const named = chain?.links.some(({ call }) => Object.hasOwn(jooq.tables, call.name)) === true;
  if (chain?.root === undefined || !named || !isJooq(spot, chain.root)) return false;
  const reading = newReading();
  for (const { call } of chain.links) addStep(outline.calls, call, reading);
  if (reading.tables.length === 0) return false;
  facts.accesses.push(...chainAccesses(spot, jooq.id, reading));
  return true;
}

function isJooq({ resolver, context }: CallSpot, root: Value): boolean {
  return resolver
    .value(context, root)
    .some(
      (found) =>
        (found.kind === 'made' || found.kind === 'external') &&
        (found.module === jooq.module || found.module.startsWith(`${jooq.module}.`)),
    );
}

function addStep(calls: readonly CallOutline[], call: CallOutline, reading: ChainReading): void {
  const [first] = call.args;
  const verb = Object.hasOwn(jooq.tables, call.name) ? jooq.tables[call.name] : undefined;
  if (verb !== undefined) {
    const table = tableIn(first);
    if (table === undefined) return;
    reading.verb = verb;
    reading.tables.push({ name: table, alias: undefined });
    return;
  }
  const joined = jooq.joins.some((each) => each === call.name) ? tableIn(first) : undefined;
  if (joined !== undefined) reading.tables.push({ name: joined, alias: undefined });
  if (jooq.conditions.some((each) => each === call.name))
    for (const value of call.args) addCondition(calls, value, reading);
  if (call.name === 'or') reading.filtersKnown = false;
  if (jooq.sorts.some((each) => each === call.name)) for (const value of call.args) addSort(calls, value, reading);
  if (call.name === 'limit') reading.limit = limitOf(call.args.at(-1));
  if (/^fetch(?:One|Single|Any|Optional)/.test(call.name) && reading.verb === 'select') reading.many = false;
}

/** `PIPS` and `Tables.PIPS` are `pips`; other names are variables, which say nothing. */
function tableIn(value: Value | undefined): string | undefined {
  const name = value?.kind === 'name' ? (value.name.split('.').at(-1) ?? '') : '';
  return /^[A-Z][A-Z\d_]*$/.test(name) ? name.toLowerCase() : undefined;
}

/** `PIPS.SIZE.gt(3)`, and what `and` adds to it. */
function addCondition(calls: readonly CallOutline[], value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  if (call === undefined) {
    reading.filtersKnown = false;
    return;
  }
  if (call.name === 'and' && call.on !== undefined)
    for (const each of [call.on, ...call.args]) addCondition(calls, each, reading);
  const operator = Object.hasOwn(jooq.operators, call.name) ? jooq.operators[call.name] : undefined;
  const column = columnIn(call.on);
  if (operator !== undefined && column !== undefined) reading.filters.push({ ...column, operator });
  else if (call.name !== 'and') reading.filtersKnown = false;
}

function columnIn(value: Value | undefined): Mention | undefined {
  const parts = value?.kind === 'name' ? value.name.split('.') : [];
  const [table, column] = parts.slice(-2);
  if (table === undefined || column === undefined || !/^[A-Z][A-Z\d_]*$/.test(column)) return undefined;
  return { qualifier: table.toLowerCase(), column: column.toLowerCase() };
}

function addSort(calls: readonly CallOutline[], value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  const column = columnIn(call?.on ?? value);
  if (column !== undefined) reading.sorts.push({ ...column, descending: call?.name === 'desc' });
}
