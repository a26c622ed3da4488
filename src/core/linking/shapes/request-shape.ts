import type { Shape } from '../../model/shape.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { requestParts } from './request-parts.ts';

/** What a route takes as its body, as far as schemas, types or the handler's reading say. */
export function requestShapeOf(
  resolver: Resolver,
  route: Route,
  handler: FunctionPlace | undefined,
): Shape | undefined {
  // A body on these has no meaning that servers or caches agree on.
  if (route.method === 'GET' || route.method === 'HEAD') return undefined;
  return requestParts(resolver, route, handler).body;
}
