import type { GuardUse, Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';

const holders = new Set(['SecurityContextHolder', 'ReactiveSecurityContextHolder']);

/** A handler that looks who is calling for itself: `SecurityContextHolder.getContext().getAuthentication()`. */
export function askedContext(resolver: Resolver, { handlerFunction }: Route): readonly GuardUse[] {
  const scope = handlerFunction === undefined ? undefined : resolver.scopes.get(handlerFunction.file);
  if (scope === undefined || handlerFunction === undefined) return [];
  for (const index of scope.callsWithin(handlerFunction.fn)) {
    const call = scope.outline.calls[index];
    if (call?.name !== 'getContext' || call.on?.kind !== 'name' || !holders.has(call.on.name)) continue;
    const name = `${call.on.name}.getContext()`;
    const context = { file: scope.file, fn: call.fn };
    const place = { file: scope.file, at: call.start, end: call.end };
    return [{ context, value: { kind: 'text', text: name }, name, kind: 'authentication', level: 'handler', ...place }];
  }
  return [];
}
