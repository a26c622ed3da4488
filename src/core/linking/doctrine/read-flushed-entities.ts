import type { CallOutline } from '../../syntax/outline.ts';
import { plainAccess } from '../data/access-fact.ts';
import { columnOf } from '../data/schema-catalog.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { isManager, repositoryEntity, tableOf } from './read-doctrine.ts';

/** `$review = $reviews->find($id); $review->setState('published'); $em->flush();`: what was loaded and changed is saved. */
export function readFlushedEntities(spot: CallSpot, facts: OperationFacts): void {
  const { call, context, resolver, root } = spot;
  const scope = resolver.scopes.get(context.file);
  if (call.name !== 'flush' || scope === undefined || !isManager(spot)) return;
  const before = scope.outline.calls.filter(({ at, fn }) => at < call.at && isInside(scope, fn, root));
  for (const [name, changes] of changedIn(before)) {
    const entity = isStored(before, name) ? undefined : loadedEntity(spot, scope, changes, name);
    if (entity === undefined) continue;
    const table = tableOf(spot, entity);
    if (table.entry === undefined) continue;
    facts.accesses.push({
      ...plainAccess,
      spot,
      library: 'doctrine',
      table,
      verb: 'update',
      many: false,
      filters: table.entry.table.primaryKey.map((column) => ({ column, operator: 'equal' as const })),
      columns: changes.flatMap((each) => columnOf(table.entry, fieldSet(each)) ?? []),
    });
  }
}

/** Setters that were called on variables, by variable. */
function changedIn(calls: readonly CallOutline[]): ReadonlyMap<string, readonly CallOutline[]> {
  const changed = new Map<string, CallOutline[]>();
  for (const call of calls) {
    if (!/^set[A-Z]/.test(call.name) || call.args.length !== 1 || call.on?.kind !== 'name') continue;
    if (call.on.name.includes('.')) continue;
    changed.set(call.on.name, [...(changed.get(call.on.name) ?? []), call]);
  }
  return changed;
}

function fieldSet({ name }: CallOutline): string {
  return name.charAt(3).toLowerCase() + name.slice(4);
}

function isStored(calls: readonly CallOutline[], name: string): boolean {
  return calls.some(
    (each) =>
      (each.name === 'persist' || each.name === 'remove') &&
      each.args.some((value) => value.kind === 'name' && value.name === name),
  );
}

/** Of what a repository's method that finds one row gave, and nothing else did. */
function loadedEntity(spot: CallSpot, scope: Scope, [first]: readonly CallOutline[], name: string): string | undefined {
  const [binding, another] = first === undefined ? [] : scope.bindings(first.fn, name);
  if (binding === undefined || another !== undefined || binding.value.kind !== 'call') return undefined;
  const found = scope.outline.calls[binding.value.call];
  const isOne = found?.on !== undefined && /^find(?:One(?:By\w*)?)?$/.test(found.name);
  return isOne ? repositoryEntity(spot, { file: scope.file, fn: found.fn }, found.on) : undefined;
}
