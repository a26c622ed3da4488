import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { CallSpot } from './call-spot.ts';
import type { FunctionPlace } from './handler-of.ts';
import type { OperationBook } from './operation-book.ts';

/**
 * A plain call of a parameter runs whatever the callers passed. With many callers that would join each of them to all the
 * others' functions, so it is followed only where a single caller exists. Closures of that caller are part of it already.
 * Undefined where the call is of no parameter.
 */
export function calledArgument(
  { resolver, book }: { readonly resolver: Resolver; readonly book: OperationBook },
  scope: Scope,
  spot: CallSpot,
  place: FunctionPlace,
): readonly Definition[] | undefined {
  const taking = functionTaking(scope, spot);
  if (taking === undefined) return undefined;
  const [site, another] = resolver.callSites({ kind: 'function', file: scope.file, fn: taking });
  if (site === undefined || another !== undefined) return [];
  const given = calleesOf(resolver, place.file, spot.index);
  const caller = resolver.scopes.get(site.file);
  const holder = caller?.outline.calls[site.call]?.fn ?? 0;
  if (caller === undefined || holder === 0 || taking !== place.fn || book.isHandler(place)) return given;
  return given.filter(
    (each) => each.kind !== 'function' || each.file !== site.file || !isInside(caller, each.fn, holder),
  );
}

/** The function whose parameter is called. */
function functionTaking({ outline, bindings }: Scope, { call }: CallSpot): number | undefined {
  if (call.on !== undefined) return undefined;
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    if (bindings(fn, call.name).length > 0) return undefined;
    const taken = outline.functions[fn]?.parameters.some(
      (parameter) => parameter.name === call.name || parameter.keys?.includes(call.name) === true,
    );
    if (taken === true) return fn;
  }
  return undefined;
}
