import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import { takenParameters } from '../taken-parameters.ts';

const maxDepth = 2;

/** What people call a statement that a function is handed behind a context or a connection. */
const statementName = /^(?:q|(?:raw)?(?:sql|query|stmt|statement)(?:text|str|string)?)$/i;

/**
 * `many[Order](ctx, db, "SELECT …", args)`: what a function of the workspace is handed to run. `takers`: whoever takes a
 * statement in the end.
 */
export function handedStatement(
  { resolver, context, call, index }: CallSpot,
  takers: ReadonlySet<string>,
): Value | undefined {
  if (call.args.length < 2) return undefined;
  for (const callee of calleesOf(resolver, context.file, index)) {
    const at = statementPlace(resolver, callee, takers, 0);
    const value = at === undefined ? undefined : call.args[at];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Where among its arguments a function takes a statement that it runs. */
function statementPlace(
  resolver: Resolver,
  callee: Definition,
  takers: ReadonlySet<string>,
  depth: number,
): number | undefined {
  if (callee.kind !== 'function' || depth > maxDepth) return undefined;
  const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
  const at = fn === undefined ? -1 : takenParameters(fn).findIndex(({ name }) => statementName.test(name));
  const name = fn && takenParameters(fn)[at]?.name;
  return name !== undefined && isRun(resolver, callee, name, takers, depth) ? at : undefined;
}

function isRun(
  resolver: Resolver,
  { file, fn }: Context,
  name: string,
  takers: ReadonlySet<string>,
  depth: number,
): boolean {
  const scope = resolver.scopes.get(file);
  return (scope?.callsWithin(fn) ?? []).some((index) => {
    const call = scope?.outline.calls[index];
    const at = call?.args.findIndex((value) => value.kind === 'name' && value.name === name) ?? -1;
    if (call === undefined || at < 0) return false;
    if (call.on !== undefined && takers.has(call.name)) return true;
    return calleesOf(resolver, file, index).some((next) => statementPlace(resolver, next, takers, depth + 1) === at);
  });
}
