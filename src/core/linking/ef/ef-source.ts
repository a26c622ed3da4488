import { ef, rowTypes } from '../../extractors/data/ef.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ChainLink } from '../data/chain.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { isContext, typesAt } from './ef-contexts.ts';

/** A query as far as it was built: the entity that it begins with, and its steps with the file that they stand in. */
export interface EfSource {
  readonly model: string;
  readonly links: readonly (ChainLink & { readonly file: string })[];
  /** Conditions may have been added on the way, on some ways only. */
  readonly open: boolean;
}

/** What type variables stand for where a generic method is read for one entity: `T` → `Order`. */
export interface Substitution extends Pick<ReadonlyMap<string, string>, 'has' | 'get'> {
  /** What the caller hands over for a parameter: a condition that it writes itself. */
  passed?(name: string): { readonly file: string; readonly value: Value } | undefined;
}

const maxDepth = 10;

export function efSource(
  spot: CallSpot,
  context: Context,
  value: Value | undefined,
  given: Substitution,
  depth = 0,
): EfSource | undefined {
  const scope = spot.resolver.scopes.get(context.file);
  if (value === undefined || scope === undefined || depth > maxDepth) return undefined;
  if (value.kind === 'either')
    return value.options
      .map((option) => efSource(spot, context, option, given, depth + 1))
      .find((each) => each !== undefined);
  if (value.kind === 'call') {
    const call = scope.outline.calls[value.call];
    if (call === undefined) return undefined;
    if (call.name === 'Set' && call.typeArguments !== undefined) {
      const model = modelIn(spot, context.file, call.typeArguments.slice(1, -1), given);
      if (model !== undefined) return { model, links: [], open: false };
    }
    const before = efSource(spot, { file: context.file, fn: call.fn }, call.on, given, depth + 1);
    if (before !== undefined)
      return { ...before, links: [...before.links, { index: value.call, call, file: context.file }] };
  }
  if (value.kind === 'name') {
    const built = builtUp(spot, context, value.name, given, depth);
    if (built !== undefined) return built;
  }
  return definedSource(spot, context, value, given);
}

/** `var query = db.Orders.AsQueryable(); if (open) query = query.Where(…);` */
function builtUp(
  spot: CallSpot,
  context: Context,
  name: string,
  given: Substitution,
  depth: number,
): EfSource | undefined {
  const scope = spot.resolver.scopes.get(context.file);
  for (let fn = context.fn; scope !== undefined && fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const bindings = scope.bindings(fn, name);
    const [first, ...later] = bindings;
    if (first === undefined) continue;
    const inside = { file: context.file, fn };
    const start = efSource(spot, inside, first.value, given, depth + 1);
    if (start === undefined) return undefined;
    const added = later.flatMap(({ value }) => ownLinks(spot, inside, value, name));
    return { ...start, links: [...start.links, ...added], open: start.open };
  }
  return undefined;
}

/** Steps of `query = query.Where(…)` from the variable on. */
function ownLinks(spot: CallSpot, { file }: Context, value: Value, name: string): EfSource['links'] {
  const calls = spot.resolver.scopes.get(file)?.outline.calls ?? [];
  if (value.kind === 'either') return value.options.flatMap((option) => ownLinks(spot, { file, fn: 0 }, option, name));
  const links: (ChainLink & { file: string })[] = [];
  let current: Value | undefined = value;
  while (current?.kind === 'call') {
    const call: ChainLink['call'] | undefined = calls[current.call];
    if (call === undefined) return [];
    links.unshift({ index: current.call, call, file });
    current = call.on;
  }
  return current?.kind === 'name' && current.name === name ? links : [];
}

/** A set of a context, a query that is handed in, or what a method gives back. */
function definedSource(spot: CallSpot, context: Context, value: Value, given: Substitution): EfSource | undefined {
  for (const definition of spot.resolver.value(context, value)) {
    if (definition.kind !== 'made' || definition.module !== dotnet || definition.types === undefined) continue;
    if (!rowTypes.has(definition.maker.at(-1) ?? '')) continue;
    const model = modelIn(spot, definition.types.file, definition.types.names[0], given);
    if (model !== undefined) return { model, links: [], open: definition.members.includes('Where()') };
  }
  return undefined;
}

/** The class that a type argument names, where it is an entity. */
export function modelIn(
  spot: CallSpot,
  file: string,
  type: string | undefined,
  given: Substitution,
): string | undefined {
  if (type === undefined) return undefined;
  const written = given.get(type) ?? type;
  const name = given.has(type)
    ? written
    : typesAt(spot.resolver, file, written)
        .map((place) => spot.resolver.scopes.get(place.file)?.outline.classes[place.cls]?.name)
        .find((each) => each !== undefined);
  if (name === undefined) return undefined;
  return spot.schema.model(spot.operation.service, name)?.table.model === undefined ? undefined : name;
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
