import { calleesOf } from '../../call-sites.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';

/** A function of the workspace that calls the block it is given. */
export interface BlockHelper {
  readonly scope: Scope;
  readonly fn: number;
  /** Function around the call of the block. */
  readonly inner: number;
}

/** `fun Route.forStaff(build: Route.() -> Unit) { authenticate("staff") { build() } }` of `forStaff { get("/keys") { … } }`. */
export function blockHelper(
  resolver: Resolver,
  { file, call }: { file: string; call: number },
): BlockHelper | undefined {
  for (const callee of calleesOf(resolver, file, call)) {
    if (callee.kind !== 'function') continue;
    const scope = resolver.scopes.get(callee.file);
    const taken = scope?.outline.functions[callee.fn]?.parameters.at(-1)?.name;
    const run = scope?.outline.calls.find(({ name, fn }) => name === taken && isBelow(scope, fn, callee));
    if (scope !== undefined && run !== undefined) return { scope, fn: callee.fn, inner: run.fn };
  }
  return undefined;
}

function isBelow(scope: Scope, fn: number, outer: FunctionPlace): boolean {
  for (let current = fn; current > 0; current = scope.outline.functions[current]?.parent ?? 0)
    if (current === outer.fn) return true;
  return false;
}
