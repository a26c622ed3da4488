import type { Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { Scope } from '../../scope.ts';
import type { ComposedRouter } from './composed-router.ts';
import type { Composing } from './composing.ts';

/** The router that a value stands for; the chain that makes it is taken in. */
export function takenIn(
  composing: Composing,
  scope: Scope,
  context: Context,
  value: Value,
): ComposedRouter | undefined {
  if (value.kind === 'call') {
    composing.taken.add(`${scope.file}#${value.call}`);
    return composing.routerOf(scope, value.call);
  }
  return value.kind === 'name'
    ? variableOf(composing, scope, context, value.name, Number.POSITIVE_INFINITY)
    : undefined;
}

/** What a variable holds there: the latest of what it was given before. */
export function variableOf(
  composing: Composing,
  scope: Scope,
  context: Context,
  name: string,
  before: number,
): ComposedRouter | undefined {
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const bound = scope
      .bindings(fn, name)
      .findLast(({ at, end }) => at < before && !(at <= before && before < end && before !== Number.POSITIVE_INFINITY));
    if (bound !== undefined) return takenIn(composing, scope, { file: scope.file, fn }, bound.value);
  }
  return undefined;
}

/** The router that a function gives. */
export function returned(composing: Composing, file: string, fn: number): ComposedRouter | undefined {
  const scope = composing.resolver.scopes.get(file);
  for (const value of scope?.outline.functions[fn]?.returns ?? []) {
    const router = scope && takenIn(composing, scope, { file, fn }, value);
    if (router !== undefined) return router;
  }
  return undefined;
}
