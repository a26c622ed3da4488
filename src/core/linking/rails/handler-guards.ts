import type { ClassPlace } from '../annotated/hierarchy.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { GuardUse } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { asksOfUser } from './asks-of-user.ts';
import { methodIn } from './controllers.ts';
import { refusalIn } from './halting.ts';

/** What a handler asks for by itself before it goes on: `authorize @order`, `authenticate!`. */
export function handlerGuards(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  { file, fn }: FunctionPlace,
): readonly GuardUse[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  return scope.outline.calls.flatMap((call, index): readonly GuardUse[] => {
    const place = { level: 'handler', file, at: call.start, end: call.end } as const;
    const context = { file, fn };
    const value = { kind: 'name', name: call.name } as const;
    if (isInside(scope, call.fn, fn) && asksOfUser(scope, call))
      return [{ context, value, name: call.name, kind: 'authorization', ...place }];
    if (call.fn !== fn || call.on !== undefined || call.new === true) return [];
    const refusal = refusalIn(resolver, hierarchy, file, index);
    if (
      refusal?.sure !== true ||
      refusal.kind === 'other' ||
      !isHelper(resolver, hierarchy, file, index, refusal.helper)
    )
      return [];
    return [{ context, value, name: call.name, kind: refusal.kind, ...place }];
  });
}

/** A helper of a library, or a method that refuses; the answer itself, `head :forbidden`, is none. */
function isHelper(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  file: string,
  index: number,
  helper: boolean,
): boolean {
  if (helper) return true;
  const name = resolver.scopes.get(file)?.outline.calls[index]?.name ?? '';
  const own =
    methodIn(resolver, hierarchy, name) !== undefined ||
    resolver.scopes.get(file)?.functionNamed(0, name) !== undefined;
  // What only a name says may as well look something up: `current_user!`, `find_order`.
  return own && /^(?:auth|require|ensure|verify|check|protect|login|restrict|only|deny|must)|!$/.test(name);
}
