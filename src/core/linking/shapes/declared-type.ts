import type { Context } from '../definition.ts';
import { goTypeOf } from '../go/go-type-of.ts';
import type { Resolver } from '../resolver.ts';

export interface DeclaredType {
  readonly context: Context;
  readonly text: string;
}

/** The type that a variable or parameter is annotated with, where its name stands alone. */
export function declaredType(resolver: Resolver, context: Context, name: string): DeclaredType | undefined {
  const scope = resolver.scopes.get(context.file);
  if (scope?.outline.language === 'go') return goTypeOf(resolver, context, { kind: 'name', name });
  if (scope === undefined || name.includes('.')) return undefined;
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const inside = { file: context.file, fn };
    const binding = scope.bindings(fn, name).find((candidate) => candidate.declared === true);
    if (binding !== undefined) return binding.type === undefined ? undefined : { context: inside, text: binding.type };
    const parameter = scope.outline.functions[fn]?.parameters.find((candidate) => candidate.name === name);
    if (parameter !== undefined)
      return parameter.type === undefined ? undefined : { context: inside, text: parameter.type };
  }
  return undefined;
}
