import { blockRouters } from '../../../extractors/http/block-routers.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';
import { type BlockCall, blockCallAt } from './block-call.ts';
import { blockContexts, contextOf, inside } from './block-contexts.ts';
import { type BlockFilters, blockFilters } from './block-filters.ts';

/** Routes that calls register in the blocks of other calls. */
export function readBlockRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  const filters = blockFilters(resolver);
  for (const scope of resolver.scopes.values()) {
    if (!blockRouters.some(({ languages }) => languages.includes(scope.outline.language))) continue;
    scope.outline.calls.forEach((_, index) => {
      const block = blockCallAt(resolver, scope, index);
      if (block !== undefined && registers(block)) routes.push(...routesOf(resolver, scope, index, block, filters));
    });
  }
  return routes;
}

function registers({ vocabulary, call }: BlockCall): boolean {
  return (
    call.name === vocabulary.handle || call.name === vocabulary.crud?.name || Object.hasOwn(vocabulary.verbs, call.name)
  );
}

function routesOf(
  resolver: Resolver,
  scope: Scope,
  index: number,
  block: BlockCall,
  filters: BlockFilters,
): readonly Route[] {
  const own = contextOf(resolver, scope, block);
  const { call } = block;
  const context = { file: scope.file, fn: call.fn };
  return blockContexts(resolver, scope, call.fn).flatMap((outer): readonly Route[] => {
    const { paths, method, guards, passed } = inside(outer, own);
    const path = joinPaths(paths)
      .replaceAll(/\{(\w+)\?\}/g, '{$1}')
      .replaceAll(/\{(\w*)\.\.\.\}/g, '{$1}');
    const route: Route = {
      framework: block.vocabulary.id,
      method: method ?? 'ANY',
      path,
      file: scope.file,
      at: call.at,
      end: call.end,
      context,
      handler: { context, value: answering(block) },
      guards: [...filters.before(scope.file, path), ...guards],
      passed,
      registration: { file: scope.file, call: index },
    };
    return call.name === block.vocabulary.crud?.name ? crudRoutes(resolver, block, route) : [route];
  });
}

/** Who may ask stands behind what answers: `delete(Boats::scrap, Role.ADMIN)`. */
function answering({ vocabulary, block, before }: BlockCall): Value {
  const given = vocabulary.loose === true ? before.find(({ kind }) => kind === 'function') : undefined;
  return given ?? block;
}

/** `crud("/boats/{id}", new BoatController())`: the methods of the object answer for the boats and for one of them. */
function crudRoutes(resolver: Resolver, { vocabulary, block }: BlockCall, route: Route): readonly Route[] {
  const served = resolver.value(route.context, block).filter(({ kind }) => kind === 'instance' || kind === 'class');
  return Object.entries(vocabulary.crud?.methods ?? {}).flatMap(([name, { method, one }]) => {
    const found = served.flatMap((each) => resolver.member(each, name)).find(({ kind }) => kind === 'function');
    if (found?.kind !== 'function') return [];
    const path = one ? route.path : joinPaths([route.path.replace(/\/[^/]*$/, '')]);
    return [{ ...route, method, path, handler: undefined, handlerFunction: { file: found.file, fn: found.fn } }];
  });
}
