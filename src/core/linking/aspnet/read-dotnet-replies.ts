import { dotnetReplies, replyBodies, replyMakers, resultClasses } from '../../extractors/replies/dotnet-replies.ts';
import type { Shape } from '../../model/shape.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { dotnetStatus } from './dotnet-status.ts';

/** `return NotFound();`, `Results.Created($"/orders/{id}", order)`, `TypedResults.Ok(order)` */
export function readDotnetReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const status = statusOf(spot);
  if (status === undefined) return false;
  const evidence = spot.evidence();
  const { id, service } = spot.operation;
  facts.replies.push({ operation: id, service, response: { status, shape: bodyOf(spot), evidence }, evidence });
  return true;
}

function statusOf(spot: CallSpot): number | undefined {
  const { call, resolver, context } = spot;
  if (call.new === true) return Object.hasOwn(resultClasses, call.name) ? resultClasses[call.name] : undefined;
  const known = Object.hasOwn(dotnetReplies, call.name) ? dotnetReplies[call.name] : undefined;
  if (known === undefined || !isReply(spot)) return undefined;
  if (known !== 'told') return known;
  const told = dotnetStatus(resolver, context, call.args, 'statusCode');
  return told ?? (call.name === 'Problem' ? 500 : undefined);
}

function isReply({ call, resolver, context, index }: CallSpot): boolean {
  const { on } = call;
  if (on?.kind === 'name' && replyMakers.has(on.name.split('.').at(-1) ?? '')) return true;
  if (on !== undefined && !(on.kind === 'name' && (on.name === 'this' || on.name === 'super'))) return false;
  // A method of one's own may be called the same, and says itself what it answers.
  const own = calleesOf(resolver, context.file, index).some(({ kind }) => kind === 'function' || kind === 'class');
  return !own && resolver.scopes.get(context.file)?.classAround(context.fn) !== undefined;
}

function bodyOf({ call, resolver, context }: CallSpot): Shape | undefined {
  const place = Object.hasOwn(replyBodies, call.name) ? replyBodies[call.name] : undefined;
  const value = place === 'first' ? call.args[0] : place === 'last' ? call.args.at(-1) : undefined;
  if (value === undefined || (place === 'last' && call.args.length < 2)) return undefined;
  const shape = valueShape(resolver, context, value);
  return shape.type === 'unknown' || shape.type === 'null' ? undefined : shape;
}
