import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import { jaxrs } from '../../extractors/http/jaxrs.ts';
import { nest } from '../../extractors/http/nest.ts';
import { replyTypes } from '../../extractors/replies/entity-replies.ts';
import type { Response } from '../../model/endpoint.ts';
import type { Reply } from '../../model/operation.ts';
import { type Shape, unknownShape } from '../../model/shape.ts';
import type { Decorator, FunctionOutline, Value } from '../../syntax/outline.ts';
import { aspnetResponses } from '../aspnet/aspnet-responses.ts';
import type { Context } from '../definition.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { entryOf, objectsOf } from '../read-options.ts';
import { isResponse } from '../replies/is-response.ts';
import { statusIn } from '../replies/status-in.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { decoratedResponses } from './decorated-responses.ts';
import { laravelPages } from './laravel-pages.ts';
import { contentSchema, routeSchema } from './option-parts.ts';
import { resourceResponses } from './resource-answers.ts';
import { schemaShape } from './schema-shape.ts';
import { typeShape } from './type-shape.ts';
import { valueShape } from './value-shape.ts';

/** What a route answers, by status. `replies`: those of every operation that its handler reaches. */
export function responsesOf(
  resolver: Resolver,
  route: Route,
  handler: FunctionPlace | undefined,
  replies: readonly Reply[],
): readonly Response[] {
  const byStatus = new Map<number, Response>();
  const sources = [
    ...declaredResponses(resolver, route),
    ...decoratedResponses(resolver, route, handler),
    ...aspnetResponses(resolver, route, handler),
    ...resourceResponses(route),
    ...laravelPages(resolver, route, handler),
    ...replies.map((reply) => reply.response),
    ...withoutGuess(returnedResponse(resolver, route, handler), route, outlineOf(resolver, handler)?.result, replies),
  ];
  for (const response of sources) {
    const known = byStatus.get(response.status);
    byStatus.set(response.status, known === undefined ? response : joined(known, response));
  }
  return [...byStatus.values()].sort((a, b) => a.status - b.status);
}

function outlineOf(resolver: Resolver, handler: FunctionPlace | undefined): FunctionOutline | undefined {
  return handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
}

/** A method that chooses its status itself has said it, and what it returns is the body of that. */
function withoutGuess(
  returned: readonly Response[],
  route: Route,
  result: string | undefined,
  replies: readonly Reply[],
): readonly Response[] {
  const chosen = replies.map(({ response }) => response.status).filter((status) => status < 300);
  const [status] = chosen;
  const chooses = annotatedMethods.some(({ id }) => id === route.framework) && replyTypes.test(result ?? '');
  if (!chooses || status === undefined) return returned;
  return returned.map((response) => ({ ...response, status }));
}

/** The first to say something of a status is kept; a later one may add a body where it had none. */
function joined(known: Response, other: Response): Response {
  return {
    ...known,
    shape: saysMore(other.shape, known.shape) ? other.shape : known.shape,
    contentType: known.contentType ?? other.contentType,
    evidence: known.evidence ?? other.evidence,
    missing: known.missing === true && other.missing === true ? true : undefined,
  };
}

function saysMore(other: Shape | undefined, known: Shape | undefined): boolean {
  return other !== undefined && (known === undefined || known.type === 'unknown');
}

/** `schema: { response: { 200: …, '4xx': … } }`, and `responses` beside the rest where a whole route is an object. */
function declaredResponses(resolver: Resolver, route: Route): readonly Response[] {
  const schema = routeSchema(resolver, route);
  const { options } = route;
  const responses =
    (schema && entryOf(resolver, schema.context, schema.value, 'response')) ??
    (options && entryOf(resolver, options.context, options.value, 'responses'));
  const object = responses && objectsOf(resolver, responses.context, responses.value)[0];
  if (object?.value.kind !== 'object') return [];
  const { context, value } = object;
  return value.entries.flatMap((entry) => {
    const status = Number(entry.key);
    if (!Number.isInteger(status)) return [];
    const placed = contentSchema(resolver, { context, value: entry.value });
    return [{ status, shape: schemaShape(resolver, placed.context, placed.value) }];
  });
}

/** Frameworks that send what a handler returns. */
const sendingFrameworks = new Set(['fastify', nest.id, ...annotatedMethods.map(({ id }) => id)]);

function returnedResponse(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): readonly Response[] {
  const outline = handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  if (handler === undefined || outline === undefined || !sendingFrameworks.has(route.framework)) return [];
  const context = { file: handler.file, fn: handler.fn };
  const values = outline.returns.filter((value) => !isReply(resolver, context, value));
  const declared = outline.result === undefined ? unknownShape : typeShape(resolver, context, outline.result);
  if (route.framework !== nest.id && values.length === 0) {
    // Jakarta REST answers 204 where a method gives nothing.
    const empty = route.framework === jaxrs.id && outline.result === 'void' ? 204 : undefined;
    const status = decoratedStatus(resolver, context, outline.decorators ?? []) ?? empty;
    return status === undefined ? [] : [{ status }];
  }
  if (asksForResponse(outline.parameters.flatMap((parameter) => parameter.decorators ?? []))) return [];
  const decorators = outline.decorators ?? [];
  const shape = declared.type === 'unknown' ? returnedShape(resolver, context, values) : declared;
  return [
    {
      status:
        decoratedStatus(resolver, context, decorators) ??
        (route.framework === nest.id && route.method === 'POST' ? 201 : 200),
      shape: shape.type === 'unknown' ? undefined : shape,
      contentType: decoratedType(resolver, context, decorators),
    },
  ];
}

/** With `@Res()` the handler answers by itself. */
function asksForResponse(decorators: readonly Decorator[]): boolean {
  return decorators.some(
    (decorator) =>
      (decorator.name === 'Res' || decorator.name === 'Response') && decorator.args?.[0]?.kind !== 'object',
  );
}

function isReply(resolver: Resolver, context: Context, value: Value): boolean {
  let current: Value | undefined = value;
  while (current?.kind === 'call') current = resolver.scopes.get(context.file)?.outline.calls[current.call]?.on;
  return current !== undefined && current.kind === 'name' && isResponse(resolver, context, current);
}

function returnedShape(resolver: Resolver, context: Context, values: readonly Value[]): Shape {
  const shapes = values.map((value) => valueShape(resolver, context, value));
  return shapes.find((shape) => shape.type !== 'unknown' && shape.type !== 'null') ?? unknownShape;
}

function decoratedStatus(resolver: Resolver, context: Context, decorators: readonly Decorator[]): number | undefined {
  const [first] = decorators.find(({ name }) => name === 'HttpCode' || name === 'ResponseStatus')?.args ?? [];
  const value = first?.kind === 'object' ? first.entries.find(({ key }) => /^(?:value|code)$/.test(key))?.value : first;
  if (value !== undefined) return statusIn(resolver, { context, value });
  return decorators.some((decorator) => decorator.name === 'Redirect') ? 302 : undefined;
}

/** `@Header('content-type', 'text/csv')`, `@Render('home')` */
function decoratedType(resolver: Resolver, context: Context, decorators: readonly Decorator[]): string | undefined {
  for (const { name, args } of decorators) {
    if (name === 'Render') return 'text/html';
    const [key, value] = args ?? [];
    if (name !== 'Header' || key?.kind !== 'text' || value === undefined) continue;
    if (key.text.toLowerCase() === 'content-type') return resolveText(resolver, context, value)?.text;
  }
  return undefined;
}
