import type { GuardKind } from '../../../model/endpoint.ts';
import { wordsOf } from '../../../model/words.ts';
import type { Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { Context } from '../../definition.ts';
import { kindByWords } from '../../guards/classify-guard.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import type { Resolver } from '../../resolver.ts';
import { kindOfExtractor } from './extractor-guards.ts';

/**
 * `async fn require_keeper(user: AuthUser, …) { user.require(Role::Keeper)?; … }`: a middleware that takes what only
 * signed-in people have asks who is calling, and for more where it asks the same value in a way that may refuse.
 * Undefined where its name or its body says it already.
 */
export function kindByParameters(resolver: Resolver, context: Context, value: Value): GuardKind | undefined {
  const found = resolver.value(context, value);
  for (const definition of found) {
    const scope = definition.kind === 'function' ? resolver.scopes.get(definition.file) : undefined;
    const outline = definition.kind === 'function' ? scope?.outline.functions[definition.fn] : undefined;
    if (definition.kind !== 'function' || scope === undefined || outline === undefined) continue;
    if (kindByWords(wordsOf(outline.name)) !== undefined || guardByBody(resolver, found) !== undefined) continue;
    for (const { name, type = '' } of outline.parameters) {
      const kind = kindOfExtractor(resolver, { file: scope.file, fn: outline.parent }, type);
      if (kind !== 'authentication') continue;
      const asked = scope.callsWithin(definition.fn).some((index) => {
        const { on } = scope.outline.calls[index] ?? {};
        if (on?.kind !== 'name' || on.name !== name) return false;
        return guardByBody(resolver, calleesOf(resolver, scope.file, index)) === 'authorization';
      });
      return asked ? 'authorization' : kind;
    }
  }
  return undefined;
}
