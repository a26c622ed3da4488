import { ef, querySteps, trackingMethods, withoutAsync } from '../../extractors/data/ef.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { branchOf, type ChainReading, limitOf, newReading, readAtTimes } from '../data/read-chain-steps.ts';
import { relationOf } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { addLambda, addTable, entryOf, mentionOf, type RowLambda } from './ef-conditions.ts';
import { type EfSource, efSource, isContextValue, type Substitution } from './ef-source.ts';
import { lambdaReturns, membersIn } from './lambda-members.ts';
import { savedChanges, trackedModel } from './tracked-entities.ts';

const nothing: Substitution = new Map();

/** `db.Orders.Where(o => …).ToListAsync()`, `db.Orders.Add(order)`, `db.SaveChangesAsync()`. */
export function readEf(spot: CallSpot, facts: OperationFacts): boolean {
  const found = accessesAt(spot, nothing);
  facts.accesses.push(...(found ?? []));
  return found !== undefined;
}

/** Accesses of one call; undefined for a call that has nothing to do with entities. */
export function accessesAt(spot: CallSpot, given: Substitution): readonly AccessFact[] | undefined {
  if (/^SaveChanges(?:Async)?$/.test(spot.call.name) && isOnContext(spot)) return savedChanges(spot);
  return readTracking(spot, given) ?? readQuery(spot, given);
}

function isOnContext({ resolver, context, call }: CallSpot): boolean {
  if (call.on === undefined) return true;
  return resolver.value(context, call.on).some((definition) => isContextValue(resolver, definition));
}

function readTracking(spot: CallSpot, given: Substitution): readonly AccessFact[] | undefined {
  const { call, context } = spot;
  const verb = Object.hasOwn(trackingMethods, withoutAsync(call.name))
    ? trackingMethods[withoutAsync(call.name)]
    : undefined;
  const [first] = call.args;
  if (verb === undefined || first === undefined) return undefined;
  if (call.name === 'Entry' && !isMarked(spot)) return undefined;
  const many = /Range/.test(call.name);
  const set = call.on === undefined ? undefined : efSource(spot, context, call.on, given);
  if (set !== undefined) return set.links.length === 0 ? [tracked(spot, set.model, verb, many)] : undefined;
  const model = trackedModel(spot, call.on, first);
  return model === undefined ? undefined : [tracked(spot, model, verb, many)];
}

/** `db.Entry(order).State = EntityState.Modified` is saved where it stands; what goes on with a call only looks at it. */
function isMarked({ resolver, context, index, call }: CallSpot): boolean {
  const scope = resolver.scopes.get(context.file);
  const saves = scope?.outline.calls.some(
    ({ name, fn, at }) => fn === call.fn && at > call.at && /^SaveChanges(?:Async)?$/.test(name),
  );
  return saves === true && scope?.continued.has(index) === false;
}

function tracked(spot: CallSpot, model: string, verb: DataVerb, many: boolean): AccessFact {
  const entry = entryOf(spot, model);
  const table = { name: entry?.table.name ?? model, entry };
  const keys = verb === 'insert' || many ? [] : (entry?.table.primaryKey ?? []);
  const filters = keys.map((column) => ({ column, operator: 'equal' as const }));
  return { ...plainAccess, spot, library: ef.id, table, verb, many, filters };
}

function readQuery(spot: CallSpot, given: Substitution): readonly AccessFact[] | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined || scope.continued.has(spot.index)) return undefined;
  const source = efSource(spot, spot.context, { kind: 'call', call: spot.index }, given);
  if (source === undefined || source.links.length === 0) return undefined;
  const ended = source.links.findIndex(({ call }) => isEnd(call.name));
  if (ended < 0 && isKept(scope, spot)) return [];
  const links = ended < 0 ? source.links : source.links.slice(0, ended + 1);
  // A chain that goes on with a variable whose query ended before reads nothing more.
  if (ended >= 0 && !endsHere(scope, source, ended, spot)) return undefined;
  if (links.some(({ call }) => querySteps[withoutAsync(call.name)]?.does === 'raw')) return [];
  const reading = newReading();
  addTable(reading, source.model);
  reading.filtersKnown = !source.open;
  for (const link of links)
    readAtTimes(reading, branchOf(link.call, spot.call), () => addStep(spot, source.model, link, reading, given));
  return chainAccesses(spot, ef.id, reading);
}

/** Whether the call that runs the query is part of this chain, and not of an earlier statement. */
function endsHere(scope: Scope, { links }: EfSource, ended: number, spot: CallSpot): boolean {
  const index = links[ended]?.index;
  let current: number | undefined = spot.index;
  while (current !== undefined) {
    if (current === index) return true;
    const on: Value | undefined = scope.outline.calls[current]?.on;
    current = on?.kind === 'call' ? on.call : undefined;
  }
  return false;
}

function isEnd(name: string): boolean {
  const step = querySteps[withoutAsync(name)];
  return step !== undefined && /^(?:one|count|all|key|verb)$/.test(step.does);
}

/** A query that is kept for later: in a variable that goes on, or given back to whoever runs it. */
function isKept(scope: Scope, { index, call }: CallSpot): boolean {
  const { outline } = scope;
  const binding = outline.bindings.find(({ value, fn }) => fn === call.fn && mentions(value, index));
  if (binding !== undefined)
    return (
      outline.calls.some(({ on, at }) => on?.kind === 'name' && on.name === binding.name && at > call.at) ||
      binding.declared !== true
    );
  const fn = outline.functions[call.fn];
  const returned = fn?.returns.some((value) => mentions(value, index)) === true;
  const type = /^(?:I(?:Ordered|Includable)?Queryable|DbSet)\b/.test(fn?.result ?? '');
  return returned && (type || fn?.decorators?.some(({ name }) => name === 'property') === true);
}

function mentions(value: Value, call: number): boolean {
  if (value.kind === 'either') return value.options.some((option) => mentions(option, call));
  return value.kind === 'call' && value.call === call;
}

function addStep(
  spot: CallSpot,
  model: string,
  { call, file }: EfSource['links'][number],
  reading: ChainReading,
  given: Substitution,
): void {
  const outline = spot.resolver.scopes.get(file)?.outline;
  const step = Object.hasOwn(querySteps, withoutAsync(call.name)) ? querySteps[withoutAsync(call.name)] : undefined;
  const [first] = call.args;
  if (outline === undefined) return;
  const lambda = { spot, file, parameter: '', model };
  const conditions = call.args.flatMap((value) => {
    const passed = value.kind === 'name' ? given.passed?.(value.name) : undefined;
    return passed === undefined ? [{ file, value }] : [passed];
  });
  const predicates = conditions.filter(({ value }) => value.kind === 'function');
  switch (step?.does) {
    case 'filter':
      for (const each of conditions) addLambda({ ...lambda, file: each.file }, each.value, reading);
      return;
    case 'sort':
      for (const { value, parameter } of first === undefined ? [] : lambdaReturns(outline, first)) {
        const column = mentionOf({ ...lambda, parameter }, value);
        if (column !== undefined) reading.sorts.push({ ...column, descending: step.descending });
      }
      return;
    case 'limit':
      reading.limit = limitOf(first);
      return;
    case 'include':
      addIncluded(spot, model, outline, first, reading);
      return;
    case 'project':
      addProjected(lambda, outline, first, reading);
      return;
    case 'join':
      addJoined(spot, file, call.fn, first, reading);
      return;
    case 'one':
      for (const each of predicates) addLambda({ ...lambda, file: each.file }, each.value, reading);
      takeOne(reading);
      return;
    case 'count':
      if (/^(?:Any|Count|LongCount|All)/.test(call.name))
        for (const each of predicates) addLambda({ ...lambda, file: each.file }, each.value, reading);
      reading.verb = 'count';
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
    default:
  }
}

function takeOne(reading: ChainReading): void {
  reading.many = false;
  reading.limit ??= { kind: 'constant', value: 1 };
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
  const other = efSource(spot, { file, fn }, value, nothing);
  if (other !== undefined) addTable(reading, other.model);
  reading.filtersKnown = false;
}
