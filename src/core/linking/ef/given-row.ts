import { querySteps, withoutAsync } from '../../extractors/data/ef.ts';
import { packagedRepositories } from '../../extractors/data/packaged-repositories.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { efSource } from './ef-source.ts';
import { isTypeVariable, receiverEntity } from './receiver-entity.ts';

/** The entity of a row that a query or a method of a generic repository gives: `var order = await orders.GetByIdAsync(id);` */
export function givenRow(spot: CallSpot, context: Context, value: Value): string | undefined {
  if (value.kind === 'either')
    return value.options.map((option) => givenRow(spot, context, option)).find((model) => model !== undefined);
  if (value.kind === 'name') return rowNamed(spot, context, value.name);
  if (value.kind !== 'call') return undefined;
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[value.call];
  if (call === undefined) return undefined;
  const inside: CallSpot = { ...spot, context: { file: context.file, fn: call.fn }, call, index: value.call };
  if (givesRow(spot, context.file, value.call)) return receiverEntity(inside);
  const ends = querySteps[withoutAsync(call.name)]?.does;
  return ends === 'one' || ends === 'key' ? efSource(inside, inside.context, value, {})?.model : undefined;
}

function rowNamed(spot: CallSpot, { file, fn }: Context, name: string): string | undefined {
  const scope = spot.resolver.scopes.get(file);
  for (let at = fn; scope !== undefined && at >= 0; at = scope.outline.functions[at]?.parent ?? -1) {
    const [binding] = scope.bindings(at, name);
    const again = binding?.value.kind === 'name' && binding.value.name === name;
    if (binding !== undefined) return again ? undefined : givenRow(spot, { file, fn: at }, binding.value);
  }
  return undefined;
}

/** Whether a method says that it gives one of its type variable. */
function givesRow({ resolver }: CallSpot, file: string, index: number): boolean {
  return calleesOf(resolver, file, index).some((callee) => {
    if (callee.kind === 'made') return packagedRepositories.has(callee.maker.at(-1) ?? '');
    if (callee.kind !== 'function') return false;
    const result = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.result ?? '';
    return isTypeVariable(result.replace(/^(?:Value)?Task<(.*)>$/, '$1').replace(/\?$/, ''));
  });
}
