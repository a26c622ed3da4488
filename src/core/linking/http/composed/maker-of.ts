import { composedRouters } from '../../../extractors/http/composed-routers.ts';
import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { calleesIn } from './method-routes.ts';

/** What a call makes a router of. */
export function makerOf(
  resolver: Resolver,
  scope: Scope,
  call: CallOutline,
): { readonly vocabulary: ComposedRouteVocabulary; readonly prefixed: boolean; readonly serves: boolean } | undefined {
  // A function may be called as the crate that its body calls: paths do not mean functions.
  const crate =
    call.on?.kind === 'name' ? [{ kind: 'external', module: call.on.name, path: [call.name] } as const] : [];
  for (const callee of [...calleesIn(resolver, scope, call), ...crate]) {
    if (callee.kind !== 'external') continue;
    const vocabulary = composedRouters.find(({ modules }) => modules.includes(callee.module));
    const name = [callee.path.slice(-2).join('.'), callee.path.at(-1) ?? ''].find(
      (each) => vocabulary !== undefined && Object.hasOwn(vocabulary.makers, each),
    );
    if (vocabulary !== undefined && name !== undefined)
      return { vocabulary, prefixed: vocabulary.makers[name] === true, serves: vocabulary.services?.maker === name };
  }
  return undefined;
}
