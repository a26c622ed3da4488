import { bun } from '../../extractors/http/bun.ts';
import { httpMethods } from '../../model/endpoint.ts';
import { calleesOf } from '../call-sites.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isScript } from '../script-languages.ts';
import type { Route } from './route.ts';

/** `Bun.serve({ routes: { '/orders/:id': { GET: find, POST: create }, '/ready': () => … } })` */
export function readBunRoutes(resolver: Resolver): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    isScript(scope.outline.language)
      ? scope.outline.calls.flatMap((call, index) => {
          if (call.name !== bun.server || !isServer(resolver, scope, index)) return [];
          const context = { file: scope.file, fn: call.fn };
          return bun.routes.flatMap((key) => tableRoutes(resolver, entryOf(resolver, context, call.args[0], key)));
        })
      : [],
  );
}

function isServer(resolver: Resolver, scope: Scope, index: number): boolean {
  const on = scope.outline.calls[index]?.on;
  if (on?.kind === 'name') return on.name === bun.global && !scope.imports.has(bun.global);
  const callees = calleesOf(resolver, scope.file, index);
  return callees.some((callee) => callee.kind === 'external' && callee.module === bun.module);
}

function tableRoutes(resolver: Resolver, table: PlacedValue | undefined): readonly Route[] {
  if (table === undefined) return [];
  return objectsOf(resolver, table.context, table.value).flatMap(({ context, value }) =>
    value.kind === 'object'
      ? value.entries
          .filter(({ key }) => key.startsWith('/'))
          .flatMap(({ key, value: answer, at }) => routesAt(resolver, key, { context, value: answer }, at))
      : [],
  );
}

function routesAt(resolver: Resolver, path: string, answer: PlacedValue, at: number): readonly Route[] {
  const byMethod = objectsOf(resolver, answer.context, answer.value).flatMap(({ context, value }) =>
    value.kind === 'object' ? value.entries.map((entry) => ({ context, entry })) : [],
  );
  const verbs = byMethod.flatMap(({ context, entry }) => {
    const method = httpMethods.find((each) => each === entry.key);
    return method === undefined
      ? []
      : [routeOf(resolver, method, path, { context, value: entry.value }, entry.at ?? at)];
  });
  return verbs.length > 0 ? verbs : [routeOf(resolver, 'ANY', path, answer, at)];
}

function routeOf(resolver: Resolver, method: Route['method'], path: string, handler: PlacedValue, at: number): Route {
  const { file } = handler.context;
  return {
    framework: bun.id,
    method,
    path,
    file,
    at,
    end: at,
    context: handler.context,
    handler,
    handlerFunction: functionBehind(resolver, handler),
    guards: [],
    passed: [],
  };
}
