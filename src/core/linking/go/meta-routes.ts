import type { Route } from '../http/route.ts';
import type { RouterGraph } from '../http/router-graph.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { metaOf } from './request-meta.ts';

/** GoFrame's requests say themselves where they are sent to; those of controllers that are bound stand below their groups. */
export function metaRoutes(resolver: Resolver, graph: RouterGraph): readonly Route[] {
  const bound = boundHandlers(graph);
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'go') continue;
    for (const outline of scope.outline.classes) {
      const meta = metaOf(outline);
      if (meta === undefined) continue;
      const handlerFunction = handlerTaking(resolver, outline.name);
      if (handlerFunction !== undefined && bound.has(`${handlerFunction.file} ${handlerFunction.fn}`)) continue;
      const place = { file, at: meta.at, end: meta.end, context: { file, fn: 0 }, guards: [], passed: [] };
      for (const method of meta.methods)
        routes.push({ framework: 'goframe', method, path: meta.path, ...place, handlerFunction });
    }
  }
  return routes;
}

function boundHandlers({ registrations }: RouterGraph): ReadonlySet<string> {
  return new Set(
    registrations.flatMap(({ framework, handler }) =>
      framework === 'goframe' && handler?.value.kind === 'function'
        ? [`${handler.context.file} ${handler.value.fn}`]
        : [],
    ),
  );
}

/** The controller's method is found by the request that it takes. */
function handlerTaking(resolver: Resolver, request: string): FunctionPlace | undefined {
  for (const [file, scope] of resolver.scopes) {
    const fn = scope.outline.functions.findIndex(
      ({ cls, parameters }) =>
        cls !== undefined && parameters[1]?.type?.replace(/^\*/, '').split('.').at(-1) === request,
    );
    if (fn >= 0) return { file, fn };
  }
  return undefined;
}
