import { javalin, javalinBlocks } from '../../extractors/http/javalin.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { joinPaths } from './join-routes.ts';
import type { Route } from './route.ts';

/** Routes of Javalin below the path of their application: `config.router.contextPath = "/api"`. */
export function belowContextPath(resolver: Resolver, routes: readonly Route[]): readonly Route[] {
  if (!routes.some(isJavalin)) return routes;
  const paths = contextPaths(resolver);
  return routes.map((route) => {
    const around = isJavalin(route) ? paths.get(moduleOf(route.file)) : undefined;
    return around === undefined ? route : { ...route, path: joinPaths([around, route.path]) };
  });
}

function isJavalin({ framework }: Route): boolean {
  return framework === javalin.id || framework === javalinBlocks.id;
}

function contextPaths(resolver: Resolver): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, { outline }] of resolver.scopes) {
    if (!outline.imports.some(({ from }) => from.startsWith('io.javalin'))) continue;
    for (const { name, fn, value } of outline.bindings) {
      const path = name.endsWith('.contextPath') ? resolveText(resolver, { file, fn }, value)?.text : undefined;
      if (path !== undefined) found.set(moduleOf(file), path);
    }
  }
  return found;
}
