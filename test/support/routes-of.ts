import { joinRoutes } from '../../src/core/linking/http/join-routes.ts';
import type { Route } from '../../src/core/linking/http/route.ts';
import { buildRouterGraph } from '../../src/core/linking/http/router-graph.ts';
import { nestRoutes } from '../../src/core/linking/nest/nest-routes.ts';
import type { Resolver } from '../../src/core/linking/resolver.ts';

/** Routes of a story, whichever framework serves them. */
export function routesOf(resolver: Resolver): readonly Route[] {
  return [...joinRoutes(buildRouterGraph(resolver)), ...nestRoutes(resolver)];
}
