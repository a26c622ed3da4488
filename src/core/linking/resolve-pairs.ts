import type { CallOutline, ObjectValue, Value } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** `Object.entries(routes)`, `routes.items()`: the keys and values of an object that the code spells out, as a list. */
export function pairsIn(resolver: Resolver, context: Context, call: CallOutline): readonly Definition[] {
  const { on, name, args } = call;
  if (on === undefined) return [];
  if (sameItems.has(name)) return joined(resolver, context, call, on);
  const [first] = args;
  const isStatic = on.kind === 'name' && on.name === 'Object' && args.length === 1 && name in listings;
  const isOwn = name === 'items' && args.length === 0;
  const object = isStatic ? first : isOwn ? on : undefined;
  if (object === undefined) return [];
  return resolver.value(context, object).flatMap((found): readonly Definition[] => {
    if (found.kind !== 'value' || found.value.kind !== 'object' || found.value.spreads.length > 0) return [];
    return [{ ...found, value: listed(found.value, isOwn ? 'entries' : name) }];
  });
}

/** Methods of lists that give the same items once more, and maybe others behind them. */
const sameItems: ReadonlySet<string> = new Set(['concat', 'flat', 'reverse', 'toSorted']);

/** `[listOrders].concat(adminRoutes)` */
function joined(resolver: Resolver, context: Context, { name, args }: CallOutline, on: Value): readonly Definition[] {
  const lists = resolver.value(context, on).filter(isList);
  if (lists.length === 0 || name !== 'concat') return lists;
  const items = [on, ...args].map((of): Value => ({ kind: 'spread', of }));
  return [{ kind: 'value', context, value: { kind: 'list', items } }];
}

function isList(found: Definition): boolean {
  return found.kind === 'value' && found.value.kind === 'list';
}

const listings: Readonly<Record<string, (object: ObjectValue) => readonly Value[]>> = {
  entries: ({ entries }) => entries.map(({ key, value }): Value => ({ kind: 'list', items: [text(key), value] })),
  keys: ({ entries }) => entries.map(({ key }) => text(key)),
  values: ({ entries }) => entries.map(({ value }) => value),
};

function text(key: string): Value {
  return { kind: 'text', text: key };
}

const known = new WeakMap<ObjectValue, Map<string, Value>>();

/** The same list each time, so that it can be told that nothing changed. */
function listed(object: ObjectValue, listing: string): Value {
  const lists = known.get(object) ?? new Map<string, Value>();
  known.set(object, lists);
  const list = lists.get(listing) ?? { kind: 'list', items: listings[listing]?.(object) ?? [] };
  lists.set(listing, list);
  return list;
}
