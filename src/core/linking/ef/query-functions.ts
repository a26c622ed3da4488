import { querySteps, queryType, withoutAsync } from '../../extractors/data/ef.ts';
import type { FunctionOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { argumentsFor } from '../csharp/extension-methods.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { readType } from '../resolve-type.ts';
import { type EfLink, type EfSource, modelIn, oneOf, type QueryReading, type Substitution } from './query-source.ts';
import { isTypeVariable, receiverEntity } from './receiver-entity.ts';

/** A function of the workspace that a query comes from, or goes through. */
export interface QueryFunction {
  readonly file: string;
  readonly fn: number;
  /** A query that others go on with, or what came out of it. */
  readonly gives: 'query' | 'other';
}

/** The function that a call calls, where it gives a query or takes one. */
export function queryFunction({ resolver }: CallSpot, file: string, index: number): QueryFunction | undefined {
  for (const callee of calleesOf(resolver, file, index)) {
    const scope = callee.kind === 'function' || callee.kind === 'class' ? resolver.scopes.get(callee.file) : undefined;
    const fn =
      callee.kind === 'function'
        ? callee.fn
        : callee.kind === 'class'
          ? scope?.method(callee.cls, 'constructor')
          : undefined;
    const outline = fn === undefined ? undefined : scope?.outline.functions[fn];
    if (scope === undefined || fn === undefined || outline === undefined || isOfOthers(outline)) continue;
    if (queryType.test(outline.result ?? '')) return { file: scope.file, fn, gives: 'query' };
    if (outline.parameters.some(({ type }) => queryType.test(type ?? '')))
      return { file: scope.file, fn, gives: 'other' };
  }
  return undefined;
}

/** Extension methods of something else may be called like a step of a query. */
function isOfOthers({ name, parameters: [first] }: FunctionOutline): boolean {
  return first?.extended === true && Object.hasOwn(querySteps, withoutAsync(name)) && !queryType.test(first.type ?? '');
}

/** What is handed to a function, as its body names it. */
export function handedTo(
  { spot, given, depth, source }: QueryReading,
  context: Context,
  index: number,
  { file, fn }: Omit<QueryFunction, 'gives'>,
): Substitution {
  const scope = spot.resolver.scopes.get(context.file);
  const call = scope?.outline.calls[index];
  const outline = spot.resolver.scopes.get(file)?.outline.functions[fn];
  const args = call === undefined ? [] : argumentsFor(scope, call, outline);
  const parameters = outline?.parameters ?? [];
  const valueFor = (name: string): Value | undefined => givenFor(args, parameters, name);
  const queries = new Map<string, EfSource | undefined>();
  const query = (name: string): EfSource | undefined => {
    if (!queries.has(name)) queries.set(name, source(context, valueFor(name), given, depth + 1));
    return queries.get(name);
  };
  const taken = parameters.filter(({ type }) => queryType.test(type ?? '')).map(({ name }) => name);
  return {
    query: (name) => (taken.includes(name) ? query(name) : undefined),
    passed: (name) => {
      if (!parameters.some((parameter) => parameter.name === name)) return undefined;
      const value = valueFor(name);
      const further = value?.kind === 'name' ? given.passed?.(value.name) : undefined;
      return further ?? { context, value };
    },
    variable: (type) => {
      if (!isTypeVariable(type)) return undefined;
      const own = taken.map((name) => query(name)?.model).find((model) => model !== undefined);
      return { model: own ?? entityOfCall(spot, context, index, type, given) };
    },
    within: [...(given.within ?? []), keyOf(file, fn)],
  };
}

/** By its name, `includes: "Lines"`, or by its place; what is left over goes to the last that takes any number of them. */
function givenFor(args: readonly Value[], parameters: FunctionOutline['parameters'], name: string): Value | undefined {
  const named = args.flatMap((value) => (value.kind === 'object' && value.keywords === true ? value.entries : []));
  const entry = named.find(({ key }) => key === name);
  if (entry !== undefined) return entry.value;
  const at = parameters.findIndex((parameter) => parameter.name === name);
  const value = args[at];
  const isRest = value?.kind === 'function' && /\[\]\??$/.test(parameters[at]?.type ?? '');
  if (isRest) return { kind: 'list', items: args.slice(at) };
  return value?.kind === 'object' && value.keywords === true ? undefined : value;
}

/** `repository.Query<Order>()`, `orders.All()` of an `IRepository<Order>`; a method of the same class keeps its own. */
function entityOfCall(
  spot: CallSpot,
  context: Context,
  index: number,
  type: string,
  given: Substitution,
): string | undefined {
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return undefined;
  const told = call.typeArguments === undefined ? [] : readType(`C${call.typeArguments}`).args;
  for (const argument of told) {
    const model = modelIn(spot, context.file, argument, given);
    if (model !== undefined) return model;
  }
  return receiverEntity({ ...spot, context, index, call }) ?? given.variable?.(type)?.model;
}

/** `db.Orders.Open()`, `ofKind(query, kind)`: the query that goes in, with the steps that the function adds. */
export function throughFunction(
  reading: QueryReading,
  context: Context,
  index: number,
  fn: QueryFunction,
): EfSource | undefined {
  const { spot, given, depth } = reading;
  const outline = spot.resolver.scopes.get(fn.file)?.outline.functions[fn.fn];
  if (outline === undefined || isTooDeep(given, keyOf(fn.file, fn.fn))) return undefined;
  const handed = handedTo(reading, context, index, fn);
  const returns = outline.returns.filter(({ kind }) => kind !== 'literal');
  const ways = returns.map((value) => reading.source({ file: fn.file, fn: fn.fn }, value, handed, depth + 1));
  const known = ways.filter((way) => way !== undefined);
  const taken = outline.parameters.map(({ name }) => handed.query?.(name)).find((query) => query !== undefined);
  const found = oneOf(known);
  // What only shares its name with an extension method of queries is none.
  if (
    taken === undefined &&
    outline.parameters[0]?.extended === true &&
    queryType.test(outline.parameters[0].type ?? '')
  )
    return undefined;
  if (found !== undefined) {
    const before = new Set(taken?.links);
    const links = found.links.map((link) => (before.has(link) ? link : leaving(link)));
    return { ...found, links, open: found.open || known.length < ways.length };
  }
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (taken !== undefined && call !== undefined) {
    const unread: EfLink = { index, call, file: context.file, branch: call.branch, given, isUnread: true };
    return { ...taken, links: [...taken.links, unread] };
  }
  const model = modelIn(spot, fn.file, readType(outline.result ?? '').args[0], handed);
  return model === undefined ? undefined : { model, links: [], open: true };
}

/** People nest no more functions into one query; the bound keeps hostile input cheap. */
const maxFunctions = 5;

function isTooDeep({ within = [] }: Substitution, key: string): boolean {
  return within.length >= maxFunctions || within.includes(key);
}

/** Outside of the function, where in it a step stands says only whether all runs come by. */
function leaving(link: EfLink): EfLink {
  return link.branch === undefined ? link : { ...link, branch: Math.sign(link.branch) };
}

function keyOf(file: string, fn: number): string {
  return `${file} ${fn}`;
}

/** `IQueryable<Order> Open => db.Orders.Where(o => o.Open);` */
export function propertyQuery(
  { spot, given, depth, source }: QueryReading,
  context: Context,
  name: string,
): EfSource | undefined {
  const dot = name.lastIndexOf('.');
  for (const owner of dot < 0 ? ownersAround(spot, context) : spot.resolver.name(context, name.slice(0, dot))) {
    if (owner.kind !== 'instance') continue;
    const functions = spot.resolver.scopes.get(owner.file)?.outline.functions ?? [];
    const fn = functions.findIndex(
      (each) => each.cls === owner.cls && each.name === name.slice(dot + 1) && isQueryProperty(each),
    );
    const key = keyOf(owner.file, fn);
    if (fn < 0 || isTooDeep(given, key)) continue;
    const { variable } = given;
    const inside: Substitution = { ...(variable && { variable }), within: [...(given.within ?? []), key] };
    const ways = (functions[fn]?.returns ?? []).map((value) =>
      source({ file: owner.file, fn }, value, inside, depth + 1),
    );
    const found = oneOf(ways.filter((way) => way !== undefined));
    if (found !== undefined) return { ...found, links: found.links.map(leaving) };
  }
  return undefined;
}

function ownersAround({ resolver }: CallSpot, { file, fn }: Context): readonly Definition[] {
  const cls = resolver.scopes.get(file)?.classAround(fn);
  return cls === undefined ? [] : [{ kind: 'instance', file, cls }];
}

function isQueryProperty({ result, decorators }: FunctionOutline): boolean {
  return queryType.test(result ?? '') && decorators?.some(({ name }) => name === 'property') === true;
}

/**
 * A query that a function is handed: what its caller says or, where nobody is asked for, what all callers say. `unknown`
 * where it may be of any table.
 */
export function parameterQuery(
  reading: QueryReading,
  { file, fn }: Context,
  name: string,
): EfSource | 'unknown' | undefined {
  const { spot, given } = reading;
  const scope = spot.resolver.scopes.get(file);
  const parameter = scope?.outline.functions[fn]?.parameters.find((each) => each.name === name);
  if (parameter === undefined || !queryType.test(parameter.type ?? '')) return undefined;
  const handed = given.query?.(name);
  if (handed !== undefined) return handed;
  const model = modelIn(spot, file, readType(parameter.type ?? '').args[0], given);
  if (model === undefined) return 'unknown';
  const unread: EfSource = { model, links: [], open: true };
  const key = keyOf(file, fn);
  if (isTooDeep(given, key)) return unread;
  const sites = spot.resolver.callSites({ kind: 'function', file, fn });
  const within = [...(given.within ?? []), key];
  const ways = sites.slice(0, maxCallers).map((site) => {
    const context = { file: site.file, fn: spot.resolver.scopes.get(site.file)?.outline.calls[site.call]?.fn ?? 0 };
    return handedTo({ ...reading, given: { within } }, context, site.call, { file, fn }).query?.(name);
  });
  const known = ways.filter((way) => way !== undefined);
  const found = oneOf(known);
  if (found === undefined || known.length < sites.length) return unread;
  return { ...found, links: found.links.map(leaving) };
}

/** Whoever has more callers than this is asked for different things by them. */
const maxCallers = 8;
