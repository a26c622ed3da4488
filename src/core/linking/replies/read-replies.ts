import type { Reply } from '../../model/operation.ts';
import type { Shape } from '../../model/shape.ts';
import { forwardingOf, type Way } from '../forwarding.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { errorAt } from './error-status.ts';
import { isNext } from './is-next.ts';
import { bodyShape, contentTypeOf, type ReplyCall, replyCallAt, statusOf } from './reply-call.ts';

/** Answers that an operation sends, and errors that it hands to the framework to answer with. */
export function readReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const site = { file: spot.context.file, call: spot.index };
  for (const way of replies.waysFrom(spot.resolver, site)) {
    const reply = replyOf(spot, way);
    if (reply !== undefined) facts.replies.push(reply);
  }
  if (replyCallAt(spot.resolver, site) !== undefined) return true;
  const failure = failureOf(spot);
  if (failure !== undefined) facts.replies.push(failure);
  return failure !== undefined;
}

/** Helpers such as `sendError(res, 404, 'Not found')` answer with what their callers say. */
const replies = forwardingOf<ReplyCall>({
  at: replyCallAt,
  target: (resolver, reply) =>
    [statusOf(resolver, reply), contentTypeOf(resolver, reply), outlineOf(bodyShape(resolver, reply))].join(' '),
});

/** A shape by its keys and types alone: a helper that puts another text into the same body answers alike. */
function outlineOf(shape: Shape | undefined): string {
  return JSON.stringify(shape, (key, value) => (key === 'example' ? undefined : value)) ?? '';
}

function replyOf(spot: CallSpot, way: Way<ReplyCall>): Reply | undefined {
  const narrowed = way.callers.length === 0 ? spot.resolver : narrowResolver(spot.resolver, way.callers);
  const status = statusOf(narrowed, way.sink);
  if (status === undefined) return undefined;
  const evidence = spot.evidence();
  const response = {
    status,
    shape: bodyShape(narrowed, way.sink),
    contentType: contentTypeOf(narrowed, way.sink),
    evidence,
  };
  return { operation: spot.operation.id, service: spot.operation.service, response, evidence };
}

/** `next(new NotFound())` */
function failureOf(spot: CallSpot): Reply | undefined {
  const { resolver, context, call } = spot;
  const [error] = call.args;
  if (error === undefined || !isNext(resolver, context, call)) return undefined;
  const answer = errorAt(resolver, { context, value: error });
  if (answer === undefined) return undefined;
  const evidence = spot.evidence();
  return {
    operation: spot.operation.id,
    service: spot.operation.service,
    response: { ...answer, evidence },
    evidence,
  };
}
