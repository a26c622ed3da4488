import { goReplies } from '../../extractors/replies/go-replies.ts';
import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context } from '../definition.ts';
import { forwardingOf } from '../forwarding.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { parameterNamed } from './is-response.ts';
import { statusIn } from './status-in.ts';

/** `c.JSON(http.StatusCreated, order)`, `http.Error(w, "missing", 404)`, `w.WriteHeader(204)`, `json.NewEncoder(w).Encode(order)`. */
export function readGoReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const site = { file: spot.context.file, call: spot.index };
  for (const way of replies.waysFrom(spot.resolver, site)) {
    const resolver = way.callers.length === 0 ? spot.resolver : narrowResolver(spot.resolver, way.callers);
    const status = statusOf(resolver, way.sink);
    if (status === undefined) continue;
    const evidence = spot.evidence();
    const response = { status, shape: bodyOf(resolver, way.sink), contentType: way.sink.contentType, evidence };
    facts.replies.push({ operation: spot.operation.id, service: spot.operation.service, response, evidence });
  }
  return goReplyAt(spot.resolver, site) !== undefined;
}

interface GoReply {
  readonly context: Context;
  readonly status: number | PlacedValue;
  readonly body?: PlacedValue | undefined;
  readonly contentType?: string | undefined;
}

/** Helpers such as `respond(w, http.StatusCreated, order)` answer with what their callers say. */
const replies = forwardingOf<GoReply>({
  at: goReplyAt,
  target: (resolver, reply) => `${statusOf(resolver, reply)} ${JSON.stringify(bodyOf(resolver, reply)) ?? ''}`,
});

function statusOf(resolver: Resolver, { status }: GoReply): number | undefined {
  return typeof status === 'number' ? status : statusIn(resolver, status);
}

function bodyOf(resolver: Resolver, { body }: GoReply): Shape | undefined {
  if (body === undefined) return undefined;
  const shape = valueShape(resolver, body.context, body.value);
  return shape.type === 'unknown' ? undefined : shape;
}

function goReplyAt(resolver: Resolver, site: CallSite): GoReply | undefined {
  const scope = resolver.scopes.get(site.file);
  const call = scope?.outline.calls[site.call];
  if (scope === undefined || call?.on === undefined) return undefined;
  const context = { file: site.file, fn: call.fn };
  return (
    byFunction(resolver, context, call) ?? byMethod(scope, context, call, site.call) ?? encoded(scope, context, call)
  );
}

function byFunction(resolver: Resolver, context: Context, call: CallOutline): GoReply | undefined {
  if (call.on?.kind !== 'name' || call.on.name.includes('.')) return undefined;
  const found = resolver.name(context, call.on.name).find(({ kind }) => kind === 'external');
  if (found?.kind !== 'external') return undefined;
  const key = `${found.module} ${call.name}`;
  if (key === 'net/http NotFound') return { context, status: 404 };
  const position = Object.hasOwn(goReplies.functions, key) ? goReplies.functions[key] : undefined;
  const value = position === undefined ? undefined : call.args[position];
  return value === undefined ? undefined : { context, status: { context, value } };
}

function byMethod(scope: Scope, context: Context, call: CallOutline, index: number): GoReply | undefined {
  const { statusFirst, statusOnly, pending } = goReplies;
  const root = rootOf(scope, call.on);
  if (root === undefined || !isAnswered(scope, call.fn, root)) return undefined;
  const [first] = call.args;
  const placed = first && { context, value: first };
  if (Object.hasOwn(statusFirst, call.name)) {
    const body = call.args[statusFirst[call.name] ?? 1];
    // Fiber is given the body alone: the status was set before.
    if (body === undefined)
      return placed && { context, status: statusBefore(scope, context, call) ?? 200, body: placed, contentType: json };
    return placed && { context, status: placed, body: { context, value: body }, contentType: json };
  }
  if (statusOnly.some((name) => name === call.name)) return placed && { context, status: placed };
  if (call.name === 'SendString')
    return { context, status: statusBefore(scope, context, call) ?? 200, contentType: 'text/plain' };
  const alone = pending.some((name) => name === call.name) && !scope.continued.has(index);
  return alone && placed ? { context, status: placed } : undefined;
}

const json = 'application/json';

/** `json.NewEncoder(w).Encode(order)` with the status that was written before. */
function encoded(scope: Scope, context: Context, call: CallOutline): GoReply | undefined {
  const [value] = call.args;
  const maker = call.name === 'Encode' && call.on?.kind === 'call' ? scope.outline.calls[call.on.call] : undefined;
  const [writer] = maker?.name === 'NewEncoder' ? maker.args : [];
  if (value === undefined || writer?.kind !== 'name' || !isAnswered(scope, call.fn, writer.name)) return undefined;
  return { context, status: statusBefore(scope, context, call) ?? 200, body: { context, value }, contentType: json };
}

/** `c.Status(201).JSON(…)`, or `w.WriteHeader(201)` as the statement before. */
function statusBefore(scope: Scope, context: Context, call: CallOutline): PlacedValue | undefined {
  const link = call.on?.kind === 'call' ? scope.outline.calls[call.on.call] : undefined;
  const linked = link !== undefined && goReplies.pending.some((name) => name === link.name) ? link : undefined;
  const written =
    linked ??
    scope.outline.calls.findLast(
      (other) => other.fn === call.fn && other.at < call.at && isNear(other, call) && other.name === 'WriteHeader',
    );
  const [value] = written?.args ?? [];
  return value === undefined ? undefined : { context, value };
}

/** Further up stands what another branch answers. */
const nearest = 160;

function isNear(other: CallOutline, call: CallOutline): boolean {
  return call.start - other.end < nearest;
}

function isAnswered(scope: Scope, fn: number, name: string): boolean {
  const parameter = parameterNamed(scope, fn, { kind: 'name', name });
  const type = parameter && scope.outline.functions[parameter.fn]?.parameters[parameter.index]?.type;
  return type !== undefined && goReplies.types.test(type) && type !== 'context.Context';
}

function rootOf(scope: Scope, value: Value | undefined): string | undefined {
  let current = value;
  while (current?.kind === 'call') current = scope.outline.calls[current.call]?.on;
  return current?.kind === 'name' && !current.name.includes('.') ? current.name : undefined;
}
