import type { Value } from '../../syntax/outline.ts';
import { columnOf } from '../data/schema-catalog.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { changedRow } from './changed-row.ts';
import { savesAtTheEnd } from './read-changed-rows.ts';
import { loadedEntity, passing } from './rows-behind.ts';

/** `val order = orders.findByIdOrNull(id) ?: throw …; order.state = PAID`: Kotlin changes what was loaded by assigning to it. */
export function readAssignedRows(spot: CallSpot, facts: OperationFacts): void {
  const { call, index, schema, operation, resolver, context, root } = spot;
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || call.on === undefined || !/^(?:find|get)/.test(call.name)) return;
  const held = scope.outline.bindings.find(
    ({ fn, declared, value }) => fn === call.fn && declared === true && begins(scope, value, index),
  )?.name;
  if (held === undefined || !savesAtTheEnd(spot) || isSaved(scope, root, held)) return;
  const assigned = scope.outline.bindings.flatMap(({ name, fn, at }) => {
    const [row, field, ...deeper] = name.split('.');
    const isOwn = row === held && field !== undefined && deeper.length === 0;
    return isOwn && at > call.at && isInside(scope, fn, root) ? [field] : [];
  });
  const model = assigned.length === 0 ? undefined : loadedEntity(spot, call);
  const entry = model === undefined ? undefined : schema.model(operation.service, model);
  if (entry === undefined) return;
  facts.accesses.push(
    changedRow(
      spot,
      entry,
      assigned.flatMap((field) => columnOf(entry, field) ?? []),
    ),
  );
}

/** `orders.findById(id).orElseThrow()`, `orders.findByIdOrNull(id) ?: throw …` */
function begins(scope: Scope, value: Value, index: number): boolean {
  if (value.kind === 'either') return value.options.some((option) => begins(scope, option, index));
  if (value.kind !== 'call') return false;
  if (value.call === index) return true;
  const { on, name } = scope.outline.calls[value.call] ?? {};
  return on !== undefined && passing.has(name ?? '') && begins(scope, on, index);
}

function isSaved(scope: Scope, root: number, held: string): boolean {
  return scope.outline.calls.some(
    ({ name, args, fn }) =>
      isInside(scope, fn, root) &&
      /^(?:save|persist|merge|update)/.test(name) &&
      args.some((value) => value.kind === 'name' && value.name === held),
  );
}
