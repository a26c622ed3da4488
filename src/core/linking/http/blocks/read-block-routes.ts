import { blockRouters } from '../../../extractors/http/block-routers.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';
import { type BlockCall, blockCallAt } from './block-call.ts';
import { blockContexts, contextOf, inside } from './block-contexts.ts';

/** Routes that calls register in the blocks of other calls. */
export function readBlockRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const scope of resolver.scopes.values()) {
    if (!blockRouters.some(({ languages }) => languages.includes(scope.outline.language))) continue;
    scope.outline.calls.forEach((_, index) => {
      const block = blockCallAt(resolver, scope, index);
      if (block !== undefined && registers(block)) routes.push(...routesOf(resolver, scope, index, block));
    });
  }
  return routes;
}

function registers({ vocabulary, call }: BlockCall): boolean {
  return call.name === vocabulary.handle || Object.hasOwn(vocabulary.verbs, call.name);
}

function routesOf(resolver: Resolver, scope: Scope, index: number, block: BlockCall): readonly Route[] {
  const own = contextOf(resolver, scope, block);
  const { call } = block;
  const context = { file: scope.file, fn: call.fn };
  return blockContexts(resolver, scope, call.fn).map((outer): Route => {
    const { paths, method, guards, passed } = inside(outer, own);
    return {
      framework: block.vocabulary.id,
      method: method ?? 'ANY',
      path: joinPaths(paths)
        .replaceAll(/\{(\w+)\?\}/g, '{$1}')
        .replaceAll(/\{(\w*)\.\.\.\}/g, '{$1}'),
      file: scope.file,
      at: call.at,
      end: call.end,
      context,
      handler: { context, value: block.block },
      guards,
      passed,
      registration: { file: scope.file, call: index },
    };
  });
}
