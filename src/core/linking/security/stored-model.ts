import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** A variable that is saved as a row, and the fields of it that code sets before. */
export interface StoredModel {
  readonly set: readonly string[];
}

const deepest = 4;

/**
 * Whether a variable is handed, whole, to what saves rows, through functions of the workspace; undefined where it is not,
 * or where only chosen columns of it are. `from`: where in the file it is looked at first.
 */
export function storedAs(
  resolver: Resolver,
  { file, fn }: Context,
  name: string,
  from: number,
  depth = 0,
): StoredModel | undefined {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > deepest) return undefined;
  const ways = scope.callsWithin(fn).flatMap((index) => {
    const call = scope.outline.calls[index];
    const at = call?.args.findIndex((argument) => argument.kind === 'name' && argument.name === name) ?? -1;
    if (call === undefined || at < 0 || call.start < from) return [];
    return handedTo(resolver, scope, index, call, at, depth) ?? [];
  });
  if (ways.length === 0) return undefined;
  const own = scope.outline.bindings.filter(
    (binding) => binding.fn === fn && binding.at >= from && binding.name.startsWith(`${name}.`),
  );
  return {
    set: [...own.map((binding) => binding.name.split('.')[1] ?? ''), ...ways.flatMap(({ set }) => set)],
  };
}

function handedTo(
  resolver: Resolver,
  scope: Scope,
  index: number,
  call: CallOutline,
  at: number,
  depth: number,
): StoredModel | undefined {
  const callees = calleesOf(resolver, scope.file, index);
  for (const callee of callees) {
    if (callee.kind !== 'function') continue;
    const parameter = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.parameters[at]?.name;
    const found = parameter && storedAs(resolver, { file: callee.file, fn: callee.fn }, parameter, 0, depth + 1);
    if (found) return found;
  }
  const isOwn = callees.some(({ kind }) => kind === 'function');
  return !isOwn && saving.test(call.name) && !picksColumns(scope, call) ? { set: [] } : undefined;
}

const saving = /^(?:Create|Save|Updates|FirstOrCreate)$/;

/** `db.Select("name").Updates(&user)`, `db.Omit("role").Save(&user)` */
function picksColumns({ outline }: Scope, call: CallOutline): boolean {
  for (let on = call.on; on?.kind === 'call'; on = outline.calls[on.call]?.on)
    if (/^(?:Select|Omit)$/.test(outline.calls[on.call]?.name ?? '')) return true;
  return false;
}
