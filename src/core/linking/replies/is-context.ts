import { contextMethods } from '../../extractors/replies/context-methods.ts';
import type { Scope } from '../scope.ts';
import { parameterNamed } from './is-response.ts';

/** Whether a name is the context that a framework hands to a handler: its first parameter, called so by everyone. */
export function isContext(scope: Scope, fn: number, name: string): boolean {
  if (!contextMethods.names.some((known) => known === name)) return false;
  const parameter = parameterNamed(scope, fn, { kind: 'name', name });
  if (parameter?.index !== 0) return false;
  const type = scope.outline.functions[parameter.fn]?.parameters[0]?.type;
  return type === undefined || type === 'any' || /Context\b/.test(type);
}
