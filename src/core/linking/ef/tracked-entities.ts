import { ef, trackingMethods, withoutAsync } from '../../extractors/data/ef.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { columnOf, relationOf } from '../data/schema-catalog.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';
import { entryOf } from './ef-conditions.ts';
import { typesAt } from './ef-contexts.ts';
import { isContextValue } from './ef-source.ts';
import { givenRow } from './given-row.ts';

/** The entity that `db.Add(order)` or `order.Lines.Add(line)` is about. */
export function trackedModel(spot: CallSpot, on: Value | undefined, argument: Value): string | undefined {
  const { resolver, context } = spot;
  if (on !== undefined && resolver.value(context, on).some((each) => isContextValue(resolver, each)))
    return modelOf(spot, context, argument);
  return on?.kind === 'name' ? relatedModel(spot, context, on.name) : undefined;
}

/** `order.Lines` of an entity leads to the lines that are kept with it. */
function relatedModel(spot: CallSpot, context: Context, name: string): string | undefined {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return undefined;
  const owner = modelOf(spot, context, { kind: 'name', name: name.slice(0, dot) });
  return owner === undefined ? undefined : relationOf(entryOf(spot, owner), name.slice(dot + 1));
}

/** The entity that a value is. */
function modelOf(spot: CallSpot, context: Context, value: Value): string | undefined {
  const values = value.kind === 'list' ? value.items : [value];
  for (const definition of values.flatMap((each) => spot.resolver.value(context, each))) {
    if (definition.kind !== 'instance') continue;
    const name = spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name;
    if (name !== undefined && entryOf(spot, name) !== undefined) return name;
  }
  return values.map((each) => givenRow(spot, context, each)).find((model) => model !== undefined);
}

/** What was loaded and changed before it is saved: by its properties, by methods of its own, or in functions that are called. */
export function savedChanges(spot: CallSpot): readonly AccessFact[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined) return [];
  const changed = new Map<string, Set<string>>();
  noteChanges(spot, scope, rootOf(scope, spot.call.fn), spot.call.at, changed);
  for (const { file, fn } of calledBefore(spot, scope)) {
    const inside = spot.resolver.scopes.get(file);
    // What such a function is handed may be new: only what it loads itself is known to be changed.
    const isLoaded = (owner: string): boolean => (inside?.bindings(fn, owner).length ?? 0) > 0;
    if (inside !== undefined) noteChanges(spot, inside, fn, Number.POSITIVE_INFINITY, changed, isLoaded);
  }
  return [...changed].map(([model, columns]) => update(spot, model, [...columns]));
}

/** Functions of the workspace that are called before, and leave saving to whoever calls them. */
function calledBefore({ resolver, call: { at, fn } }: CallSpot, scope: Scope): readonly Context[] {
  const root = rootOf(scope, fn);
  return scope.callsWithin(root).flatMap((index) => {
    const call = scope.outline.calls[index];
    if (call === undefined || call.at >= at || call.new === true) return [];
    return calleesOf(resolver, scope.file, index).flatMap((callee): readonly Context[] => {
      const inside = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
      if (callee.kind !== 'function' || inside === undefined || inside.outline.language !== 'csharp') return [];
      const names = inside.callsWithin(callee.fn).map((each) => inside.outline.calls[each]?.name ?? '');
      return names.some((name) => name.startsWith('SaveChanges')) ? [] : [{ file: callee.file, fn: callee.fn }];
    });
  });
}

function noteChanges(
  spot: CallSpot,
  scope: Scope,
  root: number,
  until: number,
  changed: Map<string, Set<string>>,
  isMeant: (owner: string) => boolean = () => true,
): void {
  const note = (model: string, columns: readonly string[]): void => {
    const known = changed.get(model) ?? new Set();
    for (const column of columns) known.add(column);
    changed.set(model, known);
  };
  for (const { name, fn, at } of scope.outline.bindings) {
    const dot = name.lastIndexOf('.');
    const owner = dot < 0 || name.startsWith('this.') ? '' : name.slice(0, dot);
    if (owner === '' || !isMeant(owner) || at > until || !isInside(scope, fn, root)) continue;
    const model = isTold(scope, root, until, owner) ? undefined : loaded(spot, scope, fn, owner);
    const column = model === undefined ? undefined : columnOf(entryOf(spot, model), name.slice(dot + 1));
    if (model !== undefined) note(model, column === undefined ? [] : [column]);
  }
  scope.outline.calls.forEach(({ on, name, fn, at }) => {
    if (on?.kind !== 'name' || !isMeant(on.name) || at > until || !isInside(scope, fn, root)) return;
    const model = isTold(scope, root, until, on.name) ? undefined : loaded(spot, scope, fn, on.name);
    if (model !== undefined && changesItself(spot, { file: scope.file, fn }, on, model, name)) note(model, []);
  });
}

function update(spot: CallSpot, model: string, columns: readonly string[]): AccessFact {
  const entry = entryOf(spot, model);
  const table = { name: entry?.table.name ?? model, entry };
  const filters = (entry?.table.primaryKey ?? []).map((column) => ({ column, operator: 'equal' as const }));
  return { ...plainAccess, spot, library: ef.id, table, verb: 'update', many: false, filters, columns };
}

/** The method or local function that holds a lambda. */
function rootOf(scope: Scope, fn: number): number {
  let root = fn;
  while (
    root > 0 &&
    scope.outline.functions[root]?.argumentOf !== undefined &&
    (scope.outline.functions[root]?.parent ?? 0) > 0
  )
    root = scope.outline.functions[root]?.parent ?? 0;
  return root;
}

/** An entity that came out of the database: one that is made here is added instead. */
function loaded(spot: CallSpot, scope: Scope, fn: number, name: string): string | undefined {
  if (name.includes('.')) return undefined;
  for (let at = fn; at >= 0; at = scope.outline.functions[at]?.parent ?? -1) {
    const [binding] = scope.bindings(at, name);
    if (binding === undefined) continue;
    if (binding.value.kind === 'call' && scope.outline.calls[binding.value.call]?.new === true) return undefined;
    const { of } = binding.value.kind === 'each' ? binding.value : { of: undefined };
    const related = of?.kind === 'name' ? relatedModel(spot, { file: scope.file, fn: at }, of.name) : undefined;
    if (related !== undefined) return related;
    break;
  }
  return modelOf(spot, { file: scope.file, fn }, { kind: 'name', name });
}

/** `db.Orders.Update(order)`, `orders.Update(order)`: that it is saved is said there. */
function isTold(scope: Scope, root: number, until: number, owner: string): boolean {
  return scope.outline.calls.some(
    ({ name, args, fn, at }) =>
      at < until &&
      Object.hasOwn(trackingMethods, withoutAsync(name)) &&
      args.some((value) => value.kind === 'name' && value.name === owner) &&
      isInside(scope, fn, root),
  );
}

/** `order.Ship()` assigns to properties of the order. */
function changesItself(spot: CallSpot, context: Context, on: Value, model: string, method: string): boolean {
  const { resolver } = spot;
  const owners = resolver.value(context, on).flatMap((each) => (each.kind === 'instance' ? [each] : []));
  return (owners.length > 0 ? owners : typesAt(resolver, context.file, model)).some(({ file, cls }) =>
    resolver.member({ kind: 'instance', file, cls }, method).some((definition) => {
      if (definition.kind !== 'function') return false;
      const scope = resolver.scopes.get(definition.file);
      return (
        scope?.outline.bindings.some(
          ({ fn, name }) => name.startsWith('this.') && isInside(scope, fn, definition.fn),
        ) === true
      );
    }),
  );
}
