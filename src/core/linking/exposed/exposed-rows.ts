import { exposedEntityMethods } from '../../extractors/data/exposed.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Place } from '../conditions/place.ts';
import { type AccessFact, plainAccess, type TableReference } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { tableOfEntity } from './exposed-tables.ts';

/** People hold a row under few names; the bound keeps hostile input cheap. */
const deepest = 4;

/** `pear.delete()`, `Pear[id].delete()` of a row that is an object. */
export function deletedRow(spot: CallSpot): readonly AccessFact[] {
  const { on, name, args, fn } = spot.call;
  if (name !== 'delete' || args.length > 0 || on === undefined) return [];
  const table = rowTable(spot, { file: spot.context.file, fn }, on, 0);
  if (table === undefined) return [];
  const found = isIndexed(on) ? [{ ...byKey(spot, table), limit: { kind: 'constant' as const, value: 1 } }] : [];
  return [...found, { ...byKey(spot, table), verb: 'delete' }];
}

/** `val pear = Pear.findById(id) ?: return; pear.name = name`: what is set is written when the transaction ends. */
export function changedRow(spot: CallSpot, table: TableReference): readonly AccessFact[] {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  const held = outline?.bindings.find(({ value }) => holds(outline.calls, value, spot.index));
  const isSet = outline?.bindings.some(
    ({ name, fn, at }) => held !== undefined && fn === held.fn && at > held.at && name.startsWith(`${held.name}.`),
  );
  return isSet === true ? [{ ...byKey(spot, table), verb: 'update' }] : [];
}

function byKey(spot: CallSpot, table: TableReference) {
  const filters = (table.entry?.table.primaryKey ?? []).map((column) => ({ column, operator: 'equal' as const }));
  return { ...plainAccess, spot, library: 'exposed', table, many: false, filters };
}

function isIndexed(value: Value): boolean {
  return value.kind === 'name' && value.name.endsWith('.[]');
}

function holds(calls: readonly CallOutline[], value: Value, index: number): boolean {
  if (value.kind === 'either') return value.options.some((option) => holds(calls, option, index));
  return value.kind === 'call' && value.call === index;
}

/** The table of a row that was found by the class of its entity, wherever it is held. */
function rowTable(spot: CallSpot, place: Place, value: Value, depth: number): TableReference | undefined {
  const scope = spot.resolver.scopes.get(place.file);
  if (scope === undefined || depth > deepest) return undefined;
  if (value.kind === 'either') return firstOf(value.options, (each) => rowTable(spot, place, each, depth + 1));
  if (value.kind === 'call') {
    const call = scope.outline.calls[value.call];
    if (call?.on?.kind === 'call') return rowTable(spot, place, call.on, depth + 1);
    const isAsked = call?.on?.kind === 'name' && Object.hasOwn(exposedEntityMethods, call.name);
    return isAsked && call.on?.kind === 'name' ? tableOfEntity(spot, place, call.on.name) : undefined;
  }
  if (value.kind !== 'name') return undefined;
  if (isIndexed(value)) return tableOfEntity(spot, place, value.name.slice(0, -'.[]'.length));
  for (let fn = place.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const [bound] = scope.bindings(fn, value.name);
    if (bound !== undefined) return rowTable(spot, { ...place, fn }, bound.value, depth + 1);
    const type = scope.outline.functions[fn]?.parameters.find(({ name }) => name === value.name)?.type;
    if (type !== undefined) return tableOfEntity(spot, place, type.replace(/\?$/, ''));
  }
  return undefined;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
