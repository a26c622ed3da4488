import { pyramid } from '../../extractors/http/pyramid.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { joinPaths } from './join-routes.ts';
import type { GuardUse, Route } from './route.ts';

/** A path with the methods that it is for, by the name that views ask for. */
interface NamedPath {
  readonly path: string;
  readonly methods: readonly HttpMethod[];
}

/** What a view says of itself: a decorator's options, those of its class, or those of a call. */
interface View {
  readonly context: Context;
  readonly options: readonly Value[];
  readonly place: FunctionPlace | undefined;
  readonly at: number;
  readonly end: number;
}

/** Routes of Pyramid: names of paths, and the views that answer by these names. */
export function readPyramidRoutes(resolver: Resolver): readonly Route[] {
  const scopes = [...resolver.scopes.values()].filter(
    ({ outline }) =>
      outline.language === 'python' &&
      mentions(
        outline.calls.map(({ name }) => name),
        outline.imports,
      ),
  );
  if (scopes.length === 0) return [];
  const paths = namedPaths(resolver, scopes);
  return scopes.flatMap((scope) =>
    [...decoratedViews(scope), ...addedViews(resolver, scope)].flatMap((view) => routesOf(resolver, paths, view)),
  );
}

function mentions(calls: readonly string[], imports: Scope['outline']['imports']): boolean {
  return calls.includes(pyramid.naming) || imports.some(({ from }) => pyramid.module.test(from));
}

function namedPaths(resolver: Resolver, scopes: readonly Scope[]): ReadonlyMap<string, NamedPath> {
  const found = new Map<string, NamedPath>();
  for (const { outline, file } of scopes)
    for (const call of outline.calls) {
      const [name, second] = call.args;
      if (call.name !== pyramid.naming || name === undefined) continue;
      const context = { file, fn: call.fn };
      const pattern = second?.kind === 'object' ? optionOf([second], 'pattern') : second;
      const path = pattern && resolveText(resolver, context, pattern)?.text;
      const key = resolveText(resolver, context, name)?.text;
      if (path === undefined || key === undefined) continue;
      const prefix = prefixOf(resolver, scopes, file, call.fn);
      found.set(key, { path: joinPaths([prefix, path]), methods: methodsIn(resolver, context, call.args) });
    }
  return found;
}

/**
 * `config.include('.routes', route_prefix='/api')`, where it names the module of this file, or `config.include(orders,
 * route_prefix='/orders')`, where it names the function around.
 */
function prefixOf(resolver: Resolver, scopes: readonly Scope[], file: string, fn: number, depth = 0): string {
  const module = file.replace(/(?:\/__init__)?\.py$/, '').replace(/^.*\//, '');
  for (const { outline, file: other } of scopes)
    for (const call of outline.calls) {
      const [named] = call.args;
      if (call.name !== pyramid.including || named === undefined || depth > deepest) continue;
      const prefix = optionOf(call.args, pyramid.prefix);
      const context = { file: other, fn: call.fn };
      const target = named.kind === 'name' ? named.name : resolveText(resolver, context, named)?.text;
      const isModule = target?.split('.').at(-1) === module && other !== file;
      if (!isModule && !isFunction(resolver, context, named, { file, fn })) continue;
      const own = prefix === undefined ? '' : (resolveText(resolver, context, prefix)?.text ?? '');
      if (isModule && own === '') continue;
      return joinPaths([prefixOf(resolver, scopes, other, call.fn, depth + 1), own]);
    }
  return '';
}

const deepest = 6;

function isFunction(resolver: Resolver, context: Context, value: Value, place: FunctionPlace): boolean {
  if (value.kind !== 'name') return false;
  return resolver
    .value(context, value)
    .some((found) => found.kind === 'function' && found.file === place.file && found.fn === place.fn);
}

function decoratedViews({ outline, file }: Scope): readonly View[] {
  return outline.functions.flatMap(({ decorators, cls }, fn) => {
    const around = cls === undefined ? [] : (outline.classes[cls]?.decorators ?? []);
    const defaults = around.filter(isNamed(pyramid.defaults)).flatMap(({ args = [] }) => args);
    return (decorators ?? []).filter(isNamed(pyramid.decorator)).map(({ args = [], at, end }) => ({
      context: { file, fn: 0 },
      options: [...args, ...defaults],
      place: { file, fn },
      at,
      end,
    }));
  });
}

function isNamed(name: string): (decorator: Decorator) => boolean {
  return (decorator) => decorator.name.split('.').at(-1) === name;
}

function addedViews(resolver: Resolver, { outline, file }: Scope): readonly View[] {
  return outline.calls.flatMap((call) => {
    const [view] = call.args;
    if (call.name !== pyramid.adding || view === undefined) return [];
    const context = { file, fn: call.fn };
    const place = functionBehind(resolver, { context, value: view });
    return [{ context, options: call.args, place, at: call.start, end: call.end }];
  });
}

function routesOf(
  resolver: Resolver,
  paths: ReadonlyMap<string, NamedPath>,
  { context, options, place, at, end }: View,
): readonly Route[] {
  const name = optionOf(options, pyramid.name);
  const named = name && paths.get(resolveText(resolver, context, name)?.text ?? '');
  if (!named) return [];
  const told = methodsIn(resolver, context, options);
  const methods = [told, named.methods, ['ANY'] as const].find(({ length }) => length > 0) ?? [];
  return methods.map((method) => ({
    framework: pyramid.id,
    method,
    path: named.path,
    file: context.file,
    at,
    end,
    context,
    handlerFunction: place,
    guards: guardsOf(resolver, context, options, at, end),
    passed: [],
  }));
}

function guardsOf(
  resolver: Resolver,
  context: Context,
  options: readonly Value[],
  at: number,
  end: number,
): readonly GuardUse[] {
  const value = optionOf(options, pyramid.permission);
  if (value === undefined || (value.kind === 'name' && value.name.endsWith(pyramid.open))) return [];
  const name = `permission ${resolveText(resolver, context, value)?.text ?? ''}`.trim();
  return [{ context, value, name, kind: 'authorization', level: 'decorator', file: context.file, at, end }];
}

function methodsIn(resolver: Resolver, context: Context, options: readonly Value[]): readonly HttpMethod[] {
  const value = optionOf(options, pyramid.method);
  const said = value === undefined ? [] : itemsOf(resolver, context, value);
  const names = said.map((item) => resolveText(resolver, item.context, item.value)?.text);
  return httpMethods.filter((method) => names.includes(method));
}

/** The nearest that says it: a view before the defaults of its class. */
function optionOf(options: readonly Value[], key: string): Value | undefined {
  for (const option of options) {
    const entry = option.kind === 'object' ? option.entries.find((each) => each.key === key) : undefined;
    if (entry !== undefined) return entry.value;
  }
  return undefined;
}
