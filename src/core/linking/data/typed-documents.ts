import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { addLambda } from '../ef/ef-conditions.ts';
import { membersIn } from '../ef/lambda-members.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type ChainReading, limitOf } from './read-chain-steps.ts';

const operators: Readonly<Record<string, FilterOperator>> = {
  Eq: 'equal',
  In: 'in',
  AnyIn: 'in',
  AnyEq: 'equal',
  Gt: 'range',
  Gte: 'range',
  Lt: 'range',
  Lte: 'range',
  Ne: 'other',
  Nin: 'other',
  Regex: 'like',
  Exists: 'other',
  ElemMatch: 'other',
  Text: 'other',
};

/** Filters of the driver for .NET: `dog => dog.Kind == kind`, `Builders<Dog>.Filter.Eq(dog => dog.Kind, kind)`. */
export function addTypedFilter(spot: CallSpot, context: Context, value: Value, reading: ChainReading): boolean {
  const outline = spot.resolver.scopes.get(context.file)?.outline;
  if (outline?.language !== 'csharp') return false;
  if (value.kind === 'function') {
    const [collection] = reading.tables;
    const lambda = { spot, file: context.file, parameter: '', model: collection?.name ?? '' };
    addLambda(lambda, value, reading);
    // The key of a document is called so in the database.
    reading.filters.forEach((filter, index) => {
      if (filter.column === 'Id') reading.filters[index] = { ...filter, column: '_id' };
    });
    return true;
  }
  if (value.kind === 'either') {
    for (const option of value.options) addTypedFilter(spot, context, option, reading);
    return true;
  }
  if (value.kind === 'name') return addHeld(spot, context, value.name, reading);
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call === undefined) return false;
  addBuilt(spot, context, call, reading);
  return true;
}

/** `var filter = Builders<Dog>.Filter.Eq(…)` further up; `Filter.Empty` chooses all. */
function addHeld(spot: CallSpot, context: Context, name: string, reading: ChainReading): boolean {
  if (name.endsWith('Filter.Empty') || name === '_') return true;
  const [only, another] = spot.resolver.scopes.get(context.file)?.bindings(context.fn, name) ?? [];
  if (only === undefined || another !== undefined) reading.filtersKnown = false;
  else addTypedFilter(spot, context, only.value, reading);
  return true;
}

function addBuilt(spot: CallSpot, context: Context, call: CallOutline, reading: ChainReading): void {
  const operator = Object.hasOwn(operators, call.name) ? operators[call.name] : undefined;
  const [field, ...rest] = call.args;
  if (operator !== undefined) {
    for (const column of columnsIn(spot, context, field))
      reading.filters.push({ qualifier: undefined, column, operator });
    return;
  }
  if (call.name === 'Where' && field !== undefined) addTypedFilter(spot, context, field, reading);
  else if (call.name === 'And')
    for (const each of field === undefined ? [] : [field, ...rest]) addTypedFilter(spot, context, each, reading);
  else reading.filtersKnown = false;
}

function columnsIn(spot: CallSpot, context: Context, value: Value | undefined): readonly string[] {
  if (value?.kind === 'text') return [value.text];
  const outline = spot.resolver.scopes.get(context.file)?.outline;
  return outline === undefined || value === undefined ? [] : membersIn(outline, value);
}

type Step = Pick<CallOutline, 'name' | 'args' | 'fn'>;

/** `.SortByDescending(dog => dog.Age).Limit(10).FirstOrDefaultAsync()` */
export function addTypedStep(spot: CallSpot, { name, args, fn }: Step, reading: ChainReading): boolean {
  const context = { file: spot.context.file, fn };
  if (spot.resolver.scopes.get(context.file)?.outline.language !== 'csharp') return false;
  const [first] = args;
  if (/^(?:SortBy|ThenBy)(?:Descending)?$/.test(name))
    addSort(spot, context, first, name.endsWith('Descending'), reading);
  else if (name === 'Sort') addBuiltSort(spot, context, first, reading);
  else if (name === 'Limit') reading.limit = limitOf(first);
  else if (/^(?:First|Single)(?:OrDefault)?(?:Async)?$/.test(name)) {
    reading.many = false;
    reading.limit = { kind: 'constant', value: 1 };
  } else if (/^Count(?:Documents)?(?:Async)?$/.test(name)) reading.verb = 'count';
  return true;
}

/** `Builders<Dog>.Sort.Descending(dog => dog.Age)` */
function addBuiltSort(spot: CallSpot, context: Context, value: Value | undefined, reading: ChainReading): void {
  const calls = spot.resolver.scopes.get(context.file)?.outline.calls ?? [];
  for (let on = value; on?.kind === 'call'; on = calls[on.call]?.on) {
    const call = calls[on.call];
    if (call?.name === 'Descending' || call?.name === 'Ascending')
      addSort(spot, context, call.args[0], call.name === 'Descending', reading);
  }
}

function addSort(
  spot: CallSpot,
  context: Context,
  value: Value | undefined,
  descending: boolean,
  reading: ChainReading,
): void {
  for (const column of columnsIn(spot, context, value))
    reading.sorts.push({ qualifier: undefined, column, descending });
}
