import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { Decorator, FieldOutline } from '../../syntax/outline.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** GoFrame's requests say themselves where they are sent to: `g.Meta` with the tags `path` and `method`. */
export function metaRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'go') continue;
    for (const { name, fields } of scope.outline.classes) {
      const meta = fields.find(({ type }) => type === 'g.Meta' || type === 'gmeta.Meta');
      const path = meta && tagOf(meta, 'path');
      if (meta === undefined || path === undefined) continue;
      const handlerFunction = handlerTaking(resolver, name);
      const place = { file, at: meta.at, end: meta.end, context: { file, fn: 0 } };
      for (const method of methodsIn(tagOf(meta, 'method')))
        routes.push({ framework: 'goframe', method, path, ...place, handlerFunction, guards: [], passed: [] });
    }
  }
  return routes;
}

function tagOf({ decorators }: FieldOutline, name: string): string | undefined {
  const [value] = decorators?.find((decorator: Decorator) => decorator.name === name)?.args ?? [];
  return value?.kind === 'text' ? value.text : undefined;
}

/** Without a method a route takes every one. */
function methodsIn(text: string | undefined): readonly HttpMethod[] {
  const written = (text ?? 'all').split(',').map((each) => each.trim().toUpperCase());
  const known = httpMethods.filter((method) => written.includes(method));
  return known.length > 0 ? known : ['ANY'];
}

/** The controller's method is found by the request that it takes. */
function handlerTaking(resolver: Resolver, request: string): FunctionPlace | undefined {
  for (const [file, scope] of resolver.scopes) {
    const fn = scope.outline.functions.findIndex(
      ({ cls, parameters }) =>
        cls !== undefined && parameters[1]?.type?.replace(/^\*/, '').split('.').at(-1) === request,
    );
    if (fn >= 0) return { file, fn };
  }
  return undefined;
}
