import { type CallSite, type Definition, definitionKey } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** Who calls what, by definition key. Built once, before arguments are followed into parameters. */
export function indexCallSites(resolver: Resolver): ReadonlyMap<string, readonly CallSite[]> {
  const sites = new Map<string, CallSite[]>();
  for (const [file, scope] of resolver.scopes) {
    for (let call = 0; call < scope.outline.calls.length; call++) {
      for (const callee of calleesOf(resolver, file, call)) {
        if (callee.kind !== 'function' && callee.kind !== 'class') continue;
        const key = definitionKey(callee);
        const list = sites.get(key);
        if (list === undefined) sites.set(key, [{ file, call }]);
        else list.push({ file, call });
      }
    }
  }
  return sites;
}

/** What a call calls: the function, the class of a `new`, or something external. */
export function calleesOf(resolver: Resolver, file: string, index: number): readonly Definition[] {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined) return [];
  const context = { file, fn: call.fn };
  if (call.on === undefined) return call.name === '' ? [] : resolver.name(context, call.name);
  if (call.name === '') return resolver.value(context, call.on);
  if (call.on.kind === 'name') return resolver.name(context, `${call.on.name}.${call.name}`);
  return resolver.value(context, call.on).flatMap((receiver) => resolver.member(receiver, call.name));
}
