import { contextMethods } from '../../extractors/replies/context-methods.ts';
import type { Response } from '../../model/endpoint.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import type { Scope } from '../scope.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { isContext } from './is-context.ts';
import { statusIn } from './status-in.ts';

/** `c.json(order, 201)` of Hono, `ctx.throw(404)` and `ctx.redirect('/')` of Koa. */
export function readContextReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || call.on?.kind !== 'name' || !isContext(scope, call.fn, call.on.name)) return false;
  const answer = answerOf(spot, scope);
  if (answer === undefined) return false;
  const evidence = spot.evidence();
  facts.replies.push({
    operation: spot.operation.id,
    service: spot.operation.service,
    response: { ...answer, evidence },
    evidence,
  });
  return true;
}

function answerOf(spot: CallSpot, scope: Scope): Response | undefined {
  const { call, resolver, context } = spot;
  const [first] = call.args;
  if (call.name === contextMethods.missing) return { status: 404 };
  if (call.name === contextMethods.redirect) return { status: givenStatus(spot, 1) ?? 302 };
  if (call.name === contextMethods.throwing) return withStatus(givenStatus(spot, 0));
  if (first === undefined || !Object.hasOwn(contextMethods.sending, call.name)) return undefined;
  const contentType = contextMethods.sending[call.name as keyof typeof contextMethods.sending];
  const status = givenStatus(spot, 1) ?? (call.args.length > 1 ? undefined : statusBefore(spot, scope, call));
  if (status === undefined) return undefined;
  const shape = call.name === 'json' ? valueShape(resolver, context, first) : undefined;
  return { status, shape, contentType: first.kind === 'literal' ? undefined : contentType };
}

function withStatus(status: number | undefined): Response | undefined {
  return status === undefined ? undefined : { status };
}

/** The status as an argument, or as the `status` of options. */
function givenStatus({ resolver, context, call }: CallSpot, position: number): number | undefined {
  const value = call.args[position];
  if (value === undefined) return undefined;
  const option = entryOf(resolver, context, value, 'status');
  return statusIn(resolver, option ?? { context, value });
}

/** `c.status(201)` in a statement before; without one the answer is a success. */
function statusBefore({ resolver, context }: CallSpot, scope: Scope, call: CallOutline): number | undefined {
  const said = scope.outline.calls.findLast(
    (other) =>
      other.fn === call.fn &&
      other.at < call.start &&
      other.name === contextMethods.status &&
      other.on?.kind === 'name' &&
      call.on?.kind === 'name' &&
      other.on.name === call.on.name,
  );
  const [value] = said?.args ?? [];
  return value === undefined ? 200 : statusIn(resolver, { context, value });
}
