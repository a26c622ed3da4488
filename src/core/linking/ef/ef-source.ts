import { ef, rowTypes } from '../../extractors/data/ef.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ChainLink } from '../data/chain.ts';
import { branchOf } from '../data/read-chain-steps.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { isContext } from './ef-contexts.ts';
import { parameterQuery, propertyQuery, queryFunction, throughFunction } from './query-functions.ts';
import {
  type EfLink,
  type EfSource,
  isSameLink,
  modelIn,
  oneOf,
  type QueryReading,
  type Substitution,
} from './query-source.ts';
import { entityAround, isTypeVariable } from './receiver-entity.ts';
import { specifiedBy } from './specifications.ts';

const maxDepth = 12;

export function efSource(
  spot: CallSpot,
  context: Context,
  value: Value | undefined,
  given: Substitution,
  depth = 0,
): EfSource | undefined {
  if (value === undefined || !spot.resolver.scopes.has(context.file) || depth > maxDepth) return undefined;
  switch (value.kind) {
    case 'either':
      return oneOf(
        value.options
          .map((option) => efSource(spot, context, option, given, depth + 1))
          .filter((each) => each !== undefined),
      );
    case 'call':
      return chainSource(spot, context, value.call, given, depth);
    case 'name': {
      const named = namedSource(spot, context, value, given, depth);
      return named === 'unknown' ? undefined : named;
    }
    default:
      return definedSource(spot, context, value, given);
  }
}

function namedSource(
  spot: CallSpot,
  context: Context,
  value: Value & { kind: 'name' },
  given: Substitution,
  depth: number,
): EfSource | 'unknown' | undefined {
  return (
    builtUp(spot, context, value.name, given, depth) ??
    propertyQuery(readingOf(spot, given, depth), context, value.name) ??
    definedSource(spot, context, value, given)
  );
}

export function readingOf(spot: CallSpot, given: Substitution, depth = 0): QueryReading {
  return {
    spot,
    given,
    depth,
    source: (context, value, known, further) => efSource(spot, context, value, known, further),
  };
}

/** `db.Orders.Where(…).Take(5)`: steps from what the chain begins with, or the last function that gives the query back. */
function chainSource(
  spot: CallSpot,
  { file }: Context,
  last: number,
  given: Substitution,
  depth: number,
): EfSource | undefined {
  const calls = spot.resolver.scopes.get(file)?.outline.calls ?? [];
  const links: EfLink[] = [];
  let value: Value = { kind: 'call', call: last };
  let context: Context = { file, fn: 0 };
  while (value.kind === 'call') {
    const index: number = value.call;
    const call: ChainLink['call'] | undefined = calls[index];
    if (call === undefined) return undefined;
    context = { file, fn: call.fn };
    const start = beginning(spot, context, index, call, given, depth);
    if (start !== undefined) return start === 'ended' ? undefined : after(start, links);
    if (call.on === undefined) return after(definedSource(spot, context, value, given), links);
    links.unshift({ index, call, file, branch: call.branch, given });
    value = call.on;
  }
  const start =
    value.kind === 'name'
      ? namedSource(spot, context, value, given, depth + 1)
      : efSource(spot, context, value, given, depth + 1);
  if (start === 'unknown') return undefined;
  return start === undefined ? typedSource(spot, links, given) : after(start, links);
}

/** A call within the chain may say by its type what it gives, whatever it is called on. */
function typedSource(spot: CallSpot, links: readonly EfLink[], given: Substitution): EfSource | undefined {
  for (const [at, { index, call, file }] of links.entries()) {
    const found = definedSource(spot, { file, fn: call.fn }, { kind: 'call', call: index }, given);
    const open = found?.open === true || queryFunction(spot, file, index) !== undefined;
    if (found !== undefined) return after({ ...found, open }, links.slice(at + 1));
  }
  return undefined;
}

function after<T extends EfSource | undefined>(start: T, links: readonly EfLink[]): T {
  return start && { ...start, links: [...start.links, ...links] };
}

/** The set that a call gives, or what a function of the workspace makes of a query; `ended` where that is none any more. */
function beginning(
  spot: CallSpot,
  context: Context,
  index: number,
  call: ChainLink['call'],
  given: Substitution,
  depth: number,
): EfSource | 'ended' | undefined {
  if (call.name === 'Set' && call.typeArguments !== undefined) {
    const model = modelIn(spot, context.file, call.typeArguments.slice(1, -1), given);
    return model === undefined ? undefined : { model, links: [], open: false };
  }
  const specified = specifiedQuery(spot, context, call, given, depth);
  if (specified !== undefined) return specified;
  const folded = call.name === 'Aggregate' ? foldedQuery(spot, context, call, given, depth) : undefined;
  if (folded !== undefined) return folded;
  const fn = queryFunction(spot, context.file, index);
  if (fn?.gives === 'other') return 'ended';
  const through = fn && throughFunction(readingOf(spot, given, depth), context, index, fn);
  if (through !== undefined) return through;
  // `sieve.Apply(model, query)`: what a package makes of a query that it is handed.
  if (!isHanding(spot, index, context.file)) return undefined;
  for (const argument of call.args) {
    if (argument.kind !== 'name' && argument.kind !== 'call') continue;
    const handed = efSource(spot, context, argument, given, depth + 1);
    const link: EfLink = { index, call, file: context.file, branch: call.branch, given, isUnread: true };
    if (handed !== undefined) return after(handed, [link]);
  }
  return undefined;
}

/** `includes.Aggregate(query, (current, include) => current.Include(include))` */
function foldedQuery(
  spot: CallSpot,
  { file }: Context,
  { args: [seed, step], fn }: ChainLink['call'],
  given: Substitution,
  depth: number,
): EfSource | undefined {
  const begun = efSource(spot, { file, fn }, seed, given, depth + 1);
  const lambda = step?.kind === 'function' ? step.fn : undefined;
  const outline = lambda === undefined ? undefined : spot.resolver.scopes.get(file)?.outline.functions[lambda];
  const [current] = outline?.parameters ?? [];
  const [returned] = outline?.returns ?? [];
  if (begun === undefined || lambda === undefined || current === undefined) return begun;
  const standing = new Map([...(given.standing ?? []), [current.name, begun] as const]);
  return efSource(spot, { file, fn: lambda }, returned, { ...given, standing }, depth + 1) ?? { ...begun, open: true };
}

/** `db.Orders.WithSpecification(spec)`, `SpecificationEvaluator.GetQuery(db.Orders, spec)` */
function specifiedQuery(
  spot: CallSpot,
  context: Context,
  { on, args, new: makes }: ChainLink['call'],
  given: Substitution,
  depth: number,
): EfSource | undefined {
  if (makes === true) return undefined;
  for (const argument of args) {
    const specified = specifiedBy(spot, context, argument, given);
    if (specified === undefined) continue;
    for (const value of [...args, ...(on === undefined ? [] : [on])]) {
      const query = value === argument ? undefined : efSource(spot, context, value, given, depth + 1);
      if (query !== undefined) return { ...after(query, specified.links), open: query.open || specified.open };
    }
  }
  return undefined;
}

/** Whether a call of a package is named after what it does to a query. */
export function isHanding({ resolver, context }: CallSpot, index: number, file: string = context.file): boolean {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  return call?.on !== undefined && call.new !== true && handing.test(call.name);
}

const handing = /^(?:Aggregate|Apply|Create|Filter|GetQuery|Load|Page|Paginate|ProjectTo|Sort|ToPage)/;

/** `var query = db.Orders.AsQueryable(); if (open) query = query.Where(…);` */
function builtUp(
  spot: CallSpot,
  context: Context,
  name: string,
  given: Substitution,
  depth: number,
): EfSource | 'unknown' | undefined {
  const { standing } = given;
  if (standing?.has(name)) return standing.get(name);
  const scope = spot.resolver.scopes.get(context.file);
  for (let fn = context.fn; scope !== undefined && fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const isHere = spot.context.file === context.file && spot.call.fn === fn;
    const bindings = scope.bindings(fn, name).filter(({ at }) => !isHere || at < spot.call.at);
    const inside = { file: context.file, fn };
    const handed = parameterQuery(readingOf(spot, given, depth), inside, name);
    let current = handed === 'unknown' ? undefined : handed;
    for (const binding of bindings) {
      const known = { ...given, standing: new Map([...(standing ?? []), [name, current]]) };
      const found = efSource(spot, inside, binding.value, known, depth + 1);
      current = reassigned(current, found, binding.value, branchOf(binding, bindings[0] ?? binding));
    }
    if (current !== undefined || bindings.length > 0 || handed !== undefined) return current ?? handed;
  }
  return undefined;
}

/** What a variable stands for after a statement that only some runs may come by. */
function reassigned(
  before: EfSource | undefined,
  found: EfSource | undefined,
  value: Value,
  branch: number | undefined,
): EfSource | undefined {
  if (before === undefined) return found;
  const isMade = value.kind === 'call' || value.kind === 'either';
  if (found === undefined) return isMade ? { ...before, open: true } : before;
  const known = before.links.length;
  const goesOn = before.links.every((link, at) => isSameLink(link, found.links[at]));
  if (!goesOn) return branch === undefined ? found : oneOf([before, found]);
  if (branch === undefined) return found;
  const links = found.links.map((link, at) => (at < known ? link : { ...link, branch: link.branch ?? branch }));
  return { ...found, links };
}

/** A set of a context, a query that is handed in, or what a method gives back. */
function definedSource(spot: CallSpot, context: Context, value: Value, given: Substitution): EfSource | undefined {
  for (const definition of spot.resolver.value(context, value)) {
    if (definition.kind !== 'made' || definition.module !== dotnet || definition.types === undefined) continue;
    if (!rowTypes.has(definition.maker.at(-1) ?? '')) continue;
    const [type = ''] = definition.types.names;
    // A class that extends a generic one says what its type variable stands for.
    const isOwn = given.variable === undefined && isTypeVariable(type);
    const model = isOwn ? entityAround(spot, context) : modelIn(spot, definition.types.file, type, given);
    if (model !== undefined) return { model, links: [], open: definition.members.includes('Where()') };
  }
  return undefined;
}
const remember = rememberPerResolver(false);

function isContextClass(resolver: Resolver, file: string, cls: number): boolean {
  return remember(resolver, `${file} ${cls}`, () => isContext(resolver, { file, cls }));
}

/** Whether a value is a context, or the interface of one. */
export function isContextValue(resolver: Resolver, definition: Definition): boolean {
  if (definition.kind === 'made')
    return (
      definition.module === dotnet && ef.context.test(definition.maker.at(-1) ?? '') && definition.members.length === 0
    );
  return definition.kind === 'instance' && isContextClass(resolver, definition.file, definition.cls);
}
