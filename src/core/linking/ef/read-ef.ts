import { ef, querySteps, queryType, trackingMethods, withoutAsync } from '../../extractors/data/ef.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { branchOf, newReading, readAtTimes } from '../data/read-chain-steps.ts';
import { savedInLoop } from '../data/saved-in-loop.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { addTable, entryOf } from './ef-conditions.ts';
import { efSource, isContextValue, isHanding } from './ef-source.ts';
import { addStep } from './ef-steps.ts';
import { queryFunction } from './query-functions.ts';
import type { EfLink, EfSource, Substitution } from './query-source.ts';
import { savedChanges, trackedModel } from './tracked-entities.ts';

/** `db.Orders.Where(o => …).ToListAsync()`, `db.Orders.Add(order)`, `db.SaveChangesAsync()`. */
export function readEf(spot: CallSpot, facts: OperationFacts): boolean {
  if (savesByMethod(spot)) {
    facts.accesses.push(...savedChanges(spot));
    return false;
  }
  const found = accessesAt(spot, {});
  facts.accesses.push(...(found ?? []));
  // What a function of the workspace does with a query is read there as well.
  return found !== undefined && queryFunction(spot, spot.context.file, spot.index) === undefined;
}

/** Accesses of one call; undefined for a call that has nothing to do with entities. */
export function accessesAt(spot: CallSpot, given: Substitution): readonly AccessFact[] | undefined {
  if (saving.test(spot.call.name) && isOnContext(spot)) return savedChanges(spot);
  return readTracking(spot, given) ?? readQuery(spot, given);
}

const saving = /^SaveChanges(?:Async)?$/;
/** The same, and what units of work of one's own call it. */
const completing = /^(?:SaveChanges|Commit|Complete|Save)(?:Async)?$/;

/** `unitOfWork.CompleteAsync()`: a method that is handed nothing and saves what its context holds. */
function savesByMethod(spot: CallSpot): boolean {
  const { resolver, context, index, call } = spot;
  if (call.on === undefined || call.new === true) return false;
  return calleesOf(resolver, context.file, index).some((callee) => {
    const scope = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
    if (callee.kind !== 'function' || scope === undefined) return false;
    const taken = scope.outline.functions[callee.fn]?.parameters ?? [];
    if (!taken.every(({ type }) => type === 'CancellationToken' || type === 'bool')) return false;
    return scope.callsWithin(callee.fn).some((inside) => {
      const each = scope.outline.calls[inside];
      if (each === undefined || !saving.test(each.name)) return false;
      return isOnContext({ ...spot, context: { file: callee.file, fn: each.fn }, call: each, index: inside });
    });
  });
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
  const saves = scope?.outline.calls.some(({ name, fn, at }) => fn === call.fn && at > call.at && saving.test(name));
  return saves === true && scope?.continued.has(index) === false;
}

/** A row that a set, a context or a repository is told of; by its key, unless it is new. */
export function tracked(spot: CallSpot, model: string, verb: DataVerb, many: boolean): AccessFact {
  const entry = entryOf(spot, model);
  const table = { name: entry?.table.name ?? model, entry };
  const keys = verb === 'insert' || many ? [] : (entry?.table.primaryKey ?? []);
  const filters = keys.map((column) => ({ column, operator: 'equal' as const }));
  const gathered = savedInLoop(spot, completing) ? {} : { gathered: true as const };
  return { ...plainAccess, spot, library: ef.id, table, verb, many, filters, ...gathered };
}

/** The query that this call runs; undefined where it runs none, or one that `isMeant` says no to. */
export function readQuery(
  spot: CallSpot,
  given: Substitution,
  isMeant: (source: EfSource) => boolean = () => true,
): readonly AccessFact[] | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined || scope.continued.has(spot.index)) return undefined;
  const source = efSource(spot, spot.context, { kind: 'call', call: spot.index }, given);
  if (source === undefined || source.links.length === 0 || !isMeant(source)) return undefined;
  const ended = source.links.findIndex(({ call }) => isEnd(call.name));
  if (ended < 0 && isKept(scope, spot, source)) return [];
  const links = ended < 0 ? source.links : source.links.slice(0, ended + 1);
  // A chain that goes on with a variable whose query ended before reads nothing more.
  if (ended >= 0 && !endsHere(scope, source, ended, spot)) return undefined;
  if (links.some(({ call }) => querySteps[withoutAsync(call.name)]?.does === 'raw')) return [];
  const reading = newReading();
  addTable(reading, source.model);
  reading.filtersKnown = !source.open;
  for (const link of links) readAtTimes(reading, timesOf(link, spot), () => addStep(spot, source.model, link, reading));
  return chainAccesses(spot, ef.id, reading);
}

/** `if (filter != null) query = query.Where(filter)` adds it wherever the caller hands one over. */
function timesOf({ call, file, branch, given }: EfLink, spot: CallSpot): number | undefined {
  const parameters = spot.resolver.scopes.get(file)?.outline.functions[call.fn]?.parameters;
  const isHanded = call.args.some(
    (value) =>
      value.kind === 'name' &&
      given.passed?.(value.name)?.value?.kind === 'function' &&
      parameters?.some(({ name, optional }) => optional === true && name === value.name),
  );
  return isHanded ? undefined : branchOf({ branch }, spot.call);
}

/** Whether the call that runs the query is part of this chain, and not of an earlier statement. */
function endsHere(scope: Scope, { links }: EfSource, ended: number, spot: CallSpot): boolean {
  const { index, file } = links[ended] ?? {};
  if (file !== spot.context.file) return false;
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

/** A query that is kept for later: in a variable that goes on, handed to another function, or given back to whoever runs it. */
function isKept(scope: Scope, spot: CallSpot, { isHanded, links }: EfSource): boolean {
  const { index, call, resolver } = spot;
  const { outline } = scope;
  const binding = outline.bindings.find(({ value, fn }) => fn === call.fn && mentions(value, index));
  if (binding !== undefined)
    return (
      outline.calls.some(({ on, at }) => on?.kind === 'name' && on.name === binding.name && at > call.at) ||
      outline.calls.some(
        ({ args, at }, other) =>
          at > call.at && args.some((value) => names(value, binding.name)) && isTaken(spot, other),
      ) ||
      binding.declared !== true
    );
  if (outline.calls.some(({ args }, other) => args.some((value) => mentions(value, index)) && isTaken(spot, other)))
    return true;
  const fn = outline.functions[call.fn];
  if (fn?.returns.some((value) => mentions(value, index)) !== true) return false;
  if (fn.decorators?.some(({ name }) => name === 'property') === true) return true;
  if (!queryType.test(fn.result ?? '')) return false;
  // What nobody goes on with is run by the framework that calls.
  const begins = links.every(({ file, call: { fn: within } }) => file === scope.file && within === call.fn);
  const isCalled = resolver.callSites({ kind: 'function', file: scope.file, fn: call.fn }).length > 0;
  return isCalled || isHanded === true || !begins || fn.parameters.some(({ type }) => queryType.test(type ?? ''));
}

function names(value: Value, name: string): boolean {
  return value.kind === 'name' && value.name === name;
}

/** Whether a call goes on with a query that it is handed. */
function isTaken(spot: CallSpot, index: number): boolean {
  return queryFunction(spot, spot.context.file, index) !== undefined || isHanding(spot, index);
}

function mentions(value: Value, call: number): boolean {
  if (value.kind === 'either') return value.options.some((option) => mentions(option, call));
  return value.kind === 'call' && value.call === call;
}
