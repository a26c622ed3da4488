import { blockRouters } from '../../../extractors/http/block-routers.ts';
import type { Value } from '../../../syntax/outline.ts';
import { isOpenRole } from '../../guards/classify-guard.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { turnsOf } from '../iterations.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';
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
      if (block === undefined || !registers(block)) return;
      const context = { file: scope.file, fn: block.call.fn };
      // `listOf("cats", "dogs").forEach { kind -> get("/$kind") { … } }`
      for (const each of turnsOf(resolver, context, block.call))
        routes.push(...routesOf(each, scope, index, block, filters).map((route) => inTurn(resolver, each, route)));
    });
  }
  return routes;
}

function inTurn(whole: Resolver, resolver: Resolver, route: Route): Route {
  return resolver === whole ? route : { ...route, resolver };
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
    const path = joinPaths(paths).replaceAll(/\{(\w*)\.\.\.\}/g, '{$1}');
    const route: Route = {
      framework: block.vocabulary.id,
      method: method ?? 'ANY',
      path,
      file: scope.file,
      at: call.at,
      end: call.end,
      context,
      handler: { context, value: answering(block) },
      guards: [...filters.before(scope.file, path, isOpen(block)), ...guards, ...roleGuards(scope, block)],
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

function rolesOf(block: BlockCall): readonly Value[] {
  const { args } = block.call;
  return answering(block) === block.block ? [] : args.slice(args.indexOf(answering(block)) + 1);
}

function roleGuards({ file }: Scope, block: BlockCall): readonly GuardUse[] {
  const { fn, at, end } = block.call;
  return rolesOf(block).map((value) => ({ context: { file, fn }, value, level: 'inline', file, at, end }));
}

/** A role that everybody has: `Role.ANYONE`. */
function isOpen(block: BlockCall): boolean {
  const roles = rolesOf(block);
  return roles.length > 0 && roles.every((role) => role.kind === 'name' && isOpenRole(role.name));
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
