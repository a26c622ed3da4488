import type { CallOutline } from '../../syntax/outline.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { isTypeVariable } from './type-variables.ts';

/** `Settings` of `config.Load[Settings]()`, where the function says that it gives a `T`; nothing where it says more. */
export function givenType(resolver: Resolver, { file, fn }: FunctionPlace, call: CallOutline): string | undefined {
  const scope = resolver.scopes.get(file);
  const result = scope?.outline.functions[fn]?.result?.replace(/^\*/, '');
  if (call.typeArguments === undefined || scope?.outline.language !== 'go' || result === undefined) return undefined;
  return isTypeVariable(resolver, scope, result) ? call.typeArguments.slice(1, -1) : undefined;
}
