import { decoratedFrameworks } from '../../extractors/http/decorated-frameworks.ts';
import type { Response } from '../../model/endpoint.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { entryOf } from '../read-options.ts';
import { statusIn } from '../replies/status-in.ts';
import type { Resolver } from '../resolver.ts';
import { typeShape } from './type-shape.ts';
import { valueShape } from './value-shape.ts';

/** `@router.post('/orders', status_code=201, response_model=Order)`, `@router.post('/orders', response={201: Order})` */
export function decoratedResponses(
  resolver: Resolver,
  route: Route,
  handler: FunctionPlace | undefined,
): readonly Response[] {
  const outline = handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  const vocabulary = decoratedFrameworks.find(({ id }) => id === route.framework);
  if (handler === undefined || outline === undefined || vocabulary?.bySignature !== true) return [];
  const context = { file: handler.file, fn: outline.parent };
  const decorator = outline.decorators?.find(({ at }) => at === route.at);
  const option = (key: string) => entryOf(resolver, context, decorator?.args?.at(-1), key);
  const told = option('status_code');
  const status = (told === undefined ? undefined : statusIn(resolver, told)) ?? 200;
  const model = (option('response_model') ?? option('response'))?.value;
  if (model?.kind === 'object')
    return model.entries.flatMap(({ key, value }) => {
      const [, code] = /^\[?([1-5]\d\d)\]?$/.exec(key) ?? [];
      return code === undefined ? [] : [responseOf(resolver, context, Number(code), typeOf(value))];
    });
  const declared = responseOf(resolver, context, status, typeOf(model) ?? outline.result);
  // Without a model the framework sends what the function gives: `return {"status": "ok"}`.
  const given = declared.shape === undefined ? outline.returns.find(({ kind }) => kind === 'object') : undefined;
  return [given === undefined ? declared : { status, shape: valueShape(resolver, handler, given) }];
}

function typeOf(value: Value | undefined): string | undefined {
  return value?.kind === 'name' ? value.name : undefined;
}

function responseOf(resolver: Resolver, context: Context, status: number, type: string | undefined): Response {
  const shape = type === undefined ? undefined : typeShape(resolver, context, type);
  return { status, shape: shape?.type === 'unknown' ? undefined : shape };
}
