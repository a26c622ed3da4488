import { statusOfName } from '../../extractors/replies/status-names.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { valueShape } from '../shapes/value-shape.ts';

/** `call.respond(HttpStatusCode.Created, order)`, `call.respondText("alive")`: what Ktor answers. */
export function readKtorReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (!senders.has(call.name) || !isCall(call.on)) return false;
  const named = call.args.find((value) => statusesOf(value).length > 0);
  const statuses = named === undefined ? [call.name === 'respondRedirect' ? 302 : 200] : statusesOf(named);
  const body = call.args.find((value) => value !== named && value.kind !== 'function');
  const sends = call.name === 'respond' && body !== undefined;
  const shape = sends ? valueShape(resolver, context, body) : undefined;
  const evidence = spot.evidence();
  for (const status of statuses)
    facts.replies.push({
      operation: spot.operation.id,
      service: spot.operation.service,
      response: { status, shape, contentType: sends ? 'application/json' : undefined, evidence },
      evidence,
    });
  return true;
}

const senders = new Set(['respond', 'respondText', 'respondBytes', 'respondFile', 'respondHtml', 'respondRedirect']);

function isCall(value: Value | undefined): boolean {
  return value?.kind === 'name' && /^(?:this\.)?call$|^context$/.test(value.name);
}

/** `HttpStatusCode.NotFound`, `if (done) HttpStatusCode.NoContent else HttpStatusCode.NotFound` */
function statusesOf(value: Value): readonly number[] {
  if (value.kind === 'either') return value.options.flatMap(statusesOf);
  const name = value.kind === 'name' ? /^HttpStatusCode\.(\w+)$/.exec(value.name)?.[1] : undefined;
  const status = name === undefined ? undefined : statusOfName(name);
  return status === undefined ? [] : [status];
}
