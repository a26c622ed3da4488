import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { RouterGraph } from '../router-graph.ts';
import type { DecoratedRouter } from './decorated-router.ts';
import { injectedByList } from './injected-guards.ts';

/** What routers are made with: `APIRouter(prefix='/orders', dependencies=[…])`. */
export interface RouterSettings {
  /** Puts a router into the graph with the guards it was made with, once. */
  open(router: DecoratedRouter): void;
  prefixOf(router: DecoratedRouter): string;
}

export function routerSettings(resolver: Resolver, graph: RouterGraph): RouterSettings {
  const option = (router: DecoratedRouter, key: string) => {
    const { origin } = router;
    const call = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
    if (origin === undefined || call === undefined) return undefined;
    return entryOf(resolver, { file: origin.file, fn: call.fn }, call.args.at(-1), key);
  };
  return {
    open: (router) => {
      if (graph.certain.has(router.id)) return;
      graph.certain.add(router.id);
      graph.ordered.set(router.id, false);
      const { vocabulary } = router;
      if (vocabulary.guards === undefined) return;
      const search = { resolver, vocabulary, level: 'router' as const };
      const made = router.origin && resolver.scopes.get(router.origin.file)?.outline.calls[router.origin.call];
      const guards = injectedByList(search, option(router, vocabulary.guards), made ?? { at: 0, end: 0 });
      if (guards.length > 0) graph.uses.set(router.id, [...guards, ...(graph.uses.get(router.id) ?? [])]);
    },
    prefixOf: (router) => {
      const given = option(router, router.vocabulary.prefix);
      return given === undefined ? '' : (resolveText(resolver, given.context, given.value)?.text ?? '{}');
    },
  };
}
