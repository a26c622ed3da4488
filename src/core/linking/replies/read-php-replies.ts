import { type PhpReply, phpReplies, phpResponseClasses } from '../../extractors/replies/php-replies.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { statusIn } from './status-in.ts';

/** `response()->json($order, 201)`, `abort(404)`, `new JsonResponse($order, Response::HTTP_CREATED)` */
export function readPhpReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  if (outline === undefined) return false;
  const { call } = spot;
  const reply = call.new === true ? madeReply(spot) : namedReply(outline.calls, call);
  const status = reply && statusOf(spot, reply);
  if (reply === undefined || status === undefined) return false;
  const body = reply.body === undefined ? undefined : call.args[reply.body];
  const shape = body === undefined ? undefined : valueShape(spot.resolver, spot.context, body);
  const contentType = body === undefined ? undefined : 'application/json';
  const evidence = spot.evidence();
  facts.replies.push({
    operation: spot.operation.id,
    service: spot.operation.service,
    response: { status, shape, contentType, evidence },
    evidence,
  });
  // A query that may fail is still a query.
  return reply.fails !== true;
}

function namedReply(calls: readonly CallOutline[], call: CallOutline): PhpReply | undefined {
  const reply = Object.hasOwn(phpReplies, call.name) ? phpReplies[call.name] : undefined;
  if (reply?.on === undefined) return call.on === undefined ? reply : undefined;
  return call.on !== undefined && reply.on.test(nameOf(calls, call.on)) ? reply : undefined;
}

function nameOf(calls: readonly CallOutline[], value: Value): string {
  if (value.kind === 'name') return value.name;
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  return call === undefined ? '?' : `${call.name}()`;
}

function madeReply({ resolver, context, index }: CallSpot): PhpReply | undefined {
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'external') continue;
    const name = `${callee.module}\\${callee.path[0] ?? ''}`;
    const status = Object.hasOwn(phpResponseClasses, name) ? phpResponseClasses[name] : undefined;
    if (status !== undefined) return { status, at: 1, ...(name.endsWith('JsonResponse') && { body: 0 }) };
  }
  return undefined;
}

/** By position, or by the name that the argument has. */
function statusOf({ resolver, context, call }: CallSpot, { status, at }: PhpReply): number | undefined {
  if (at === undefined) return status;
  const keywords = call.args.find((value) => value.kind === 'object' && value.keywords === true);
  const named = keywords?.kind === 'object' ? keywords.entries.find(({ key }) => key === 'status')?.value : undefined;
  const positional = call.args[at] === keywords ? undefined : call.args[at];
  const value = named ?? positional;
  if (value === undefined) return at === 0 && status === 500 ? undefined : status;
  return statusIn(resolver, { context, value });
}
