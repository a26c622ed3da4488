import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { argumentAt, dependency } from './given-arguments.ts';
import { givenRuns } from './given-runs.ts';
import { isStep, queryWays, type WayStep } from './query-ways.ts';

type Place = Pick<CallSpot, 'resolver' | 'context' | 'index' | 'call'>;

/** Whether somebody goes on with the query that this call gives, who is the one to run it. */
export function isHandedOn(place: Place): boolean {
  return isReturned(place) || isGoneOnWith(place);
}

/** Whether the function gives the query back, and the workspace knows who is given it. */
function isReturned(place: Place): boolean {
  const { resolver, context, call } = place;
  const outline = resolver.scopes.get(context.file)?.outline.functions[call.fn];
  if (outline === undefined || !outline.returns.some((value) => isIt(value, place, heldName(place)))) return false;
  if (dependencies(resolver).has(`${context.file} ${call.fn}`)) return true;
  // A framework asks for what has a decorator or a name of its own.
  const isAsked = outline.decorators?.some(({ name }) => !plain.test(name)) ?? false;
  if (isAsked || hooks.has(outline.name)) return false;
  const { file } = context;
  return resolver.callSites({ kind: 'function', file, fn: call.fn }).length > 0;
}

/** Functions that FastAPI asks for what a parameter is: what they give is gone on with there. */
const dependencies = oncePerResolver((resolver: Resolver): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'python') continue;
    outline.functions.forEach(({ parameters }, fn) => {
      for (const parameter of parameters) {
        const place = dependency(resolver, { file, fn }, parameter);
        if (place !== undefined) found.add(`${place.file} ${place.fn}`);
      }
    });
  }
  return found;
});

const plain = /(?:^|\.)(?:staticmethod|classmethod|(?:cached_)?property|override|abstractmethod)$/;
const hooks: ReadonlySet<string> = new Set(['get_queryset', 'filter_queryset', 'get_query']);

/** Whether a later call adds to the query or runs it, by its name or as an argument. */
export function isGoneOnWith(place: Place): boolean {
  const { resolver, context, index, call } = place;
  const scope = resolver.scopes.get(context.file);
  const name = heldName(place);
  const goesOn = ({ at, other }: Inside): boolean => {
    if (at === index) return false;
    if (name !== undefined && other.on?.kind === 'name' && other.on.name === name && other.at > call.end)
      return isStep(other.name) || ends.has(other.name);
    return takes(other, place, name) && (isRunBy(place, at, other, name) || comesOutOf(place, at, other));
  };
  return scope !== undefined && callsInside(scope, call.fn).some(goesOn);
}

const ends: ReadonlySet<string> = new Set(['all', 'first_or_404', 'get_or_404', 'paginate']);

/** A function of the workspace runs what it is handed. */
function isRunBy(place: Place, at: number, other: CallOutline, name: string | undefined): boolean {
  const { resolver, context } = place;
  if (sqlalchemy.runners.includes(other.name)) return false;
  return calleesOf(resolver, context.file, at).some((callee) => {
    if (callee.kind !== 'function') return false;
    const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
    return givenRuns(resolver, callee).some(({ way: { root } }) => {
      const argument = root?.kind === 'parameter' ? argumentAt(other, fn, root.index) : undefined;
      return argument !== undefined && isIt(argument, place, name);
    });
  });
}

/** The query is a part of what the other call gives. */
function comesOutOf({ resolver, context, index, call }: Place, at: number, other: CallOutline): boolean {
  const stepsOf = (fn: number, given: number): readonly (readonly WayStep[])[] =>
    queryWays(resolver, { file: context.file, fn }, { kind: 'call', call: given }, call).map(({ steps }) => steps);
  const keys = new Set(stepsOf(call.fn, index).flatMap((steps) => steps.slice(-1).map(keyOf)));
  return stepsOf(other.fn, at).some((steps) => steps.some((step) => keys.has(keyOf(step))));
}

function keyOf({ context, index }: WayStep): string {
  return `${context.file} ${index}`;
}

/** Calls that are handed the query: `Paginator(orders, 20)`. */
export function takersOf(place: Place): readonly CallOutline[] {
  const scope = place.resolver.scopes.get(place.context.file);
  const name = heldName(place);
  return scope === undefined
    ? []
    : callsInside(scope, place.call.fn).flatMap(({ at, other }) =>
        at !== place.index && takes(other, place, name) ? [other] : [],
      );
}

interface Inside {
  readonly at: number;
  readonly other: CallOutline;
}

function callsInside(scope: Scope, fn: number): readonly Inside[] {
  return scope.callsWithin(fn).flatMap((at) => {
    const other = scope.outline.calls[at];
    return other === undefined ? [] : [{ at, other }];
  });
}

function takes(other: CallOutline, place: Place, name: string | undefined): boolean {
  return argumentsOf(other).some((argument) => isIt(argument, place, name)) && other.end > place.call.end;
}

function argumentsOf({ args }: CallOutline): readonly Value[] {
  return args.flatMap((each) =>
    each.kind === 'object' && each.keywords === true ? each.entries.map(({ value }) => value) : [each],
  );
}

function isIt(value: Value, place: Place, name: string | undefined): boolean {
  if (value.kind === 'call') return value.call === place.index;
  if (value.kind === 'either') return value.options.some((option) => isIt(option, place, name));
  return value.kind === 'name' && value.name === name;
}

function heldName({ resolver, context, index }: Place): string | undefined {
  const bindings = resolver.scopes.get(context.file)?.outline.bindings ?? [];
  return bindings.find(({ value }) => value.kind === 'call' && value.call === index)?.name;
}

/** What becomes of the rows of a query that is handed to something which cannot be read. */
export function cutBy(place: Place): 'limit' | 'unknown' | undefined {
  const takers = takersOf(place);
  if (takers.some(({ name }) => name === 'Paginator')) return 'limit';
  return takers.some((taker) => cutting.test(taker.name) || argumentNames(taker).some((each) => cutting.test(each)))
    ? 'unknown'
    : undefined;
}

const cutting = /pag(?:e|ina)|limit|slice|cursor|connection|chunk|batch|offset|first/i;

function argumentNames({ args }: CallOutline): readonly string[] {
  return args.flatMap((each) => {
    if (each.kind === 'name') return [each.name];
    return each.kind === 'object' ? each.entries.map(({ key }) => key) : [];
  });
}
