import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** Whether a call hands on to the next middleware: the last parameter of `(req, res, next)` or of an error handler. */
export function isNext(resolver: Resolver, context: Context, call: CallOutline): boolean {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || call.on !== undefined) return false;
  for (let fn = context.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const parameters = scope.outline.functions[fn]?.parameters ?? [];
    const index = parameters.findIndex((parameter) => parameter.name === call.name);
    if (index >= 0) return index === parameters.length - 1 && (index === 2 || index === 3);
  }
  return false;
}
