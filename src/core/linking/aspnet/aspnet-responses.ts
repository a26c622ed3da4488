import { aspnetMinimal, aspnetMvc, carter, fastEndpoints } from '../../extractors/http/aspnet.ts';
import type { Response } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { typeShape } from '../shapes/type-shape.ts';
import { attributesOf } from './attributes.ts';
import { dotnetStatus } from './dotnet-status.ts';

const frameworks: ReadonlySet<string> = new Set([aspnetMvc.id, aspnetMinimal.id, carter.id, fastEndpoints.id]);

/** `[ProducesResponseType(typeof(Order), 200)]`, `.Produces<Order>(201)`, and the type that a handler gives back. */
export function aspnetResponses(
  resolver: Resolver,
  route: Route,
  handler: FunctionPlace | undefined,
): readonly Response[] {
  if (!frameworks.has(route.framework)) return [];
  return [...byAttributes(resolver, handler), ...bySteps(resolver, route), ...byResult(resolver, handler)];
}

function byAttributes(resolver: Resolver, handler: FunctionPlace | undefined): readonly Response[] {
  const outline = handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  if (handler === undefined || outline === undefined) return [];
  return attributesOf(handler, outline.decorators).flatMap(({ name, args, context }) => {
    if (name !== 'ProducesResponseType' && name !== 'SwaggerResponse') return [];
    const status = dotnetStatus(resolver, context, args, 'StatusCode');
    return status === undefined ? [] : [{ status, shape: typedShape(resolver, context, typeIn(args)) }];
  });
}

/** `typeof(Order)` of an attribute is a name that is no status. */
function typeIn(args: readonly Value[]): string | undefined {
  for (const value of args) {
    const type =
      value.kind === 'object' ? value.entries.find(({ key }) => key === 'Type' || key === 'type')?.value : value;
    if (type?.kind === 'name' && !/Status/.test(type.name)) return type.name;
  }
  return undefined;
}

function bySteps(resolver: Resolver, { registration }: Route): readonly Response[] {
  const calls = registration === undefined ? [] : (resolver.scopes.get(registration.file)?.outline.calls ?? []);
  const found: Response[] = [];
  for (let current = registration?.call ?? -1; current >= 0; ) {
    const next = calls.findIndex(({ on }) => on?.kind === 'call' && on.call === current);
    const call = calls[next];
    if (call === undefined || registration === undefined) break;
    const context = { file: registration.file, fn: call.fn };
    if (/^Produces(?:Problem|ValidationProblem)?$/.test(call.name)) {
      const usual = call.name === 'Produces' ? 200 : call.name === 'ProducesProblem' ? 500 : 400;
      const status = dotnetStatus(resolver, context, call.args, 'statusCode') ?? usual;
      found.push({ status, shape: typedShape(resolver, context, call.typeArguments?.slice(1, -1)) });
    }
    current = next;
  }
  return found;
}

const untyped =
  /^(?:Task|ValueTask)?<?(?:I?ActionResult|IResult|JsonResult|ViewResult|void|Results|Microsoft\.\S+)?>?$/;

/** `Task<ActionResult<Order>>` sends an order unless the method says something else. */
function byResult(resolver: Resolver, handler: FunctionPlace | undefined): readonly Response[] {
  const outline = handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  const result = outline?.result?.replace(/\s+/g, '');
  if (
    handler === undefined ||
    result === undefined ||
    untyped.test(result) ||
    /Results<|Ok<|IActionResult|IResult/.test(result)
  )
    return [];
  const inner = result.replace(/^(?:Task|ValueTask)<(.*)>$/, '$1').replace(/^ActionResult<(.*)>$/, '$1');
  const shape = typedShape(resolver, handler, inner);
  return shape === undefined ? [] : [{ status: 200, shape }];
}

function typedShape(resolver: Resolver, context: Context, type: string | undefined): Shape | undefined {
  const shape = type === undefined || type === '' ? undefined : typeShape(resolver, context, type);
  return shape === undefined || shape.type === 'unknown' ? undefined : shape;
}
