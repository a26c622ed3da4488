import type { Response } from '../../model/endpoint.ts';
import type { Reply } from '../../model/operation.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** What a route answers. `replies`: those of every operation that its handler reaches. */
export function responsesOf(
  _resolver: Resolver,
  _route: Route,
  _handler: FunctionPlace | undefined,
  replies: readonly Reply[],
): readonly Response[] {
  return replies.map((reply) => reply.response);
}
