import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import { valueShape } from '../shapes/value-shape.ts';

/** `Response.json({ error }, { status: 401 })` and `new Response(…)` of the Fetch standard, and Next's own. */
export function readWebReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  const isJson = call.name === 'json';
  if (!isJson && call.new !== true) return false;
  if (!calleesOf(resolver, context.file, spot.index).some((callee) => answers(callee, isJson))) return false;
  const [body, options] = call.args;
  const given = entryOf(resolver, context, options, 'status');
  const status = given === undefined ? 200 : placedNumber(resolver, given);
  if (status === undefined) return true;
  const evidence = spot.evidence();
  const shape = body === undefined || !isJson ? undefined : valueShape(resolver, context, body);
  const contentType = isJson ? 'application/json' : undefined;
  facts.replies.push({
    operation: spot.operation.id,
    service: spot.operation.service,
    response: { status, shape, contentType, evidence },
    evidence,
  });
  return true;
}

const classes = new Set(['Response', 'NextResponse']);

function answers(callee: Definition, isJson: boolean): boolean {
  if (callee.kind !== 'external' || (callee.module !== 'global' && callee.module !== 'next/server')) return false;
  const [name = '', member] = callee.path;
  return classes.has(name) && (isJson ? member === 'json' : member === undefined);
}
