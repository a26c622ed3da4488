import { ef } from '../../extractors/data/ef.ts';
import type { Value } from '../../syntax/outline.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { columnOf, relationOf } from '../data/schema-catalog.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';
import { entryOf } from './ef-conditions.ts';
import { isContextValue } from './ef-source.ts';

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
  return undefined;
}

/** What was loaded and changed before it is saved: by its properties, or by methods of its own. */
export function savedChanges(spot: CallSpot): readonly AccessFact[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined) return [];
  const changed = new Map<string, Set<string>>();
  const note = (model: string, columns: readonly string[]): void => {
    const known = changed.get(model) ?? new Set();
    for (const column of columns) known.add(column);
    changed.set(model, known);
  };
  for (const { name, fn, at } of scope.outline.bindings) {
    const dot = name.lastIndexOf('.');
    const owner = dot < 0 || name.startsWith('this.') ? '' : name.slice(0, dot);
    if (owner === '' || at > spot.call.at || !isInside(scope, fn, rootOf(scope, spot.call.fn))) continue;
    const model = loaded(spot, scope, fn, owner);
    const column = model === undefined ? undefined : columnOf(entryOf(spot, model), name.slice(dot + 1));
    if (model !== undefined) note(model, column === undefined ? [] : [column]);
  }
  scope.outline.calls.forEach(({ on, name, fn, at }) => {
    if (on?.kind !== 'name' || at > spot.call.at || !isInside(scope, fn, rootOf(scope, spot.call.fn))) return;
    const model = loaded(spot, scope, fn, on.name);
    if (model !== undefined && changesItself(spot, { file: scope.file, fn }, on, name)) note(model, []);
  });
  return [...changed].map(([model, columns]) => update(spot, model, [...columns]));
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
    break;
  }
  return modelOf(spot, { file: scope.file, fn }, { kind: 'name', name });
}

/** `order.Ship()` assigns to properties of the order. */
function changesItself(spot: CallSpot, context: Context, on: Value, method: string): boolean {
  return spot.resolver.value(context, on).some((owner) => {
    if (owner.kind !== 'instance') return false;
    return spot.resolver.member(owner, method).some((definition) => {
      if (definition.kind !== 'function') return false;
      const scope = spot.resolver.scopes.get(definition.file);
      return (
        scope?.outline.bindings.some(
          ({ fn, name }) => name.startsWith('this.') && isInside(scope, fn, definition.fn),
        ) === true
      );
    });
  });
}
