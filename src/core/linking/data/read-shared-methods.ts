import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { sharedMethod } from './extended-clients.ts';
import { readMethod } from './read-prisma.ts';

/** `prisma.order.softDelete(id)`, where `$allModels` has `softDelete(id) { return getExtensionContext(this).update(…) }`. */
export function readSharedMethods(spot: CallSpot, facts: OperationFacts): boolean {
  const model = spot.call.on?.kind === 'name' ? spot.call.on.name.split('.').at(-1) : undefined;
  const method = model === undefined ? undefined : sharedMethod(spot);
  const scope = method && spot.resolver.scopes.get(method.file);
  if (model === undefined || method === undefined || scope === undefined) return false;
  if (spot.schema.model(spot.operation.service, model) === undefined) return false;
  for (const index of scope.callsWithin(method.fn)) {
    const call = scope.outline.calls[index];
    if (call === undefined || !isOnModel(scope, call)) continue;
    const context = { file: method.file, fn: call.fn };
    readMethod({ ...spot, context, call, index }, facts, model);
  }
  return true;
}

function isOnModel(scope: Scope, { on, fn }: CallOutline): boolean {
  if (on?.kind === 'name') return scope.bindings(fn, on.name).some(({ value }) => isModel(scope, value));
  return on !== undefined && isModel(scope, on);
}

/** `Prisma.getExtensionContext(this)` */
function isModel({ outline: { calls } }: Scope, value: Value): boolean {
  return value.kind === 'call' && calls[value.call]?.name === 'getExtensionContext';
}
