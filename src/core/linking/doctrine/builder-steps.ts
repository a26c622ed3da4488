import { doctrine } from '../../extractors/data/doctrine.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { type ChainLink, rootName } from '../data/chain.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';

/** One call of a query that is built, and where it stands: a builder may go through functions of other files. */
export interface PlacedStep {
  readonly at: CallSpot;
  readonly link: ChainLink;
  /** As of calls: where only some runs come by. */
  readonly branch: number | undefined;
  /** What is done with the builder there could not be read. */
  readonly isUnread?: true;
}

/** People nest no more functions into one query; the bound keeps hostile input cheap. */
const maxDepth = 6;

/** What is added to a builder after a call gave it: by the rest of its chain, under its name, by functions it is handed to. */
export function stepsAfter(spot: CallSpot, index: number, depth = 0): readonly PlacedStep[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined || depth > maxDepth) return [];
  const { calls, bindings } = scope.outline;
  const next = calls.findIndex(({ on }) => on?.kind === 'call' && on.call === index);
  if (next >= 0) return [stepAt(spot, scope, next), ...stepsAfter(spot, next, depth)];
  const bound = bindings.find(({ value }) => value.kind === 'call' && value.call === index);
  if (bound !== undefined) return stepsUnder(spot, scope, bound, depth);
  if (ended.test(calls[index]?.name ?? '')) return [];
  const outer = calls.findIndex(({ args }) => args.some((value) => value.kind === 'call' && value.call === index));
  const position = calls[outer]?.args.findIndex((value) => value.kind === 'call' && value.call === index) ?? -1;
  return outer < 0 ? [] : stepsOfHanding(spot, scope, outer, position, depth);
}

function stepAt(spot: CallSpot, scope: Scope, index: number): PlacedStep {
  const call = scope.outline.calls[index] as CallOutline;
  return { at: { ...spot, context: { file: scope.file, fn: call.fn } }, link: { index, call }, branch: call.branch };
}

/** Chains on a name, and functions that are handed what it holds, in the order of the source. */
function stepsUnder(
  spot: CallSpot,
  scope: Scope,
  { name, fn, at }: { readonly name: string; readonly fn: number; readonly at: number },
  depth: number,
): readonly PlacedStep[] {
  const ways = waysOut(scope, fn);
  return scope.outline.calls.flatMap((call, index): readonly PlacedStep[] => {
    if (call.at < at || !isInside(scope, call.fn, fn)) return [];
    const position = call.args.findIndex((value) => value.kind === 'name' && value.name === name);
    const steps =
      rootName(scope, call) === name
        ? [stepAt(spot, scope, index)]
        : position < 0
          ? []
          : stepsOfHanding(spot, scope, index, position, depth);
    const branch = call.branch ?? (ways.includes(index) ? 1 : undefined);
    return branch === undefined ? steps : steps.map((step) => ({ ...step, branch: step.branch ?? branch }));
  });
}

/** `$this->addFilters($qb, $kind)`, and what goes on with what that gives back. */
function stepsOfHanding(
  spot: CallSpot,
  scope: Scope,
  index: number,
  position: number,
  depth: number,
): readonly PlacedStep[] {
  const call = scope.outline.calls[index];
  if (call === undefined || Object.hasOwn(doctrine.steps, call.name)) return [];
  const further = bindsItself(scope, index) ? [] : stepsAfter(spot, index, depth + 1);
  const callee = calleesOf(spot.resolver, scope.file, index).find((each) => each.kind === 'function');
  const inner = callee && spot.resolver.scopes.get(callee.file);
  const name = callee && inner?.outline.functions[callee.fn]?.parameters[position]?.name;
  if (callee !== undefined && inner !== undefined && name !== undefined && depth < maxDepth) {
    const inside = { ...spot, context: { file: callee.file, fn: callee.fn } };
    const added = stepsUnder(inside, inner, { name, fn: callee.fn, at: 0 }, depth + 1);
    return [...added.map(leaving), ...further];
  }
  // A page is asked for by who gets it; other objects may do anything with a builder.
  if (call.new === true || paging.test(call.name)) return [stepAt(spot, scope, index), ...further];
  return call.on === undefined ? [] : [{ ...stepAt(spot, scope, index), isUnread: true as const }, ...further];
}

/** Calls that give what came out of a query. */
const ended = /Results?$|Column$|^(?:execute\w*|fetch\w*|toIterable|iterate|paginate)$/;

/** Names by which packages ask for a page of what they are handed. */
export const paging = /[pP]agina(?:te|tor)|Adapter$/;

/** Outside of the function, where in it a step stands says only whether all runs come by. */
function leaving(step: PlacedStep): PlacedStep {
  return step.branch === undefined ? step : { ...step, branch: Math.sign(step.branch) };
}

/** `$qb = $this->addFilters($qb)` goes on under the same name, which is followed already. */
function bindsItself({ outline }: Scope, index: number): boolean {
  const bound = outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index);
  return outline.calls[index]?.args.some((value) => value.kind === 'name' && value.name === bound?.name) === true;
}

/** Calls of the ways out of a function that has several: only some runs come by each of them. */
function waysOut({ outline }: Scope, fn: number): readonly number[] {
  const returns = outline.functions[fn]?.returns ?? [];
  const ways: number[] = [];
  for (const returned of returns.length > 1 ? returns : [])
    for (let value: Value | undefined = returned; value?.kind === 'call'; value = outline.calls[value.call]?.on)
      ways.push(value.call);
  return ways;
}

/** `$qb ?? $this->createQueryBuilder('s')`: what a function begins where it is handed nothing. */
export function calledOf(value: Value | undefined): Value | undefined {
  return value?.kind === 'either' ? value.options.find(({ kind }) => kind === 'call') : value;
}

/** The chain with `createQueryBuilder()` that a function gives back before it is run, by its last call. */
export function begunIn(spot: CallSpot, { file, fn }: Context, depth = 0): number | undefined {
  const scope = spot.resolver.scopes.get(file);
  const calls = scope?.outline.calls ?? [];
  for (const returned of scope?.outline.functions[fn]?.returns ?? []) {
    const named = calledOf(returned.kind === 'name' ? scope?.bindings(fn, returned.name)[0]?.value : returned);
    for (let value = named; value?.kind === 'call'; value = calledOf(calls[value.call]?.on)) {
      const name = calls[value.call]?.name ?? '';
      if (ended.test(name)) break;
      if (named?.kind !== 'call') continue;
      if (name === 'createQueryBuilder') return named.call;
      // `$this->open($qb)->andWhere(…)`: what another function began.
      const on = calls[value.call]?.on;
      const isOwn = on?.kind === 'name' && on.name === 'this' && depth < maxDepth;
      const callee = isOwn
        ? calleesOf(spot.resolver, file, value.call).find((each) => each.kind === 'function')
        : undefined;
      if (callee !== undefined && begunIn(spot, callee, depth + 1) !== undefined) return named.call;
    }
  }
  return undefined;
}
