import { tsRest } from '../../extractors/http/ts-rest.ts';
import { httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isScript } from '../script-languages.ts';
import { joinPaths } from './join-routes.ts';
import type { Route } from './route.ts';

/** Routes of contracts of ts-rest that a server is handed: `createExpressEndpoints(contract, router, app)`. */
export function contractRoutes(resolver: Resolver): readonly Route[] {
  const routes = new Map<string, Route>();
  // Whatever a server is wrapped in, some file has to import it: without one, no call is followed.
  const isServed = [...resolver.scopes.values()].some(importsServer);
  for (const [file, scope] of isServed ? resolver.scopes : []) {
    if (!isScript(scope.outline.language)) continue;
    scope.outline.calls.forEach((call, index) => {
      const [contract, handlers] = call.args;
      if (contract === undefined || !isServer(resolver, file, index)) return;
      const context = { file, fn: call.fn };
      const given = handlers === undefined ? undefined : { context, value: handlers };
      for (const route of promised({ resolver, call, context }, { context, value: contract }, given, '', 0)) {
        const key = `${route.method} ${route.path}`;
        if (route.handler !== undefined || !routes.has(key)) routes.set(key, route);
      }
    });
  }
  return [...routes.values()];
}

function importsServer({ outline }: Scope): boolean {
  return outline.imports.some(({ from }) => tsRest.servers.test(from));
}

function isServer(resolver: Resolver, file: string, call: number): boolean {
  return calleesOf(resolver, file, call).some(
    (callee) => (callee.kind === 'external' || callee.kind === 'made') && tsRest.servers.test(callee.module),
  );
}

interface Serving {
  readonly resolver: Resolver;
  readonly call: CallOutline;
  readonly context: Context;
}

const deepest = 8;

/** Entries of a contract are routes, or contracts within; those of the handlers are called alike. */
function promised(
  serving: Serving,
  contract: PlacedValue,
  handlers: PlacedValue | undefined,
  prefix: string,
  depth: number,
): readonly Route[] {
  const { resolver } = serving;
  const made = contractMade(resolver, contract);
  const [, options] = made?.call.args ?? [];
  const own = made && entryOf(resolver, made.context, options, tsRest.prefix);
  const below = joinPaths([prefix, (own && resolveText(resolver, own.context, own.value)?.text) ?? '']);
  const [first] = made?.call.args ?? [];
  const table = made === undefined || first === undefined ? contract : { context: made.context, value: first };
  if (depth > deepest) return [];
  return objectsOf(resolver, table.context, table.value).flatMap((object) =>
    (object.value.kind === 'object' ? object.value.entries : []).flatMap(({ key, value }): readonly Route[] => {
      const entry = { context: object.context, value };
      const handler = handlers && handlerNamed(resolver, handlers, key);
      const route = routeOf(serving, entry, handler, below);
      return route === undefined ? promised(serving, entry, handler, below, depth + 1) : route;
    }),
  );
}

/** `c.router({ … }, { pathPrefix: '/v1' })` */
function contractMade(
  resolver: Resolver,
  { context, value }: PlacedValue,
): { readonly call: CallOutline; readonly context: Context } | undefined {
  for (const found of resolver.value(context, value)) {
    if (found.kind !== 'made' || found.module !== tsRest.contracts || found.call === undefined) continue;
    const call = resolver.scopes.get(found.call.file)?.outline.calls[found.call.call];
    if (call?.name === tsRest.making) return { call, context: { file: found.call.file, fn: call.fn } };
  }
  return undefined;
}

/** The handlers may be handed to a router of the server first: `s.router(contract, { … })`. */
function handlerNamed(resolver: Resolver, handlers: PlacedValue, key: string): PlacedValue | undefined {
  const direct = entryOf(resolver, handlers.context, handlers.value, key);
  if (direct !== undefined) return direct;
  for (const found of resolver.value(handlers.context, handlers.value)) {
    const site = found.kind === 'made' && tsRest.servers.test(found.module) ? found.call : undefined;
    const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
    const [, inner] = call?.args ?? [];
    if (site !== undefined && call !== undefined && inner !== undefined)
      return entryOf(resolver, { file: site.file, fn: call.fn }, inner, key);
  }
  return undefined;
}

function routeOf(
  { resolver, call, context }: Serving,
  entry: PlacedValue,
  handler: PlacedValue | undefined,
  prefix: string,
): readonly Route[] | undefined {
  const text = (key: string): string | undefined => {
    const found = entryOf(resolver, entry.context, entry.value, key);
    return found === undefined ? undefined : resolveText(resolver, found.context, found.value)?.text;
  };
  const [method, path] = [text(tsRest.method), text(tsRest.path)];
  if (method === undefined || path === undefined) return undefined;
  const inner = handler && entryOf(resolver, handler.context, handler.value, tsRest.handler);
  const place = placeOf(resolver, handler) ?? { file: context.file, at: call.at };
  return httpMethods
    .filter((each) => each === method)
    .map((each) => ({
      framework: tsRest.id,
      method: each,
      path: joinPaths([prefix, path]),
      file: place.file,
      at: place.at,
      end: place.at,
      context,
      handler: inner ?? handler,
      guards: [],
      passed: [],
    }));
}

function placeOf(resolver: Resolver, handler: PlacedValue | undefined) {
  const value: Value | undefined = handler?.value;
  if (handler === undefined || value?.kind !== 'function') return undefined;
  const { file } = handler.context;
  const at = resolver.scopes.get(file)?.outline.functions[value.fn]?.at;
  return at === undefined ? undefined : { file, at };
}
