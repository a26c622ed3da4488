import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, CompareValue, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { collectedItems } from './collected-items.ts';
import { entityName } from './entity-repository.ts';
import { type ChainReading, type Mention, readAtTimes, startsOpen } from './read-chain-steps.ts';
import { columnOf, relationOf } from './schema-catalog.ts';

const joining = new Set(['and_', 'or_', 'not_']);
const comparing: Readonly<Record<string, FilterOperator>> = {
  '==': 'equal',
  is: 'equal',
  '<': 'range',
  '<=': 'range',
  '>': 'range',
  '>=': 'range',
};

/** Adds what a condition such as `Order.state == 'new'` filters by. */
export function addCondition(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  switch (value.kind) {
    case 'compare': {
      addComparison(spot, context, value, reading);
      return;
    }
    case 'either':
    case 'list':
      for (const option of value.kind === 'list' ? value.items : value.options)
        addCondition(spot, context, option, reading);
      return;
    case 'object':
      for (const { key } of value.entries)
        reading.filters.push({ qualifier: reading.newest, column: key, operator: 'equal' });
      if (value.spreads.length > 0) reading.filtersKnown = false;
      return;
    case 'call':
      addCalled(spot, context, value.call, reading);
      return;
    default: {
      if (addHeld(spot, context, value, reading)) return;
      const collected = collectedItems(spot.resolver, context, value);
      for (const item of collected?.items ?? [])
        readAtTimes(reading, item.branch, () => addCondition(spot, item.context, item.value, reading));
      if (collected?.whole !== true) reading.filtersKnown = false;
    }
  }
}

function addComparison(spot: CallSpot, context: Context, value: CompareValue, reading: ChainReading): void {
  const [left, right] = [value.left, value.right].map((side) => mentionOf(spot, context, side));
  const column = left ?? right;
  const operator = comparing[value.operator] ?? 'other';
  if (left !== undefined && right !== undefined && left.qualifier !== right.qualifier) {
    // A column compared with another table's joins rows and chooses none.
    for (const { qualifier } of [left, right]) addTable(reading, qualifier);
  } else if (column === undefined) reading.filtersKnown = false;
  else addFilter(spot, column, operator, reading);
}

/** What a condition names is asked, too, whether it was joined by name or not. */
function addFilter(spot: CallSpot, column: Mention, operator: FilterOperator, reading: ChainReading): void {
  const owner = spot.schema.model(spot.operation.service, column.qualifier ?? '');
  addTable(reading, column.qualifier);
  const isColumn = relationOf(owner, column.column) === undefined || columnOf(owner, column.column) !== undefined;
  if (!isColumn) reading.filtersKnown = false;
  else reading.filters.push({ ...column, operator });
}

function addTable(reading: ChainReading, name: string | undefined): void {
  if (name !== undefined && !reading.tables.some((table) => table.name === name))
    reading.tables.push({ name, alias: undefined });
}

/** `Order.customer`, `'customer'` of what a query is about: the model that the relation leads to. */
export function relatedModel(spot: CallSpot, context: Context, value: Value): string | undefined {
  const mention = mentionOf(spot, context, value);
  if (mention?.qualifier === undefined) return undefined;
  return relationOf(spot.schema.model(spot.operation.service, mention.qualifier), mention.column);
}

/** `Order.id.in_(ids)`, `or_(…, …)` */
function addCalled(spot: CallSpot, context: Context, index: number, reading: ChainReading): void {
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return;
  if (joining.has(call.name)) {
    for (const argument of call.args) addCondition(spot, context, argument, reading);
    return;
  }
  if (addExists(spot, context, call, reading)) return;
  const operator = Object.hasOwn(sqlalchemy.operators, call.name) ? sqlalchemy.operators[call.name] : undefined;
  const column = call.on === undefined ? undefined : mentionOf(spot, context, call.on);
  if (operator === undefined || column === undefined) reading.filtersKnown = false;
  else
    addFilter(
      spot,
      column,
      operator === 'like' && startsOpen(spot, context, call.args[0]) ? 'contains' : operator,
      reading,
    );
}

/** `on_loan = exists().where(…)`: a condition that has a name. */
function addHeld(spot: CallSpot, context: Context, value: Value, reading: ChainReading): boolean {
  const bound = value.kind === 'name' ? spot.resolver.scopes.get(context.file)?.bindings(context.fn, value.name) : [];
  const [only, another] = bound ?? [];
  if (only?.value.kind !== 'call' || another !== undefined) return false;
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[only.value.call];
  return call !== undefined && addExists(spot, context, call, reading);
}

/** `exists().where(Line.order_id == Order.id)`: the rows of another table are looked for, and what it asks of them. */
function addExists(spot: CallSpot, context: Context, call: CallOutline, reading: ChainReading): boolean {
  const calls = spot.resolver.scopes.get(context.file)?.outline.calls ?? [];
  const links: CallOutline[] = [];
  for (
    let link: CallOutline | undefined = call;
    link !== undefined;
    link = link.on?.kind === 'call' ? calls[link.on.call] : undefined
  )
    links.push(link);
  if (!links.some(({ name }) => name === 'exists')) return false;
  for (const { name, args } of links)
    if (name === 'where' || name === 'filter') for (const value of args) addCondition(spot, context, value, reading);
  reading.filtersKnown = false;
  return true;
}

/** `Order.state` is the column `state` of the model `Order`; `col(Order.state)` too, `orders.c.state` of its table. */
export function mentionOf(spot: CallSpot, context: Context, value: Value): Mention | undefined {
  if (value.kind === 'call') {
    const call = spot.resolver.scopes.get(context.file)?.outline.calls[value.call];
    const inner = call?.args[0] ?? call?.on;
    return inner === undefined || !wrapping.has(call?.name ?? '') ? undefined : mentionOf(spot, context, inner);
  }
  if (value.kind !== 'name') return undefined;
  const parts = value.name.split('.').filter((part) => part !== 'c');
  const column = parts.at(-1);
  if (parts.length < 2 || column === undefined) return undefined;
  const model = modelNamed(spot, context, { kind: 'name', name: parts.slice(0, -1).join('.') });
  return model === undefined ? undefined : { qualifier: model, column };
}

const wrapping = new Set(['col', 'lower', 'upper', 'desc', 'asc', 'nullslast', 'nullsfirst', 'label', 'cast']);

/** The model or table that a value names, as far as the schema knows it. */
export function modelNamed(spot: CallSpot, context: Context, value: Value | undefined): string | undefined {
  const name = entityName(spot, context, value);
  if (name === undefined) return undefined;
  // A variable is often called like its class, but for its first letter.
  if (spot.schema.model(spot.operation.service, name)?.table.model === name) return name;
  // `t = tables.orders`
  const bound = value?.kind === 'name' ? spot.resolver.scopes.get(context.file)?.bindings(context.fn, value.name) : [];
  const [only, another] = bound ?? [];
  const isOther = only?.value.kind === 'name' && another === undefined && only.value.name.includes('.');
  return isOther ? modelNamed(spot, context, only.value) : undefined;
}
