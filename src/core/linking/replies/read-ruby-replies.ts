import { rackStatuses, railsReplies, sinatraReplies } from '../../extractors/replies/ruby-replies.ts';
import type { Response } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { valueShape } from '../shapes/value-shape.ts';

/** `render json: order, status: :created`, `head :no_content`, `redirect_to orders_path`, `halt 404` */
export function readRubyReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined || spot.call.on !== undefined) return false;
  const answer = isController(scope, spot.context.fn) ? railsAnswer(spot) : sinatraAnswer(spot, scope);
  if (answer === undefined) return false;
  const evidence = spot.evidence();
  const { id: operation, service } = spot.operation;
  facts.replies.push({ operation, service, response: { ...answer, evidence }, evidence });
  return true;
}

/** Within a controller or what controllers mix in. */
function isController(scope: Scope, fn: number): boolean {
  const cls = scope.classAround(fn);
  const name = cls === undefined ? '' : (scope.outline.classes[cls]?.name ?? '');
  return name.endsWith('Controller') || /(?:^|\/)controllers\//.test(scope.file);
}

function railsAnswer(spot: CallSpot): Response | undefined {
  const { call } = spot;
  const options = optionsOf(call);
  if (call.name === railsReplies.head) return withStatus(statusOf(call.args[0]));
  if (railsReplies.redirects.has(call.name)) return { status: statusOf(options.get('status')) ?? 302 };
  if (call.name !== railsReplies.render) return undefined;
  const said = options.get('status');
  const status = said === undefined ? 200 : statusOf(said);
  if (status === undefined) return undefined;
  const body = Object.keys(railsReplies.bodies).find((key) => options.has(key));
  const contentType = body === undefined ? 'text/html' : railsReplies.bodies[body];
  return { status, shape: body === 'json' ? shapeOf(spot, options.get('json')) : undefined, contentType };
}

function sinatraAnswer(spot: CallSpot, scope: Scope): Response | undefined {
  const { call } = spot;
  const [first, second] = call.args;
  if (call.name === sinatraReplies.halt || call.name === 'error!') {
    const status = statusOf(first) ?? statusOf(second);
    return withStatus(status);
  }
  if (call.name === sinatraReplies.redirect) return { status: statusOf(second) ?? 302 };
  if (call.name === sinatraReplies.status) return withStatus(statusOf(first));
  if (call.name !== sinatraReplies.json || first === undefined || !isHandler(scope, call.fn)) return undefined;
  const set = scope.outline.calls.find(
    ({ name, on, fn }) => name === sinatraReplies.status && on === undefined && fn === call.fn,
  );
  return { status: statusOf(set?.args[0]) ?? 200, shape: shapeOf(spot, first), contentType: 'application/json' };
}

/** The block of a route, or one within. */
function isHandler(scope: Scope, fn: number): boolean {
  const outline = scope.outline.functions[fn];
  return outline?.name === '' || outline?.cls !== undefined;
}

function shapeOf({ resolver, context }: CallSpot, value: Value | undefined): Shape | undefined {
  if (value === undefined) return undefined;
  const shape = valueShape(resolver, context, value);
  return shape.type === 'unknown' ? undefined : shape;
}

function withStatus(status: number | undefined): Response | undefined {
  return status === undefined ? undefined : { status };
}

function optionsOf({ args }: CallOutline): ReadonlyMap<string, Value> {
  return new Map(
    args.flatMap((value) =>
      value.kind === 'object' ? value.entries.map(({ key, value: given }) => [key, given] as const) : [],
    ),
  );
}

function statusOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'literal' && /^[1-5]\d\d$/.test(value.text)) return Number(value.text);
  return value?.kind === 'text' && Object.hasOwn(rackStatuses, value.text) ? rackStatuses[value.text] : undefined;
}
