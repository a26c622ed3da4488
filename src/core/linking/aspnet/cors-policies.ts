import type { CorsPolicy } from '../../model/endpoint.ts';
import { policyAt } from '../cors/cors-policy.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** The policy that `UseCors("house")`, `RequireCors("house")` and `[EnableCors("house")]` name, or the one for all. */
export function namedCorsPolicy(resolver: Resolver, use: GuardUse): CorsPolicy | undefined {
  const outline = resolver.scopes.get(use.file)?.outline;
  if (outline?.language !== 'csharp') return undefined;
  const call = outline.calls.find(({ at, name }) => at === use.at && /Cors$/.test(name));
  const [argument] = call?.args ?? [];
  const told =
    call === undefined
      ? / (.+)$/.exec(use.name ?? '')?.[1]
      : argument && resolveText(resolver, { file: use.file, fn: call.fn }, argument)?.text;
  if (told === undefined && argument !== undefined) return undefined;
  return policies(resolver).get(told ?? '');
}

/** By their names; one that several programs call alike counts where all say the same. */
const policies = oncePerResolver((resolver: Resolver): ReadonlyMap<string, CorsPolicy> => {
  const found = new Map<string, CorsPolicy>();
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'csharp') continue;
    outline.calls.forEach((call, index) => {
      if (call.name !== 'AddPolicy' && call.name !== 'AddDefaultPolicy') return;
      const policy = policyAt(resolver, { file, call: index });
      const [first] = call.args;
      const named = call.name === 'AddPolicy';
      const name = named ? first && resolveText(resolver, { file, fn: call.fn }, first)?.text : '';
      if (policy === undefined || name === undefined) return;
      const known = found.get(name);
      const isSame = known === undefined || JSON.stringify(known) === JSON.stringify(policy);
      found.set(name, isSame ? policy : { origins: 'unknown', credentials: 'unknown' });
    });
  }
  return found;
});
