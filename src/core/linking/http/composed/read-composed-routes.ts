import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';
import { attributeRoutes } from './attribute-routes.ts';
import type { ComposedRoute, ComposedRouter } from './composed-router.ts';
import { extractorGuards } from './extractor-guards.ts';
import { startComposing } from './start-composing.ts';

/** Routes of routers that are put together by chains; a router that another takes in answers only there. */
export function readComposedRoutes(resolver: Resolver): readonly Route[] {
  const scopes = [...resolver.scopes.values()].filter(({ outline }) => outline.language === 'rust');
  if (scopes.length === 0) return [];
  const composing = startComposing(resolver);
  const found = scopes.flatMap((scope) =>
    scope.outline.calls.flatMap((_, index) => {
      if (scope.continued.has(index)) return [];
      const router = composing.routerOf(scope, index);
      return router === undefined ? [] : [{ key: `${scope.file}#${index}`, router }];
    }),
  );
  const roots = found.filter(({ key }) => !composing.taken.has(key));
  const composed = roots.flatMap(({ router }) => flattened(resolver, router, [], []));
  return [...composed, ...scopes.flatMap((scope) => unregistered(resolver, scope, composing.registered))];
}

function flattened(
  resolver: Resolver,
  router: ComposedRouter,
  prefixes: readonly string[],
  guards: readonly GuardUse[],
): readonly Route[] {
  const path = [...prefixes, router.prefix];
  // The middleware that is added last runs first.
  const inner = [...guards, ...router.guards.toReversed()];
  const own = router.routes.map((route) =>
    routeOf(resolver, router.vocabulary.id, route, joinPaths([...path, route.path]), inner),
  );
  return [
    ...own,
    ...router.children.flatMap((child) =>
      flattened(resolver, child.router, [...path, child.prefix], [...inner, ...(child.guards ?? []).toReversed()]),
    ),
  ];
}

function routeOf(
  resolver: Resolver,
  framework: string,
  route: ComposedRoute,
  path: string,
  around: readonly GuardUse[],
): Route {
  const { method, context, handler, at, end } = route;
  const guards = [...around, ...(route.guards ?? []).toReversed(), ...extractorGuards(resolver, handler)];
  return { framework, method, path: plain(path), file: context.file, at, end, context, handler, guards, passed: [] };
}

/** `{*rest}` takes all that follows; `{id:\\d+}` says what an id looks like. */
function plain(path: string): string {
  return path
    .replaceAll(/\{\*{1,2}[+?]?(\w+)\}/g, '{$1}')
    .replaceAll(/\{(\w+):[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '{$1}')
    .replaceAll(/<\*{0,2}[+?]?(\w+)(?:\.\.)?>/g, '{$1}');
}

/** Handlers with a path of their own that no router was seen to take. */
function unregistered(resolver: Resolver, { file, outline }: Scope, registered: ReadonlySet<string>): readonly Route[] {
  return outline.functions.flatMap((fn, index) => {
    if (fn.decorators === undefined || registered.has(`${file}#${index}`)) return [];
    return attributeRoutes(resolver, file, index).map((route) =>
      routeOf(resolver, 'actix-web', route, joinPaths([route.path]), []),
    );
  });
}
