import type { Value } from '../syntax/outline.ts';
import type { CallSite, Context } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** A value with the place where its names mean something. */
export interface PlacedValue {
  readonly context: Context;
  readonly value: Value;
}

/** An entry of an object, through names and spreads: `options.prefix`. */
export function entryOf(
  resolver: Resolver,
  context: Context,
  object: Value | undefined,
  key: string,
): PlacedValue | undefined {
  if (object === undefined) return undefined;
  for (const placed of objectsOf(resolver, context, object)) {
    if (placed.value.kind !== 'object') continue;
    const entry = placed.value.entries.findLast((candidate) => candidate.key === key);
    if (entry !== undefined) return { context: placed.context, value: entry.value };
    for (const spread of placed.value.spreads) {
      const hit = entryOf(resolver, placed.context, spread, key);
      if (hit !== undefined) return hit;
    }
  }
  return undefined;
}

/** The object literals that a value may be. */
export function objectsOf(resolver: Resolver, context: Context, value: Value): readonly PlacedValue[] {
  if (value.kind === 'object') return [{ context, value }];
  const made = value.kind === 'call' ? madeObject(resolver, { file: context.file, call: value.call }) : undefined;
  return made === undefined ? literalsOf(resolver, context, value, 'object') : [made];
}

/** `redis.Options{Addr: address}`: an object that a type is named for is made with its entries as named arguments. */
function madeObject(resolver: Resolver, { file, call }: CallSite): PlacedValue | undefined {
  const making = resolver.scopes.get(file)?.outline.calls[call];
  const [value] = making?.args ?? [];
  if (making?.new !== true || value?.kind !== 'object' || value.keywords !== true) return undefined;
  return { context: { file, fn: making.fn }, value };
}

/** Lists stand in each other; deeper than this only one that holds itself: `guards = [...guards, check]`. */
const deepest = 12;

/** Kinds of values that may lead to a list elsewhere. */
const leading: ReadonlySet<Value['kind']> = new Set(['name', 'member', 'call', 'require']);

/** The items of a list literal, or the value itself where it is none. */
export function itemsOf(resolver: Resolver, context: Context, value: Value, depth = 0): readonly PlacedValue[] {
  if (depth > deepest) return [{ context, value }];
  if (value.kind === 'list') return value.items.flatMap((item) => itemsOf(resolver, context, item, depth + 1));
  if (value.kind === 'spread') return spreadItems(resolver, context, value.of, depth + 1);
  // `guards.write ?? []`
  if (value.kind === 'either' && value.options.some(({ kind }) => kind === 'list'))
    return value.options.flatMap((option) => itemsOf(resolver, context, option, depth + 1));
  if (!leading.has(value.kind)) return [{ context, value }];
  const lists = literalsOf(resolver, context, value, 'list');
  if (lists.length === 0) return [{ context, value }];
  const items = lists.flatMap((list) => itemsOf(resolver, list.context, list.value, depth + 1));
  // `isOpen ? checks : [login, ...checks]` holds each once.
  return lists.length < 2
    ? items
    : items.filter(({ value: own }, at) => items.findIndex((each) => each.value === own) === at);
}

/** What is spread out; nothing is of nothing. `append(route.middleware, route.handler)...` of Go is a list and one item more. */
function spreadItems(resolver: Resolver, context: Context, of: Value, depth: number): readonly PlacedValue[] {
  const call = of.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[of.call] : undefined;
  if (call?.name === 'append' && call.on === undefined) {
    const inside = { file: context.file, fn: call.fn };
    const [list, ...items] = call.args;
    const before = list === undefined ? [] : spreadItems(resolver, inside, list, depth + 1);
    return [...before, ...items.flatMap((item) => itemsOf(resolver, inside, item, depth + 1))];
  }
  return itemsOf(resolver, context, of, depth).filter((item) => !isNothing(resolver, item));
}

function isNothing(resolver: Resolver, { context, value }: PlacedValue): boolean {
  if (value.kind !== 'name' && value.kind !== 'literal') return false;
  const [only, another] = resolver.value(context, value);
  const found = another === undefined && only?.kind === 'value' ? only.value : undefined;
  return found?.kind === 'literal' && found.text === 'null';
}

function literalsOf(resolver: Resolver, context: Context, value: Value, kind: Value['kind']): readonly PlacedValue[] {
  return resolver.value(context, value).flatMap((definition) => {
    if (definition.kind === 'made' && kind === 'object' && definition.origin !== undefined)
      return madeObject(resolver, definition.origin) ?? [];
    return definition.kind === 'value' && definition.value.kind === kind
      ? [{ context: definition.context, value: definition.value }]
      : [];
  });
}
