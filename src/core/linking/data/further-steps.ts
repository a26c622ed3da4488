import type { CallOutline, Position } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Scope } from '../scope.ts';
import { type ChainLink, rootName } from './chain.ts';
import { branchOf, readAtTimes } from './read-chain-steps.ts';

/** A call that goes on with a query that another one began, wherever it stands. */
export interface FurtherStep {
  readonly at: CallSpot;
  readonly link: ChainLink;
  /** As that of a call: only some runs come by here. */
  readonly branch: Position | undefined;
  /** The query is given to a function of which nothing could be read. */
  readonly isUnread?: true;
}

/** What a chain adds up to, as far as further steps change it. */
type Reading = Parameters<typeof readAtTimes>[0] & { limit: unknown };

/** People hand a query on through few functions; the bound keeps hostile input cheap. */
const maxDepth = 6;

/** The links of a chain, and whatever goes on with the query that they begin. */
export function allSteps(spot: CallSpot, links: readonly ChainLink[]): readonly FurtherStep[] {
  return [...ownSteps(spot, links), ...furtherSteps(spot)];
}

/** The links of a chain, with what a function adds that one of them applies: `db('x').modify(present)`. */
export function ownSteps(spot: CallSpot, links: readonly ChainLink[]): readonly FurtherStep[] {
  return links.flatMap((link) => stepsOf(spot, link, branchOf(link.call, spot.call), 0));
}

/** Methods that hand the query to a function, and at which place they take it: all that it adds belongs to the query. */
const applying: ReadonlyMap<string, number> = new Map([
  ['modify', 0],
  ['Apply', 0],
  ['ApplyQueryBuilder', 0],
  ['WhereGroup', 1],
  ['$call', 0],
  ['$if', 1],
]);

function stepsOf(spot: CallSpot, link: ChainLink, branch: Position | undefined, depth: number): readonly FurtherStep[] {
  const place = applying.get(link.call.name);
  const given = place === undefined ? undefined : link.call.args[place];
  const context = { file: spot.context.file, fn: link.call.fn };
  const callee = given && spot.resolver.value(context, given).find(({ kind }) => kind === 'function');
  if (callee?.kind !== 'function') return [{ at: spot, link, branch }];
  const isAtTimes = link.call.name === '$if';
  return stepsInside(spot, callee, link, 0, depth, isAtTimes ? (branch ?? link.call.at) : branch);
}

/**
 * Whatever goes on with the query that this call begins: statements with its variable, functions of the workspace that it
 * is given to, and what stands behind those: `const q = db('x'); present(q); return page(q, 2).orderBy('id')`.
 */
export function furtherSteps(spot: CallSpot): readonly FurtherStep[] {
  return stepsAfter(spot, spot.index, spot.call, 0).map((step) =>
    step.at === spot ? { ...step, branch: branchOf(step.link.call, spot.call) } : step,
  );
}

/** Reads a further step into what the query adds up to; one that could not be read may add conditions, or a limit. */
export function readFurther(reading: Reading, { link, branch, isUnread }: FurtherStep, read: () => void): void {
  if (isUnread === undefined) readAtTimes(reading, branch, read);
  else reading.filtersKnown = false;
  if (isUnread && /pag|limit/i.test(link.call.name)) reading.limit ??= { kind: 'parameter' };
}

function stepsAfter(spot: CallSpot, index: number, call: CallOutline, depth: number): readonly FurtherStep[] {
  const { outline } = spot.resolver.scopes.get(spot.context.file) ?? {};
  // What was waited for is rows.
  if (outline === undefined || call.awaited === true || depth > maxDepth) return [];
  const bound = outline.bindings.find(
    ({ value, fn }) => fn === call.fn && value.kind === 'call' && value.call === index,
  );
  if (bound !== undefined) return stepsWith(spot, bound.name, bound.fn, call.at, depth);
  const taken = outline.calls.findIndex(({ args }) => args.some((each) => each.kind === 'call' && each.call === index));
  const taker = outline.calls[taken];
  if (taker === undefined) return [];
  const position = taker.args.findIndex((each) => each.kind === 'call' && each.call === index);
  return stepsOfTaker(spot, { index: taken, call: taker }, position, depth);
}

/** Statements that name the variable, in source order. */
function stepsWith(spot: CallSpot, name: string, fn: number, after: Position, depth: number): readonly FurtherStep[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined || depth > maxDepth) return [];
  return scope.outline.calls.flatMap((call, index): readonly FurtherStep[] => {
    if (call.at <= after || !isInside(scope, call.fn, fn) || isHidden(scope, call.fn, fn, name)) return [];
    if (rootName(scope, call) === name) return stepsOf(spot, { index, call }, call.branch, depth);
    const position = call.args.findIndex((each) => each.kind === 'name' && each.name === name);
    if (position < 0) return [];
    return stepsOfTaker(spot, { index, call }, position, depth, name);
  });
}

/** `q.WhereGroup(" AND ", func(q *bun.SelectQuery) …)`: inside, the name is that of a parameter. */
function isHidden({ outline }: Scope, inside: number, fn: number, name: string): boolean {
  for (let at = inside; at !== fn && at > 0; at = outline.functions[at]?.parent ?? 0)
    if (outline.functions[at]?.parameters.some((parameter) => parameter.name === name)) return true;
  return false;
}

/** What a function does with the query that it is given, and what goes on with what it gives back. */
function stepsOfTaker(
  spot: CallSpot,
  taker: ChainLink,
  position: number,
  depth: number,
  known?: string,
): readonly FurtherStep[] {
  const { resolver, context } = spot;
  const callee = calleesOf(resolver, context.file, taker.index).find(({ kind }) => kind === 'function');
  if (callee?.kind !== 'function') return [];
  const inside = stepsInside(spot, callee, taker, position, depth, taker.call.branch);
  return [...inside, ...onwards(spot, taker, depth, known)];
}

/** `branch`: of the call that leads into the function. */
function stepsInside(
  spot: CallSpot,
  callee: FunctionPlace,
  link: ChainLink,
  position: number,
  depth: number,
  branch: Position | undefined,
): readonly FurtherStep[] {
  const taking = spot.resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
  const parameter = taking?.parameters[position];
  if (taking === undefined || parameter === undefined || parameter.name === '')
    return [{ at: spot, link, branch, isUnread: true }];
  const inside = { ...spot, context: { file: callee.file, fn: callee.fn } };
  const added = stepsWith(inside, parameter.name, callee.fn, taking.at, depth + 1);
  // Of several ways out, one may be taken before anything is added.
  const sometimes = branch ?? (taking.returns.length > 1 ? taking.at : undefined);
  return added.map((step) => ({ ...step, branch: step.branch ?? sometimes }));
}

/** `page(query).orderBy('id')`, `const paged = page(query)`, `sorted(page(query))` */
function onwards(spot: CallSpot, taker: ChainLink, depth: number, known: string | undefined): readonly FurtherStep[] {
  const { calls, bindings } = spot.resolver.scopes.get(spot.context.file)?.outline ?? { calls: [], bindings: [] };
  const steps: FurtherStep[] = [];
  let last = taker;
  for (;;) {
    const index = calls.findIndex(({ on }) => on?.kind === 'call' && on.call === last.index);
    const call = calls[index];
    if (call === undefined) break;
    last = { index, call };
    steps.push({ at: spot, link: last, branch: call.branch });
  }
  // Under its own name it goes on with statements that are read already.
  const isKnown = bindings.some(
    ({ name, value }) => name === known && value.kind === 'call' && value.call === last.index,
  );
  return isKnown ? steps : [...steps, ...stepsAfter(spot, last.index, last.call, depth + 1)];
}
