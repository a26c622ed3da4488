import type { Limit } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import { limitOf } from './read-chain-steps.ts';

/** A number of rows: one that is written, or a constant; what a function is given may be any. */
export function sizeLimit(resolver: Resolver, context: Context, value: Value): Limit {
  if (value.kind !== 'name' || isParameter(resolver, context, value.name)) return limitOf(value);
  const number = resolveNumber(resolver, context, value);
  return number === undefined ? limitOf(value) : { kind: 'constant', value: number };
}

function isParameter(resolver: Resolver, { file, fn }: Context, name: string): boolean {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  const [first] = name.split('.');
  for (let at = fn; at > 0; at = functions[at]?.parent ?? 0)
    if (functions[at]?.parameters.some((parameter) => parameter.name === first) === true) return true;
  return false;
}
