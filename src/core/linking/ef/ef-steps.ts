import { paging, passingSteps, querySteps, withoutAsync } from '../../extractors/data/ef.ts';
import type { Value } from '../../syntax/outline.ts';
import { type ChainReading, limitOf } from '../data/read-chain-steps.ts';
import { relationOf } from '../data/schema-catalog.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';
import { addLambda, addTable, entryOf, mentionOf, type RowLambda } from './ef-conditions.ts';
import { efSource } from './ef-source.ts';
import { lambdaReturns, membersIn } from './lambda-members.ts';
import type { EfLink, Substitution } from './query-source.ts';

/** Adds what one step makes of a query. */
export function addStep(spot: CallSpot, model: string, link: EfLink, reading: ChainReading): void {
  const { call, file, given } = link;
  if (link.isUnread) reading.filtersKnown = false;
  const outline = spot.resolver.scopes.get(file)?.outline;
  const step = Object.hasOwn(querySteps, withoutAsync(call.name)) ? querySteps[withoutAsync(call.name)] : undefined;
  const [first] = call.args;
  if (outline === undefined) return;
  const lambda = { spot, file, parameter: '', model };
  const context = { file, fn: call.fn };
  switch (step?.does) {
    case 'filter':
      for (const each of call.args.flatMap((value) => conditionsIn(spot, context, value, given)))
        addLambda({ ...lambda, file: each.context.file }, each.value, reading);
      return;
    case 'sort':
      for (const { value, parameter } of first === undefined ? [] : lambdaReturns(outline, first)) {
        const column = mentionOf({ ...lambda, parameter }, value);
        if (column !== undefined) reading.sorts.push({ ...column, descending: step.descending });
      }
      return;
    case 'limit':
      reading.limit = limitOf(passedFor(first, given));
      return;
    case 'include':
      for (const each of includedBy(spot, context, first, given))
        addIncluded(spot, model, each.outline, each.value, reading);
      return;
    case 'project':
      addProjected(lambda, outline, first, reading);
      return;
    case 'join':
      addJoined(spot, file, call.fn, first, reading);
      return;
    case 'one':
      addPredicates(lambda, link, reading);
      takeOne(reading);
      return;
    case 'count':
      if (/^(?:Any|Count|LongCount|All)/.test(call.name)) addPredicates(lambda, link, reading);
      reading.verb = 'count';
      // What is counted is not put in order first.
      reading.sorts.splice(0);
      return;
    case 'key': {
      const keys = entryOf(spot, model)?.table.primaryKey ?? [];
      reading.filters.push(...keys.map((column) => ({ qualifier: undefined, column, operator: 'equal' as const })));
      takeOne(reading);
      return;
    }
    case 'verb':
      reading.verb = step.verb;
      return;
    case undefined:
      addUnknown(call.name, reading);
      return;
    default:
  }
}

/** What a package adds by a name of its own may choose rows; where it is named after pages, it cuts them. */
function addUnknown(name: string, reading: ChainReading): void {
  if (passingSteps.has(name)) return;
  const isPaging = paging.test(name);
  if (isPaging) reading.limit = { kind: 'parameter' };
  if (!isPaging || /Filter|Gridify/.test(name)) reading.filtersKnown = false;
}

interface Condition {
  readonly context: Context;
  readonly value: Value;
}

/** A lambda may be written here, handed over by whoever calls, or kept under a name: `Where(Order.IsOpen)`. */
function conditionsIn(spot: CallSpot, context: Context, value: Value, given: Substitution): readonly Condition[] {
  const passed = value.kind === 'name' ? given.passed?.(value.name) : undefined;
  if (passed !== undefined && passed.value === undefined) return [];
  const condition = { context: passed?.context ?? context, value: passed?.value ?? value };
  if (condition.value.kind !== 'name' && condition.value.kind !== 'call') return [condition];
  const kept = spot.resolver
    .value(condition.context, condition.value)
    .flatMap((found) =>
      found.kind === 'function' ? [{ context: { file: found.file, fn: found.fn }, value: lambdaOf(spot, found) }] : [],
    );
  const [only, another] = kept;
  return only === undefined || another !== undefined ? [condition] : [only];
}

/** A property or method gives a lambda, where it is none itself. */
function lambdaOf({ resolver }: CallSpot, { file, fn }: Context): Value {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const [given] = outline?.returns ?? [];
  const gives = outline?.cls !== undefined && given?.kind === 'function';
  return gives ? given : { kind: 'function', fn };
}

function passedFor(value: Value | undefined, given: Substitution): Value | undefined {
  return (value?.kind === 'name' ? given.passed?.(value.name)?.value : undefined) ?? value;
}

/** `FirstAsync(o => o.Id == id)` chooses as it ends. */
function addPredicates(lambda: RowLambda, { call, file, given }: EfLink, reading: ChainReading): void {
  for (const value of call.args)
    for (const each of conditionsIn(lambda.spot, { file, fn: call.fn }, value, given))
      if (each.value.kind === 'function') addLambda({ ...lambda, file: each.context.file }, each.value, reading);
}

function takeOne(reading: ChainReading): void {
  reading.many = false;
  reading.limit ??= { kind: 'constant', value: 1 };
}

interface Included {
  readonly outline: Scope['outline'];
  readonly value: Value;
}

/** What is handed over to be included: a lambda, several, or names in one text, one after the other in a loop. */
function includedBy(
  spot: CallSpot,
  context: Context,
  value: Value | undefined,
  given: Substitution,
): readonly Included[] {
  const outline = spot.resolver.scopes.get(context.file)?.outline;
  if (outline === undefined || value === undefined) return [];
  if (value.kind !== 'name') return [{ outline, value }];
  const passed = given.passed?.(listOf(outline, context, value.name));
  const from = passed && spot.resolver.scopes.get(passed.context.file)?.outline;
  if (passed?.value === undefined || from === undefined) return [];
  const items = passed.value.kind === 'list' ? passed.value.items : [passed.value];
  return items.flatMap((item): readonly Included[] =>
    item.kind === 'text'
      ? item.text.split(',').map((text) => ({ outline: from, value: { kind: 'text', text: text.trim() } }))
      : [{ outline: from, value: item }],
  );
}

/** `foreach (var name in includes.Split(','))`, `includes.Aggregate(query, (current, include) => …)`: the name of the list. */
function listOf(outline: Scope['outline'], { fn }: Context, name: string): string {
  const each = outline.bindings.find((binding) => binding.fn === fn && binding.name === name)?.value;
  const lambda = outline.functions[fn];
  const folds = lambda?.parameters.some((parameter) => parameter.name === name) === true;
  const folding = folds && lambda.argumentOf !== undefined ? outline.calls[lambda.argumentOf]?.on : undefined;
  let of: Value | undefined = each?.kind === 'each' ? each.of : folding;
  while (of?.kind === 'call') of = outline.calls[of.call]?.on;
  return of?.kind === 'name' ? of.name : name;
}

/** `Include(o => o.Lines)`, `ThenInclude(line => line.Product)`, `Include("Lines.Product")` */
function addIncluded(
  spot: CallSpot,
  model: string,
  outline: Scope['outline'],
  value: Value | undefined,
  reading: ChainReading,
): void {
  if (value === undefined) return;
  const paths =
    value.kind === 'text' ? [value.text] : [...membersIn(outline, value), ...filteredMembers(outline, value)];
  // What is included further on hangs on any of what was before.
  for (const path of paths)
    for (const start of [model, ...reading.tables.map(({ name }) => name).toReversed()]) {
      let current: string | undefined = start;
      const reached: string[] = [];
      for (const part of path.split('.')) {
        current = current === undefined ? undefined : relationOf(entryOf(spot, current), part);
        if (current !== undefined) reached.push(current);
      }
      if (reached.length === 0) continue;
      for (const name of reached) addTable(reading, name);
      break;
    }
}

/** `Select(o => new Card(o.Title, o.Room.Name))` reads the rooms as well. */
function addProjected(
  lambda: RowLambda,
  outline: Scope['outline'],
  value: Value | undefined,
  reading: ChainReading,
): void {
  if (value?.kind !== 'function') return;
  const [{ parameter } = { parameter: '' }] = lambdaReturns(outline, value);
  const names = namesWithin(outline, value.fn).filter((name) => name.startsWith(`${parameter}.`));
  for (const name of names) {
    let current: string | undefined = lambda.model;
    for (const part of name.slice(parameter.length + 1).split('.')) {
      current = current === undefined ? undefined : relationOf(entryOf(lambda.spot, current), part);
      if (current !== undefined) addTable(reading, current);
    }
  }
}

/** Names that a lambda mentions, in what it returns and in what it calls on the way. */
function namesWithin(outline: Scope['outline'], fn: number): readonly string[] {
  const calls = outline.calls.filter((call) => call.fn === fn);
  const values = [
    ...(outline.functions[fn]?.returns ?? []),
    ...calls.flatMap(({ on, args }) => [...(on ? [on] : []), ...args]),
  ];
  return values.flatMap(namesIn);
}

function namesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'name':
      return [value.name];
    case 'object':
      return value.entries.flatMap((entry) => namesIn(entry.value));
    case 'list':
      return value.items.flatMap(namesIn);
    case 'either':
      return value.options.flatMap(namesIn);
    case 'member':
      return namesIn(value.of);
    case 'template':
      return value.parts.flatMap(namesIn);
    default:
      return [];
  }
}

/** `Include(o => o.Lines.Where(line => line.Open))` */
function filteredMembers(outline: Scope['outline'], value: Value): readonly string[] {
  return lambdaReturns(outline, value).flatMap(({ value: returned, parameter }) => {
    let current: Value | undefined = returned;
    while (current?.kind === 'call') current = outline.calls[current.call]?.on;
    return current !== returned && current?.kind === 'name' && current.name.startsWith(`${parameter}.`)
      ? [current.name.slice(parameter.length + 1)]
      : [];
  });
}

function addJoined(spot: CallSpot, file: string, fn: number, value: Value | undefined, reading: ChainReading): void {
  const other = efSource(spot, { file, fn }, value, {});
  if (other !== undefined) addTable(reading, other.model);
  reading.filtersKnown = false;
}
