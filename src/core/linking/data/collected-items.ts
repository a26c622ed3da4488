import type { Binding, CallOutline, Position, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** One item of a list that statements fill. */
export interface CollectedItem extends PlacedValue {
  /** The arm of an `if` that adds it; negative if another arm may instead. */
  readonly branch: Position | undefined;
}

export interface Collected {
  readonly items: readonly CollectedItem[];
  /** False where something is added that cannot be told. */
  readonly whole: boolean;
}

/** Methods that add an item each of what they are given. */
const adding = new Set(['push', 'append', 'add', 'Add', '<<', 'unshift']);
/** Methods that add the items of a list. */
const extending = new Set(['extend', 'AddRange', 'addAll', 'concat']);

/**
 * The items of a list that has a name and is filled by statements after it: `conditions.push(eq(…))`,
 * `filters.append(…)`, `conditions = append(conditions, …)`, `$conditions[] = …`. Undefined for anything else.
 */
export function collectedItems(resolver: Resolver, context: Context, value: Value): Collected | undefined {
  if (value.kind === 'spread') return collectedItems(resolver, context, value.of);
  if (value.kind === 'list')
    return { items: value.items.map((item) => ({ context, value: item, branch: undefined })), whole: true };
  if (value.kind !== 'name') return undefined;
  const scope = resolver.scopes.get(context.file);
  for (let fn = context.fn; scope !== undefined && fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const bindings = scope.bindings(fn, value.name);
    if (bindings.length > 0) return filledBy(scope, { file: context.file, fn }, value.name, bindings);
  }
  return undefined;
}

function filledBy(scope: Scope, place: Context, name: string, bindings: readonly Binding[]): Collected | undefined {
  const [begun, ...later] = bindings;
  const first = begun === undefined ? undefined : beginning(scope, begun.value);
  if (begun === undefined || first === undefined || begun.branch !== undefined) return undefined;
  const known = { items: first.map((value) => ({ context: place, value, branch: undefined })), whole: true };
  const parts = [
    known,
    ...later.map((binding) => addedBy(scope, place, name, binding)),
    ...scope.outline.bindings
      .filter((binding) => binding.fn === place.fn && binding.name === `${name}.[]`)
      .map(({ value, branch }) => ({ items: [{ context: place, value, branch }], whole: true })),
    ...scope.outline.calls.flatMap((call) => addedIn(scope, place, name, call)),
  ];
  return { items: parts.flatMap(({ items }) => items), whole: parts.every(({ whole }) => whole) };
}

/** What it holds where it is declared; undefined for what may be no list. */
function beginning({ outline }: Scope, value: Value): readonly Value[] | undefined {
  if (value.kind === 'list') return value.items.some(({ kind }) => kind === 'spread') ? undefined : value.items;
  if (value.kind === 'other') return [];
  // A list of Go may have a type of its own: `sq.And{}`.
  const made = value.kind === 'call' && outline.language === 'go' ? outline.calls[value.call] : undefined;
  return made?.new === true && made.args.every(({ kind }) => kind !== 'object') ? made.args : undefined;
}

const nothing: Collected = { items: [], whole: false };

/** `conditions = [...conditions, eq(…)]`, `conditions += [eq(…)]`, `conditions = append(conditions, …)` */
function addedBy({ outline }: Scope, place: Context, name: string, { value, branch }: Binding): Collected {
  const isOwn = (each: Value | undefined): boolean => each?.kind === 'name' && each.name === name;
  const all = (values: readonly Value[]): Collected => ({
    items: values.map((each) => ({ context: place, value: each, branch })),
    whole: values.every(({ kind }) => kind !== 'spread'),
  });
  if (value.kind === 'list' && value.items[0]?.kind === 'spread' && isOwn(value.items[0].of))
    return all(value.items.slice(1));
  if (value.kind === 'template' && isOwn(value.parts[0]) && value.parts.slice(1).every(({ kind }) => kind === 'list'))
    return all(value.parts.slice(1).flatMap((part) => (part.kind === 'list' ? part.items : [])));
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  return call?.name === 'append' && isOwn(call.args[0]) ? all(call.args.slice(1)) : nothing;
}

function addedIn(scope: Scope, place: Context, name: string, call: CallOutline): readonly Collected[] {
  if (call.on?.kind !== 'name' || call.on.name !== name || !isInside(scope, call.fn, place.fn)) return [];
  const isAdding = adding.has(call.name);
  if (!isAdding && !extending.has(call.name)) return [];
  // What a loop or a block adds, is as many as there are.
  if (call.loop === true || call.fn !== place.fn) return [nothing];
  const lists = call.args.map((each): readonly Value[] | undefined => (each.kind === 'list' ? each.items : undefined));
  const values = isAdding ? call.args : lists.flatMap((items) => items ?? []);
  const known = isAdding ? values.every(({ kind }) => kind !== 'spread') : lists.every((items) => items !== undefined);
  return [{ items: values.map((value) => ({ context: place, value, branch: call.branch })), whole: known }];
}
