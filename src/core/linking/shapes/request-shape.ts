import type { Shape } from '../../model/shape.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** What a route takes as its body, as far as schemas, types or the handler's reading say. */
export function requestShapeOf(
  _resolver: Resolver,
  _route: Route,
  _handler: FunctionPlace | undefined,
): Shape | undefined {
  return undefined;
}
