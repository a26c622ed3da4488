import { querySetSteps } from '../../extractors/data/django-query.ts';
import { peewee } from '../../extractors/data/peewee.ts';
import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { Binding, CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { askedOf, variantOf } from '../operations/variant-of.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { argumentAt, dependency } from './given-arguments.ts';
import { ownQueryOf, viewQuery } from './held-queries.ts';
import { managerMethod, managerQuery } from './model-managers.ts';

/** One call of a query, where it stands: a query may go through functions of other files. */
export interface WayStep {
  readonly context: Context;
  readonly index: number;
  readonly call: CallOutline;
  /** The arm of an `if` that adds it, where the query is begun outside of it; negative if another arm may instead. */
  readonly branch?: number | undefined;
  /** What this call does to the query it is given could not be read. */
  readonly isUnread?: true;
  /** What it gives is held by a name or handed to a function before anything else is done with it. */
  readonly isHeld?: true;
}

/** What a query begins with, besides its first call. */
export type WayRoot =
  | { readonly kind: 'name'; readonly context: Context; readonly name: string }
  | { readonly kind: 'parameter'; readonly file: string; readonly fn: number; readonly index: number }
  | { readonly kind: 'instance' }
  | { readonly kind: 'variable' };

/** One of the ways in which a query in Python may have come about: what it begins with, and all calls that follow. */
export interface QueryWay {
  readonly root?: WayRoot | undefined;
  readonly steps: readonly WayStep[];
  /** The arm of an `if` in which a variable was given it. */
  readonly begun?: number | undefined;
}

interface Trace {
  readonly resolver: Resolver;
  /** The variable whose earlier values are known already. */
  readonly known?: string | undefined;
  readonly depth: number;
  /** The arm of an `if` in which the query is used. */
  readonly branch?: number | undefined;
}

/** People nest neither more statements nor more functions into one query, and no more ways; the bounds keep hostile input cheap. */
const deepest = 10;
const mostWays = 8;

/** All ways in which the value of an expression may be a query, for the call that it is an argument of. */
export function queryWays(
  resolver: Resolver,
  context: Context,
  value: Value,
  { start, branch }: Pick<CallOutline, 'start' | 'branch'>,
): readonly QueryWay[] {
  return waysOf({ resolver: resolver.whole, depth: 0, branch }, context, value, start);
}

/** All ways in which what a call gives may be a query. */
export function waysAt({ resolver, context, index, call }: CallSpot): readonly QueryWay[] {
  return rememberedAt(resolver.whole, `${context.file} ${index}`, () =>
    queryWays(resolver, context, { kind: 'call', call: index }, call),
  );
}

/** What a function gives back, as far as that may be a query, or what comes of one that only its caller knows. */
export function functionWays(resolver: Resolver, { file, fn }: Context): readonly QueryWay[] {
  return remembered(resolver, `${file} ${fn}`, () => {
    const returns = resolver.scopes.get(file)?.outline.functions[fn]?.returns ?? [];
    const trace = { resolver, depth: 0 };
    return returns
      .flatMap((value) => waysOf(trace, { file, fn }, value, Number.POSITIVE_INFINITY))
      .filter((way) => isQueryStill(way) || way.root?.kind === 'instance')
      .slice(0, mostWays);
  });
}

const remembered = rememberPerResolver<readonly QueryWay[]>([]);
const rememberedAt = rememberPerResolver<readonly QueryWay[]>([]);

function waysOf(trace: Trace, context: Context, value: Value, before: number): readonly QueryWay[] {
  if (trace.depth > deepest) return [];
  if (value.kind === 'call') return waysOfCall(trace, context, value.call);
  if (value.kind === 'name') return waysOfName(trace, context, value.name, before);
  if (value.kind === 'either')
    return value.options.flatMap((option) => waysOf(deeper(trace), context, option, before)).slice(0, mostWays);
  return [];
}

function deeper(trace: Trace): Trace {
  return { ...trace, depth: trace.depth + 1 };
}

function waysOfCall(used: Trace, context: Context, index: number): readonly QueryWay[] {
  const { resolver } = used;
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined || runsStatement(call)) return [];
  const trace = { ...used, branch: call.branch };
  const at = { file: context.file, fn: call.fn };
  const step: WayStep = { context: at, index, call };
  if (call.name === 'super' && call.on === undefined) return [{ root: { kind: 'instance' }, steps: [] }];
  if (beginsStatement(resolver, at.file, index, call)) return [{ steps: [step] }];
  const callee =
    calleesOf(resolver, at.file, index).find(({ kind }) => kind === 'function') ?? managerMethod(resolver, at, call);
  if (callee?.kind === 'function') {
    const asked = askedOf(resolver.scopes.get(at.file)?.outline, at.fn);
    const through = throughFunction(trace, step, { ...callee, ...variantOf(resolver, callee, asked) });
    if (through.length > 0) return onView(trace, step, through);
  }
  const on = call.on === undefined ? [] : waysOf(trace, at, call.on, call.start);
  const continued = on.flatMap((way) => (mayBeStep(call.name, way) ? [{ ...way, steps: [...way.steps, step] }] : []));
  if (continued.length > 0 && !isOwnInstance(on)) return continued;
  const held = call.name === 'get_queryset' ? viewQuery(resolver, at) : undefined;
  if (held !== undefined) return waysOf(deeper(trace), held.context, held.value, Number.POSITIVE_INFINITY);
  if (givesOwnQuery(call)) return [{ root: { kind: 'instance' }, steps: [] }];
  const isRead = callee?.kind === 'function' && givesRows(resolver, callee);
  const unread = isStep(call.name) || isRead ? [] : throughUnread(trace, step);
  return unread.length > 0 ? unread : continued;
}

/** What a view's base adds to the rows of whoever extends it, `super().get_queryset().filter(…)`, begins with those of the view. */
function onView(trace: Trace, { context, call }: WayStep, ways: readonly QueryWay[]): readonly QueryWay[] {
  const held = call.name === 'get_queryset' ? viewQuery(trace.resolver, context) : undefined;
  if (held === undefined) return ways;
  return ways.flatMap((way) => {
    if (way.root?.kind !== 'instance') return [way];
    const begun = waysOf(deeper(trace), held.context, held.value, Number.POSITIVE_INFINITY);
    return begun.map((each) => ({ ...way, root: each.root, steps: [...heldSteps(each.steps), ...way.steps] }));
  });
}

/** What gives a list, a number or a word is handed a query to look at its rows. */
function givesRows({ scopes }: Resolver, { file, fn }: Context): boolean {
  return rowTypes.test(scopes.get(file)?.outline.functions[fn]?.result ?? '');
}

const rowTypes = /^(?:list|dict|set|tuple|defaultdict|bool|int|float|str|None|List|Dict|Set|Tuple)\b/;

/** On what only its name tells, the first call must be one that queries have. */
function mayBeStep(name: string, { root, steps }: QueryWay): boolean {
  return root?.kind !== 'name' || steps.length > 0 || isStep(name) || /\.(?:objects|query)$/.test(root.name);
}

function isOwnInstance(ways: readonly QueryWay[]): boolean {
  return ways.every(({ root, steps }) => root?.kind === 'instance' && steps.length === 0);
}

/** `super().get_queryset()` of a manager, and `OrderQuerySet(self.model)`: all that the manager is asked for. */
function givesOwnQuery({ name, args }: CallOutline): boolean {
  if (name === 'get_queryset') return true;
  const [first] = args;
  return /QuerySet$/i.test(name) && first?.kind === 'name' && first.name === 'this.model';
}

/** What a statement is handed to gives rows: `session.scalars(statement)`. */
function runsStatement({ name, args }: CallOutline): boolean {
  return args.length > 0 && sqlalchemy.runners.includes(name);
}

/** `select(Order)`, `sa.select(Order)`, `db.select(Order)` of Flask-SQLAlchemy, `session.query(Order)` */
function beginsStatement(resolver: Resolver, file: string, index: number, call: CallOutline): boolean {
  if (call.name === 'query') return call.on !== undefined && call.args.length > 0;
  if (!Object.hasOwn(sqlalchemy.statements, call.name) || call.on?.kind === 'call') return false;
  return calleesOf(resolver, file, index).some(
    (callee) =>
      (callee.kind === 'external' || (callee.kind === 'made' && callee.maker.at(-1) === 'SQLAlchemy')) &&
      sqlalchemy.modules.includes(callee.module),
  );
}

export function isStep(name: string): boolean {
  return [sqlalchemy.steps, querySetSteps, peewee.steps, peewee.starts, sqlalchemy.statements].some((names) =>
    Object.hasOwn(names, name),
  );
}

/** A row or a number is no query any more, whatever asked for it. */
function isQueryStill({ root, steps }: QueryWay): boolean {
  const name = steps.at(-1)?.call.name ?? '';
  if (rows.has(name)) return false;
  const step = root?.kind === 'instance' && Object.hasOwn(querySetSteps, name) ? querySetSteps[name] : undefined;
  return step?.does !== 'one' && step?.does !== 'verb';
}

const rows = new Set(['get', 'first', 'one', 'one_or_none', 'scalar', 'count', 'exists', 'create', 'get_or_create']);

/** What a function of the workspace gives: its ways, continued from what it was handed. */
function throughFunction(trace: Trace, step: WayStep, callee: Context): readonly QueryWay[] {
  const ways = functionWays(trace.resolver, callee).flatMap((way): readonly QueryWay[] => {
    const { root } = way;
    // A method of a manager that sends the query sends it where the method is called.
    const steps = isQueryStill(way) ? heldSteps(way.steps) : way.steps;
    const given = givenRoot(trace, step, callee, root);
    if (given === undefined) return [{ ...way, steps }];
    return given.map((each) => ({ ...each, steps: [...each.steps, ...steps] }));
  });
  return ways.slice(0, mostWays);
}

/** What a call hands to the function for the root of its query; undefined where the function has a root of its own. */
function givenRoot(
  trace: Trace,
  { context, call }: WayStep,
  callee: Context,
  root: WayRoot | undefined,
): readonly QueryWay[] | undefined {
  if (root?.kind === 'instance')
    return call.on === undefined ? [] : waysOf(deeper(trace), context, call.on, call.start);
  if (root?.kind !== 'parameter') return undefined;
  if (root.file !== callee.file || root.fn !== callee.fn) return [];
  const fn = trace.resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
  const argument = argumentAt(call, fn, root.index);
  if (argument === undefined) return [];
  return waysOf(deeper(trace), context, argument, call.start)
    .filter(isQueryStill)
    .map((each) => ({ ...each, steps: heldSteps(each.steps) }));
}

function heldSteps(steps: readonly WayStep[]): readonly WayStep[] {
  const last = steps.at(-1);
  return last === undefined ? steps : [...steps.slice(0, -1), { ...last, isHeld: true }];
}

/** A function that cannot be read, but by its name gives back the query that it is handed with more to it. */
function throughUnread(trace: Trace, step: WayStep): readonly QueryWay[] {
  const { context, call } = step;
  if (!adding.test(call.name) || /response|serialize/.test(call.name)) return [];
  for (const argument of call.args) {
    if (argument.kind !== 'name' && argument.kind !== 'call') continue;
    const ways = waysOf(deeper(trace), context, argument, call.start).filter(
      ({ root, steps }) => isQueryStill({ steps }) && (steps.length > 0 || root?.kind !== 'name'),
    );
    if (ways.length > 0)
      return ways.map((way) => ({ ...way, steps: [...heldSteps(way.steps), { ...step, isUnread: true }] }));
  }
  return [];
}

const adding =
  /pagina|(?:^|_)(?:filter|limit|page|sort|order|scope|search|query|queryset|qs|stmt|statement)(?:s|ed)?(?:_|$)/;

function waysOfName(trace: Trace, context: Context, name: string, before: number): readonly QueryWay[] {
  const { resolver, known } = trace;
  if (name === known) return [{ root: { kind: 'variable' }, steps: [] }];
  if (name === 'this' || name === 'super') return [{ root: { kind: 'instance' }, steps: [] }];
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return [];
  for (let fn = name.includes('.') ? -1 : context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const until = fn === context.fn ? before : Number.POSITIVE_INFINITY;
    const bindings = scope.bindings(fn, name).filter(({ end }) => end <= until);
    const given = fn === 0 ? undefined : parameterWays(trace, { file: context.file, fn }, name);
    if (bindings.length > 0) return variableWays(trace, { file: context.file, fn }, name, bindings, given ?? []);
    if (given !== undefined) return given;
  }
  const root = { root: { kind: 'name', context, name } as const, steps: [] };
  const own = ownQueryOf(resolver, context, name);
  const ways = own.flatMap((held) =>
    'value' in held
      ? waysOf(deeper(trace), held.context, held.value, Number.POSITIVE_INFINITY)
      : functionWays(resolver, held),
  );
  const queries = ways.filter(({ steps }) => steps.length > 0 && isQueryStill({ steps }));
  if (queries.length > 0) return queries.map((way) => ({ ...way, steps: heldSteps(way.steps) }));
  const manager = managerQuery(resolver, context, name);
  const managed = manager === undefined ? [] : functionWays(resolver, manager);
  return managed.length === 0
    ? [root]
    : managed.map((way) => (way.root?.kind === 'instance' ? { ...way, ...{ root: root.root } } : way));
}

function parameterWays(trace: Trace, place: Context, name: string): readonly QueryWay[] | undefined {
  const { resolver } = trace;
  const parameters = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.parameters ?? [];
  const index = parameters.findIndex((parameter) => parameter.name === name);
  const parameter = parameters[index];
  if (parameter === undefined) return undefined;
  const injected = dependency(resolver, place, parameter);
  if (injected !== undefined) {
    const ways = functionWays(resolver, injected);
    if (ways.length > 0) return ways.map((way) => ({ ...way, steps: heldSteps(way.steps) }));
  }
  return [{ root: { kind: 'parameter', ...place, index }, steps: [] }];
}

/** `query = select(Order)`, `query = query.where(…)`, `query = page(query)`: what the variable was given before it is used. */
function variableWays(
  trace: Trace,
  place: Context,
  name: string,
  bindings: readonly Binding[],
  given: readonly QueryWay[],
): readonly QueryWay[] {
  let current = given;
  for (const { value, at, branch } of bindings) {
    const traced = waysOf({ ...deeper(trace), known: name, branch }, place, value, at).filter(isQueryStill);
    const further = traced.filter(({ root }) => root?.kind === 'variable');
    const begun = traced.filter(({ root }) => root?.kind !== 'variable');
    const isSure = branch === undefined || (branch === trace.branch && begun.length > 0);
    if (isSure && further.length === 0) current = [];
    if (further.length > 0) current = current.flatMap((way) => extended(way, further, branch, current, trace.branch));
    current = [...current, ...begun.map((way) => ({ ...way, begun: branch, steps: heldSteps(way.steps) }))];
    current = current.slice(0, mostWays);
  }
  return current;
}

/** What an arm of an `if` adds to a query is there each time only if the query was begun in that arm, too. */
function extended(
  way: QueryWay,
  further: readonly QueryWay[],
  branch: number | undefined,
  all: readonly QueryWay[],
  used: number | undefined,
): readonly QueryWay[] {
  const isSure = branch === undefined || branch === used || way.begun === branch;
  if (!isSure && all.some(({ begun }) => begun === branch)) return [way];
  return further.map(({ steps }) => {
    const added = isSure ? steps : steps.map((step) => ({ ...step, branch: step.branch ?? branch }));
    return { ...way, steps: [...way.steps, ...heldSteps(added)] };
  });
}
