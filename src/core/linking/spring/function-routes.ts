import { spring } from '../../extractors/http/spring.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { contextPath } from '../annotated/context-path.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { Route } from '../http/route.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { beginsWith, functionFilters } from './function-filters.ts';

const verbs: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const functional = /^org\.springframework\.web\.(?:reactive\.|servlet\.)?function/;

/** Routes of Spring that are functions: `route(GET("/orders"), orders::list)`, `route().POST("/orders", …)`, `router { … }`. */
export function functionRoutes(resolver: Resolver, settings: ModuleSettings): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) => {
    const { imports, calls, language } = scope.outline;
    const isTold = language === 'java' || language === 'kotlin';
    if (!isTold || !imports.some(({ from }) => functional.test(from))) return [];
    const base = contextPath(settings, scope.file, spring.contextPaths ?? []);
    return calls.flatMap((call, index) => routeAt(resolver, scope, call, index, base) ?? []);
  });
}

function routeAt(resolver: Resolver, scope: Scope, call: CallOutline, index: number, base: string): Route | undefined {
  const predicate = predicateOf(resolver, scope, call, index);
  if (predicate === undefined) return undefined;
  const { method, path } = predicate;
  // The handler stands behind the path, or behind the predicate in the call that makes a route of both.
  const holder = call.args.length > 1 || path === '' ? index : routedBy(scope, index);
  const value = holder === undefined ? undefined : scope.outline.calls[holder]?.args.at(-1);
  if (holder === undefined || value === undefined) return undefined;
  const context = { file: scope.file, fn: scope.outline.calls[holder]?.fn ?? call.fn };
  return {
    framework: 'spring',
    method,
    path: joinPaths([base, ...prefixesAt(resolver, scope, holder, call.fn), path]),
    file: scope.file,
    at: call.start,
    end: call.end,
    context,
    handler: { context, value: referred(scope, value) },
    guards: functionFilters(scope, index, holder),
    passed: [],
  };
}

/** `GET("/orders")`, `method(HttpMethod.PUT).and(path("/orders"))`, or `POST(orders::add)` of a builder below a path. */
function predicateOf(
  resolver: Resolver,
  scope: Scope,
  { name, args: [first], on, fn }: CallOutline,
  index: number,
): { readonly method: HttpMethod; readonly path: string } | undefined {
  if (first === undefined) return undefined;
  const textOf = (value: Value | undefined) =>
    value === undefined || value.kind === 'function'
      ? undefined
      : resolveText(resolver, { file: scope.file, fn }, value)?.text;
  if (name === 'method') {
    const method = first.kind === 'name' ? (first.name.split('.').at(-1) ?? '') : '';
    const joined = scope.outline.calls.find(
      (call) => call.name === 'and' && call.on?.kind === 'call' && call.on.call === index,
    );
    const [below] = joined?.args ?? [];
    const path = below?.kind === 'call' ? scope.outline.calls[below.call] : undefined;
    const text = path?.name === 'path' ? textOf(path.args[0]) : undefined;
    return verbs.has(method) && text !== undefined ? { method: method as HttpMethod, path: text } : undefined;
  }
  if (!verbs.has(name)) return undefined;
  // `PUT(orders::change)` answers at the path around.
  const bare = first.kind === 'function' && on !== undefined;
  const path = bare ? '' : textOf(first);
  return path === undefined ? undefined : { method: name as HttpMethod, path };
}

/** A method that is handed over is a function that calls it: `orders::list`. */
function referred(scope: Scope, value: Value): Value {
  const fn = value.kind === 'function' ? scope.outline.functions[value.fn] : undefined;
  const [only, another] = fn?.returns ?? [];
  const call = only?.kind === 'call' && another === undefined ? scope.outline.calls[only.call] : undefined;
  const isReference = call?.on?.kind === 'name' && call.args.length === 0 && fn?.parameters.length === 0;
  return isReference && call.on?.kind === 'name' ? { kind: 'name', name: `${call.on.name}.${call.name}` } : value;
}

/** `route(GET("/orders").and(accept(JSON)), …)`: the call whose first argument begins with the predicate. */
function routedBy(scope: Scope, predicate: number): number | undefined {
  const found = scope.outline.calls.findIndex(
    ({ name, args: [first] }) =>
      /^(?:and)?[rR]oute$/.test(name) && first?.kind === 'call' && beginsWith(scope, first.call, predicate),
  );
  return found < 0 ? undefined : found;
}

const deepest = 8;

/** Paths around: `path("/orders", b -> …)`, `nest(path("/orders"), route(…))`, `"/orders".nest { … }`. */
function prefixesAt(resolver: Resolver, scope: Scope, index: number, fn: number): readonly string[] {
  const { calls, functions } = scope.outline;
  const nested = calls.filter(
    ({ name, args: [, second] }) =>
      /^(?:and)?[nN]est$/.test(name) && second?.kind === 'call' && beginsWith(scope, second.call, index),
  );
  const found = nested.flatMap((call) => prefixOf(resolver, scope, call));
  for (let at = fn, depth = 0; at > 0 && depth < deepest; at = functions[at]?.parent ?? 0, depth++) {
    const around = functions[at]?.argumentOf;
    const call = around === undefined ? undefined : calls[around];
    if (call !== undefined && /^(?:path|nest)$/.test(call.name)) found.unshift(...prefixOf(resolver, scope, call));
  }
  return found;
}

function prefixOf(resolver: Resolver, scope: Scope, { args: [first], on, fn }: CallOutline): readonly string[] {
  if (on?.kind === 'text') return [on.text];
  const told = on?.kind === 'call' && first?.kind === 'function' ? on : first;
  const call = told?.kind === 'call' ? scope.outline.calls[told.call] : undefined;
  const path = call?.name === 'path' ? call.args[0] : first;
  const text =
    path === undefined || path.kind === 'function'
      ? undefined
      : resolveText(resolver, { file: scope.file, fn }, path)?.text;
  return text === undefined ? [] : [text];
}
