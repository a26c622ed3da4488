import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { RecordModel } from './record-model.ts';

/** `OrderPolicy::Scope#resolve`, by which Pundit narrows the orders to those that somebody may see. */
export function policyMethod(resolver: Resolver, { place }: RecordModel): FunctionPlace | undefined {
  const model = resolver.scopes.get(place.file)?.outline.classes[place.cls];
  if (model === undefined) return undefined;
  for (const policy of resolver.name({ file: place.file, fn: model.fn }, `${model.name}Policy`)) {
    const scope = policy.kind === 'class' ? resolver.scopes.get(policy.file) : undefined;
    const inner = policy.kind === 'class' ? scope?.innerClass(policy.cls, 'Scope') : undefined;
    const fn = inner === undefined ? undefined : scope?.method(inner, 'resolve', false);
    if (scope !== undefined && fn !== undefined) return { file: scope.file, fn };
  }
  return undefined;
}
