import { queryTerminals } from '../../extractors/data/eloquent.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { type FunctionPlace, handedAt, isKeptElsewhere, rootName } from './handing.ts';
import { copyOf } from './query.ts';
import { queryBehind } from './query-behind.ts';

const maxFunctions = 4;

/**
 * `$this->listing(Dog::present())`: a query that is handed to where those of other tables are run as well, so that what
 * runs there names none of them. Whoever hands it over asks, with conditions that are added on the way.
 */
export function readHandedAway(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, index } = spot;
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || !call.args.some(({ kind }) => kind === 'name' || kind === 'call')) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    const position = callee.kind === 'function' ? builderAt(resolver.scopes.get(callee.file), callee.fn) : -1;
    const value = call.args[position];
    if (callee.kind !== 'function' || value === undefined || isAskedElsewhere(spot, scope, value)) continue;
    const query = goesAway(spot, callee, position, 0) ? queryBehind(spot, context, value) : undefined;
    if (query?.state !== 'query') continue;
    const { reading } = copyOf(query);
    reading.filtersKnown = false;
    facts.accesses.push(...chainAccesses(spot, 'eloquent', reading));
    return;
  }
}

/** A parameter that is a query by its type, or by its name where it has none. */
function builderAt(scope: Scope | undefined, fn: number): number {
  const parameters = scope?.outline.functions[fn]?.parameters ?? [];
  return parameters.findIndex(({ name, type }) =>
    type === undefined ? /^\$?(?:query|builder)$/.test(name) : /(?:Builder|Relation)\b/.test(type),
  );
}

/** What a function is given is asked about where it is called, and what it goes on with where it does. */
function isAskedElsewhere(spot: CallSpot, scope: Scope, value: Value): boolean {
  const { outline } = scope;
  const { fn } = spot.call;
  const name = rootName(scope, value);
  if (outline.functions[fn]?.parameters.some((each) => each.name === name)) return true;
  const isRun = outline.calls.some(
    (call) =>
      call.fn === fn &&
      Object.hasOwn(queryTerminals, call.name) &&
      name !== undefined &&
      rootName(scope, call.on) === name,
  );
  return isRun || queryBehind(spot, spot.context, { kind: 'call', call: spot.index })?.state === 'query';
}

/** Whether a function keeps the query, hands it to somebody who does, or runs it for many without knowing of what. */
function goesAway(spot: CallSpot, { file, fn }: FunctionPlace, position: number, depth: number): boolean {
  const scope = spot.resolver.scopes.get(file);
  const outline = scope?.outline.functions[fn];
  const parameter = outline?.parameters[position];
  if (scope === undefined || outline === undefined || parameter === undefined || depth > maxFunctions) return false;
  const { name } = parameter;
  const isPromise = outline.cls !== undefined && scope.outline.classes[outline.cls]?.kind === 'interface';
  if (isPromise || parameter.field === true || isKeptElsewhere(scope, fn, name)) return true;
  return scope.callsWithin(fn).some((index) => {
    const call = scope.outline.calls[index];
    if (call === undefined) return false;
    if (Object.hasOwn(queryTerminals, call.name) && rootName(scope, call.on) === name)
      return queryBehind(spot, { file, fn }, { kind: 'name', name }) === undefined;
    const handed = handedAt(scope, call, name);
    return (
      handed !== undefined && takersOf(spot, file, index).some((taker) => goesAway(spot, taker, handed, depth + 1))
    );
  });
}

/** Functions that a call reaches, constructors too. */
function takersOf({ resolver }: CallSpot, file: string, index: number): readonly FunctionPlace[] {
  return calleesOf(resolver, file, index).flatMap((callee): readonly FunctionPlace[] => {
    if (callee.kind === 'function') return [callee];
    if (callee.kind !== 'class') return [];
    const owner = { kind: 'instance' as const, file: callee.file, cls: callee.cls };
    return resolver.member(owner, 'constructor').flatMap((found) => (found.kind === 'function' ? [found] : []));
  });
}
