import type { Parameter } from '../../model/endpoint.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** Path, query and header parameters of a route. */
export function parametersOf(
  _resolver: Resolver,
  _route: Route,
  _handler: FunctionPlace | undefined,
): readonly Parameter[] {
  return [];
}
