import type { Shape } from '../../model/shape.ts';
import type { Route } from '../http/route.ts';
import type { RequestParts } from './request-part.ts';

/** What a route takes as its body, as far as schemas, types or the handler's reading say. */
export function requestShapeOf(route: Route, parts: RequestParts): Shape | undefined {
  // A body on these has no meaning that servers or caches agree on.
  if (route.method === 'GET' || route.method === 'HEAD') return undefined;
  return parts.body;
}
