import { drizzle } from '../../extractors/data/drizzle.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSite, Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { collectedItems } from './collected-items.ts';
import { type ChainReading, type Mention, readAtTimes } from './read-chain-steps.ts';

/** The table that a value is, by its name in the database; `alias(guests, 'g')` is the table too. */
export function tableNamed(spot: CallSpot, context: Context, value: Value): string | undefined {
  for (const definition of spot.resolver.value(context, value)) {
    const name = tableOf(spot, definition);
    if (
      name !== undefined &&
      definition.kind === 'made' &&
      definition.members.every((each) => each === '()' || each === 'table()')
    )
      return name;
  }
  return undefined;
}

function tableOf(spot: CallSpot, definition: Definition): string | undefined {
  if (definition.kind !== 'made' || !definition.module.startsWith('drizzle-orm')) return undefined;
  const maker = definition.maker.at(-1) ?? '';
  // What a creator or a schema makes is the call of what they gave.
  const made = Object.hasOwn(drizzle.tables, maker) ? definition.origin : createdBy(definition);
  const call = made === undefined ? undefined : spot.resolver.scopes.get(made.file)?.outline.calls[made.call];
  const [name] = call?.args ?? [];
  if (made === undefined || name === undefined) return undefined;
  if (maker === 'alias' || maker === 'alias()') return tableNamed(spot, { file: made.file, fn: call?.fn ?? 0 }, name);
  if (name.kind !== 'text') return undefined;
  const { service } = spot.operation;
  const known = spot.schema.table(service, name.text);
  return known === undefined && made !== definition.origin ? modelOf(spot, made) : (known?.table.name ?? name.text);
}

function createdBy(definition: Definition & { kind: 'made' }): CallSite | undefined {
  const maker = definition.maker.at(-1) ?? '';
  if (maker === 'alias') return definition.origin;
  const first = definition.members[0];
  if (first !== '()' && first !== 'table()') return undefined;
  return Object.hasOwn(drizzle.creators, maker) || Object.hasOwn(drizzle.schemas, maker) ? definition.call : undefined;
}

/** A table whose name has a prefix is found by the variable that holds it. */
function modelOf(spot: CallSpot, site: CallSite): string | undefined {
  const scope = spot.resolver.scopes.get(site.file);
  const bound = scope?.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === site.call)?.name;
  return bound === undefined ? undefined : spot.schema.model(spot.operation.service, bound)?.table.name;
}

/** `visits.day`, `desc(visits.createdAt)`; undefined for anything that is no column. */
export function columnMention(spot: CallSpot, context: Context, value: Value): Mention | undefined {
  if (value.kind === 'call') {
    const call = spot.resolver.scopes.get(context.file)?.outline.calls[value.call];
    const inner = call?.on?.kind === 'name' && call.on.name.includes('.') ? call.on : call?.args[0];
    return inner === undefined || inner.kind === 'call' ? undefined : columnMention(spot, context, inner);
  }
  if (value.kind !== 'name' || !value.name.includes('.')) return undefined;
  const at = value.name.lastIndexOf('.');
  const owner: Value = { kind: 'name', name: value.name.slice(0, at) };
  const table = tableNamed(spot, context, owner) ?? callbackTable(spot, context, owner.name);
  return table === undefined
    ? undefined
    : { qualifier: table === '' ? undefined : table, column: value.name.slice(at + 1) };
}

/** In `where: (visit, { eq }) => eq(visit.day, day)` the first parameter is the table that is asked. */
function callbackTable(spot: CallSpot, context: Context, name: string): string | undefined {
  const outline = spot.resolver.scopes.get(context.file)?.outline;
  const { name: called = '', parameters } = outline?.functions[context.fn] ?? {};
  if (called !== '' && !asking.has(called)) return undefined;
  return parameters?.[0]?.name === name && parameters.length > 1 ? '' : undefined;
}

/** Options of a relational query that are functions of the table. */
const asking: ReadonlySet<string> = new Set(['where', 'orderBy', 'extras']);

/** Adds what `and(eq(visits.day, day), gte(visits.adults, 1))` filters by. */
export function addCondition(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const outline = spot.resolver.scopes.get(context.file)?.outline;
  if (value.kind === 'function') {
    const [returned] = outline?.functions[value.fn]?.returns ?? [];
    if (returned !== undefined) addCondition(spot, { file: context.file, fn: value.fn }, returned, reading);
    return;
  }
  const call = value.kind === 'call' ? outline?.calls[value.call] : undefined;
  if (call === undefined) {
    if (addNamed(spot, context, value, reading) || addCollected(spot, context, value, reading)) return;
    if (value.kind === 'literal' || (value.kind === 'name' && value.name === 'undefined')) return;
    reading.filtersKnown = false;
    if (value.kind === 'either') for (const option of value.options) addCondition(spot, context, option, reading);
    return;
  }
  if (drizzle.joining.some((name) => name === call.name)) {
    for (const argument of call.args) addCondition(spot, context, argument, reading);
    return;
  }
  const operator = Object.hasOwn(drizzle.operators, call.name)
    ? drizzle.operators[call.name as keyof typeof drizzle.operators]
    : undefined;
  const [left, right] = call.args;
  const column = left === undefined ? undefined : columnMention(spot, context, left);
  if (operator === undefined || column === undefined) {
    if (operator === undefined && addNamed(spot, context, value, reading)) return;
    reading.filtersKnown = false;
    return;
  }
  const other = right === undefined ? undefined : columnMention(spot, context, right);
  // A column compared with another table's joins rows and chooses none.
  if (other === undefined || other.qualifier === column.qualifier) reading.filters.push({ ...column, operator });
}

/** `const visible = isNull(guests.bannedAt)`, `ofGuest(id)`: a condition that has a name, or that a function gives. */
function addNamed(spot: CallSpot, context: Context, value: Value, reading: ChainReading): boolean {
  const [found, another] = spot.resolver.value(context, value);
  if (found?.kind !== 'made' || another !== undefined || !found.module.startsWith('drizzle-orm')) return false;
  const made = found.members.length === 0 ? found.origin : undefined;
  const call = made && spot.resolver.scopes.get(made.file)?.outline.calls[made.call];
  const isCondition =
    call && (Object.hasOwn(drizzle.operators, call.name) || drizzle.joining.some((name) => name === call.name));
  if (made === undefined || call === undefined || isCondition !== true) return false;
  if (value.kind === 'call' && made.call === value.call && made.file === context.file) return false;
  addCondition(spot, { file: made.file, fn: call.fn }, { kind: 'call', call: made.call }, reading);
  return true;
}

/** `const conditions = []; if (day) conditions.push(eq(visits.day, day))` */
function addCollected(spot: CallSpot, context: Context, value: Value, reading: ChainReading): boolean {
  const collected = collectedItems(spot.resolver, context, value);
  for (const item of collected?.items ?? [])
    readAtTimes(reading, item.branch, () => addCondition(spot, item.context, item.value, reading));
  if (collected?.whole === false) reading.filtersKnown = false;
  return collected !== undefined;
}

/** `desc(visits.createdAt)`, `visits.day`, `[…]` */
export function addSorts(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  if (value.kind === 'list') for (const item of value.items) addSorts(spot, context, item, reading);
  if (value.kind === 'function') {
    const [returned] = spot.resolver.scopes.get(context.file)?.outline.functions[value.fn]?.returns ?? [];
    if (returned !== undefined) addSorts(spot, { file: context.file, fn: value.fn }, returned, reading);
  }
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const column = columnMention(spot, context, value);
  if (column !== undefined) reading.sorts.push({ ...column, descending: call?.name === 'desc' });
}
