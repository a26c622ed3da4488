import type { BlockRouteVocabulary } from '../../../extractors/shapes/block-route-vocabulary.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';

/** `install(RoleCheck)`: plugins of the workspace that turn requests away, where they are put on a part of the routes. */
export function installedGuards(
  resolver: Resolver,
  scope: Scope,
  { install }: BlockRouteVocabulary,
  isHere: (fn: number) => boolean,
): readonly GuardUse[] {
  if (install === undefined) return [];
  return scope.outline.calls.flatMap((call): readonly GuardUse[] => {
    const [value] = call.args;
    if (call.name !== install.name || value?.kind !== 'name' || !isHere(call.fn)) return [];
    const context = { file: scope.file, fn: call.fn };
    const kind = pluginKind(resolver, context, call, install.makers);
    if (kind === undefined) return [];
    return [{ context, value, name: value.name, kind, level: 'parent', file: scope.file, at: call.at, end: call.end }];
  });
}

/** The body that the plugin is made with: `createRouteScopedPlugin("RoleCheck") { … }`. */
function pluginKind(
  resolver: Resolver,
  context: Context,
  { args: [value] }: CallOutline,
  makers: ReadonlySet<string>,
): GuardUse['kind'] {
  for (const definition of value === undefined ? [] : resolver.value(context, value)) {
    if (definition.kind !== 'made' || definition.origin === undefined) continue;
    const { file, call } = definition.origin;
    const making = resolver.scopes.get(file)?.outline.calls[call];
    const body = making?.args.at(-1);
    if (making === undefined || !makers.has(making.name) || body?.kind !== 'function') continue;
    return guardByBody(resolver, [{ kind: 'function', file, fn: body.fn }]);
  }
  return undefined;
}
