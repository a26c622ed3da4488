import { groupedRouters } from '../../../extractors/http/grouped-routers.ts';
import type { GroupedRouteVocabulary } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import { folderOf, isBelow } from '../../../model/workspace-path.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { NamedGuard } from './group-settings.ts';
import { routeChainAt } from './route-chain.ts';

/** A path that a whole application answers below: `$app->setBasePath('/api')`. */
export interface ApplicationBase {
  readonly vocabulary: GroupedRouteVocabulary;
  readonly root: string;
  readonly path: string;
}

const setters: ReadonlySet<string> = new Set(groupedRouters.flatMap(({ base }) => base ?? []));

export function applicationBases(resolver: Resolver): readonly ApplicationBase[] {
  const found: ApplicationBase[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    for (const [index, call] of scope.outline.calls.entries()) {
      const [path] = call.args;
      const chain = setters.has(call.name) ? routeChainAt(resolver, scope, index) : undefined;
      if (chain?.vocabulary.base !== call.name || path === undefined) continue;
      const text = resolveText(resolver, { file: scope.file, fn: call.fn }, path)?.text;
      if (text !== undefined && !text.includes('{}'))
        found.push({ vocabulary: chain.vocabulary, root: rootOf(scope.file), path: text });
    }
  }
  return found;
}

/** Middleware of a whole application: `$app->add(KeyCheck::class)`. */
export interface ApplicationMiddleware {
  readonly vocabulary: GroupedRouteVocabulary;
  readonly root: string;
  readonly guard: NamedGuard;
}

const adders: ReadonlySet<string> = new Set(groupedRouters.flatMap(({ base, guards }) => (base ? guards : [])));

export function applicationMiddleware(resolver: Resolver): readonly ApplicationMiddleware[] {
  const found: ApplicationMiddleware[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    for (const [index, call] of scope.outline.calls.entries()) {
      const { name, on, fn, at, end } = call;
      const [value] = call.args;
      // What stands behind a route or group is its own.
      if (!adders.has(name) || on?.kind !== 'name' || value === undefined) continue;
      const vocabulary = routeChainAt(resolver, scope, index)?.vocabulary;
      // A group hands its closure a router of the same kind.
      const isGroup = (scope.outline.functions[fn]?.parameters ?? []).some((parameter) => parameter.name === on.name);
      if (vocabulary?.base === undefined || (isGroup && !/^\$?app(?:lication)?$/i.test(on.name))) continue;
      const guard = { context: { file: scope.file, fn }, value, at, end };
      found.push({ vocabulary, root: rootOf(scope.file), guard });
    }
  }
  // The one that is added last stands outermost.
  return found.reverse();
}

/** The file that starts an application lies in a folder of it. */
function rootOf(file: string): string {
  return folderOf(file).replace(/(?:^|\/)(?:public|src|app|bootstrap|config|web)$/, '');
}

export function baseFor(bases: readonly ApplicationBase[], vocabulary: GroupedRouteVocabulary, file: string): string {
  const around = bases.filter((base) => base.vocabulary === vocabulary && isBelow(file, base.root));
  return around.toSorted((a, b) => b.root.length - a.root.length)[0]?.path ?? '';
}
