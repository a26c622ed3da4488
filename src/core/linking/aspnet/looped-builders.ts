import type { CallSite } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';

/**
 * Where the method of a class is called by the name that its interface gives it, once for each of many that somebody
 * else makes: `foreach (IEndpoint endpoint in endpoints) endpoint.MapEndpoint(app)`.
 */
export function loopedCalls(resolver: Resolver, file: string, fn: number): readonly CallSite[] {
  const outline = resolver.scopes.get(file)?.outline;
  const method = outline?.functions[fn];
  const cls = method?.cls === undefined ? undefined : outline?.classes[method.cls];
  if (method === undefined || cls === undefined) return [];
  const calls = callsByInterface(resolver);
  return cls.bases.flatMap((base) => calls.get(`${shortName(base)} ${method.name}`) ?? []);
}

const callsByInterface = oncePerWorkspace((resolver: Resolver): ReadonlyMap<string, readonly CallSite[]> => {
  const found = new Map<string, CallSite[]>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'csharp') continue;
    scope.outline.calls.forEach((call, index) => {
      if (call.loop !== true || call.on?.kind !== 'name' || call.args.length !== 1) return;
      const item = scope.bindings(call.fn, call.on.name).at(-1);
      const type = item?.value.kind === 'each' ? item.type : undefined;
      if (type === undefined) return;
      const key = `${shortName(type)} ${call.name}`;
      found.set(key, [...(found.get(key) ?? []), { file, call: index }]);
    });
  }
  return found;
});

function shortName(type: string): string {
  return type.replace(/<[\s\S]*$/, '').replace(/^.*\./, '');
}
