import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Place } from '../conditions/place.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import { type Chain, chainOf, chainTo } from './chain.ts';
import { furtherSteps } from './further-steps.ts';
import { branchOf } from './read-chain-steps.ts';

/** One call of a query, and where its arguments are to be understood. */
export interface QueryStep {
  readonly place: Place;
  readonly call: CallOutline;
  /** As that of a call: only some runs come by here. */
  readonly branch: number | undefined;
  /** The query is given to a function of which nothing could be read. */
  readonly isUnread?: true | undefined;
}

/** A query with all that is called on it, wherever that stands. */
export interface WholeQuery {
  /** What its first call is called on. */
  readonly root: Value | undefined;
  readonly rootPlace: Place;
  readonly steps: readonly QueryStep[];
}

const deepest = 4;

/**
 * The query that ends in this call: what a function of the workspace began, the chain itself, and whatever goes on with it
 * by a variable or in a function that it is given to. Undefined where another call goes on, or where a function gives the
 * query back and its callers go on. `ends`: calls after which it is no query any more.
 */
export function wholeQuery(spot: CallSpot, ends: RegExp): WholeQuery | undefined {
  const { resolver, context, call } = spot;
  const chain = chainOf(spot);
  if (chain === undefined || (!ends.test(call.name) && isGivenBack(spot))) return undefined;
  const place = { file: context.file, fn: call.fn, before: call.end };
  const begun = withBeginning(resolver, place, chain, ends, 0);
  const own = begun.steps.map((step) => ({ ...step, branch: step.branch ?? branchOf(step.call, call) }));
  const isOwn = (step: QueryStep): boolean => step.place.file === context.file && step.call.fn === call.fn;
  const further = furtherSteps(spot).map((step) => ({
    place: { file: step.at.context.file, fn: step.link.call.fn, before: step.link.call.end },
    call: step.link.call,
    branch: step.branch,
    isUnread: step.isUnread,
  }));
  return {
    ...begun,
    steps: [...own.map((step) => (isOwn(step) ? step : { ...step, branch: undefined })), ...further],
  };
}

/** `base().where(…)`, `query.where(…)` where a function, or a call before, gives what the chain goes on with. */
function withBeginning(
  resolver: Resolver,
  place: Place,
  { root, links }: Chain,
  ends: RegExp,
  depth: number,
): WholeQuery {
  const steps = links.map(({ call }) => ({ place, call, branch: undefined }));
  const plain = { root, rootPlace: place, steps };
  const [first] = links;
  if (first === undefined || depth > deepest) return plain;
  const [callee, another] = calleesOf(resolver, place.file, first.index).filter(({ kind }) => kind === 'function');
  if (callee?.kind !== 'function' || another !== undefined) return plain;
  const outline = resolver.scopes.get(callee.file)?.outline;
  const [given, other] = outline?.functions[callee.fn]?.returns ?? [];
  const last = given?.kind === 'call' && other === undefined ? given.call : undefined;
  const ended = last === undefined ? undefined : outline?.calls[last];
  const chain = outline && last !== undefined && ended ? chainTo(outline, last, ended) : undefined;
  // What the function has run is read where it does so.
  if (chain === undefined || chain.links.some(({ call }) => ends.test(call.name))) return plain;
  const inside = { file: callee.file, fn: callee.fn, given: { ...callee, call: first.call, from: place } };
  const begun = withBeginning(resolver, inside, chain, ends, depth + 1);
  return { ...begun, steps: [...begun.steps, ...steps.slice(1)] };
}

/** The function gives the query back, and somebody calls it. */
function isGivenBack({ resolver, context, index, call }: CallSpot): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  const returns = outline?.functions[call.fn]?.returns ?? [];
  const held = outline?.bindings.find(
    ({ value, fn }) => fn === call.fn && value.kind === 'call' && value.call === index,
  );
  const isReturned = returns.some(
    (value) => (value.kind === 'call' && value.call === index) || (value.kind === 'name' && value.name === held?.name),
  );
  return isReturned && resolver.callSites({ kind: 'function', file: context.file, fn: call.fn }).length > 0;
}
