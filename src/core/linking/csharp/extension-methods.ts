import type { CallOutline, FunctionOutline, Value } from '../../syntax/outline.ts';
import type { Definition } from '../definition.ts';
import { nearestPlace } from '../nearest-place.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

type Extension = Definition & { kind: 'function' };

/** Functions that are called as if they were methods of something else, by name. */
const extensionsOf = oncePerScopes(({ scopes }): ReadonlyMap<string, readonly Extension[]> => {
  const found = new Map<string, Extension[]>();
  for (const [file, { outline }] of scopes)
    outline.functions.forEach(({ name, parameters }, fn) => {
      if (parameters[0]?.extended !== true) return;
      found.set(name, [...(found.get(name) ?? []), { kind: 'function', file, fn }]);
    });
  return found;
});

/** The extension method that a call means when what it is called on has no such method. */
export function extensionMethods(resolver: Resolver, scope: Scope, call: CallOutline): readonly Extension[] {
  if (call.on === undefined) return [];
  const named = extensionsOf(resolver).get(call.name) ?? [];
  if (named.length < 2) return named;
  const taking = named.filter(({ file, fn }) => {
    const parameters = resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
    const needed = parameters.filter(({ optional }) => optional !== true).length;
    return call.args.length + 1 >= needed && call.args.length < parameters.length;
  });
  const nearest = nearestPlace(taking.length > 0 ? taking : named, scope.file);
  return nearest === undefined ? [] : [nearest];
}

/** Arguments as the function counts them: what an extension method is called on comes first. */
export function argumentsFor(
  scope: Scope | undefined,
  call: CallOutline,
  fn: FunctionOutline | undefined,
): readonly Value[] {
  const [first] = fn?.parameters ?? [];
  if (fn === undefined || first?.extended !== true) return call.args;
  // Where it has no name of its own, a call from within such a function or block passes it on.
  if (call.on === undefined) return first.name === 'this' ? [{ kind: 'name', name: 'this' }, ...call.args] : call.args;
  const cls = fn.cls === undefined ? undefined : scope?.outline.classes[fn.cls]?.name;
  const isNamed = call.on.kind === 'name' && call.on.name.split('.').at(-1) === cls;
  return isNamed ? call.args : [call.on, ...call.args];
}
