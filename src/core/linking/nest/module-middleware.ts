import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { classKeysOf } from './module-guards.ts';

/** `consumer.apply(guard).exclude(…).forRoutes(…)` of one module. */
export interface ModuleMiddleware {
  readonly guards: readonly GuardUse[];
  readonly targets: readonly RouteTarget[];
  readonly excluded: readonly RouteTarget[];
}

/** A controller by its class key, or a path with or without a method; `*` is every route. */
export interface RouteTarget {
  readonly controller?: string | undefined;
  readonly path?: string | undefined;
  readonly method?: string | undefined;
}

/** A route as middleware sees it: before the global prefix and the version. */
export interface MiddlewareRoute {
  readonly controller: string;
  readonly path: string;
  readonly method: string;
}

export function moduleMiddleware(resolver: Resolver): readonly ModuleMiddleware[] {
  const found: ModuleMiddleware[] = [];
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls) {
      if (call.name !== 'forRoutes') continue;
      const context = { file, fn: call.fn };
      const chain = chainBelow(scope, call);
      const applied = chain.find((link) => link.name === 'apply');
      if (applied === undefined) continue;
      found.push({
        guards: applied.args.flatMap((value) => guardUses(resolver, context, value, applied)),
        targets: targetsOf(resolver, context, call.args),
        excluded: chain
          .filter((link) => link.name === 'exclude')
          .flatMap((link) => targetsOf(resolver, context, link.args)),
      });
    }
  return found;
}

/** Middleware that a route passes. */
export function middlewareOf(all: readonly ModuleMiddleware[], route: MiddlewareRoute): readonly GuardUse[] {
  return all.flatMap(({ guards, targets, excluded }) => {
    const meant =
      targets.some((target) => matches(target, route)) && !excluded.some((target) => matches(target, route));
    return meant ? guards : [];
  });
}

function matches(target: RouteTarget, route: MiddlewareRoute): boolean {
  if (target.method !== undefined && target.method !== 'ALL' && target.method !== route.method) return false;
  if (target.controller !== undefined) return target.controller === route.controller;
  const wanted = parts(target.path ?? '');
  const given = parts(route.path);
  const open = wanted.findIndex((part) => part.startsWith('*') || part.startsWith('{*') || part === '(.*)');
  const fixed = open < 0 ? wanted : wanted.slice(0, open);
  if (open < 0 && fixed.length !== given.length) return false;
  return fixed.every(
    (part, index) => part === given[index] || part.startsWith(':') || given[index]?.startsWith(':') === true,
  );
}

function parts(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function chainBelow(scope: Scope, call: CallOutline): readonly CallOutline[] {
  const links: CallOutline[] = [];
  let on = call.on;
  while (on?.kind === 'call') {
    const link = scope.outline.calls[on.call];
    if (link === undefined) break;
    links.push(link);
    on = link.on;
  }
  return links;
}

function guardUses(resolver: Resolver, context: Context, value: Value, call: CallOutline): readonly GuardUse[] {
  return itemsOf(resolver, context, value).map((item) => ({
    ...item,
    level: 'module' as const,
    file: context.file,
    at: call.at,
    end: call.end,
    phase: 0,
  }));
}

function targetsOf(resolver: Resolver, context: Context, values: readonly Value[]): readonly RouteTarget[] {
  return values.flatMap((value) =>
    itemsOf(resolver, context, value).flatMap((item): readonly RouteTarget[] => {
      const controllers = classKeysOf(resolver, item.context, item.value);
      if (controllers.length > 0) return controllers.map((controller) => ({ controller }));
      const path = entryOf(resolver, item.context, item.value, 'path') ?? item;
      const method = entryOf(resolver, item.context, item.value, 'method')?.value;
      const text = resolveText(resolver, path.context, path.value)?.text;
      if (text === undefined) return [];
      return [{ path: text, method: method?.kind === 'name' ? method.name.split('.').at(-1) : undefined }];
    }),
  );
}
