import { groupedRouters } from '../../../extractors/http/grouped-routers.ts';
import type { GroupedRouteVocabulary } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import { folderOf, isBelow } from '../../../model/workspace-path.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
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
      // The file that starts it lies in a folder of the application.
      const root = folderOf(scope.file).replace(/(?:^|\/)(?:public|src|app|bootstrap|config|web)$/, '');
      if (text !== undefined && !text.includes('{}')) found.push({ vocabulary: chain.vocabulary, root, path: text });
    }
  }
  return found;
}

export function baseFor(bases: readonly ApplicationBase[], vocabulary: GroupedRouteVocabulary, file: string): string {
  const around = bases.filter((base) => base.vocabulary === vocabulary && isBelow(file, base.root));
  return around.toSorted((a, b) => b.root.length - a.root.length)[0]?.path ?? '';
}
