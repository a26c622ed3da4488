import { http4k } from '../../../extractors/http/http4k.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { nameOf } from '../../guards/classify-guard.ts';
import type { PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';

/** Routes stand in each other; deeper than this none does. */
const maxDepth = 12;

interface Around {
  readonly prefix: string;
  readonly guards: readonly GuardUse[];
  readonly depth: number;
}

/** Routes whose paths are bound to methods, each with the paths and filters around it. */
export function readBoundRoutes(resolver: Resolver): readonly Route[] {
  const taken = new Set<CallOutline>();
  const found: { readonly root: CallOutline; readonly routes: readonly Route[] }[] = [];
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'kotlin' || !outline.imports.some(({ from }) => isOf(from))) continue;
    for (const [index, call] of outline.calls.entries()) {
      if (!http4k.holders.includes(call.name) && call.name !== http4k.filter) continue;
      const value: Value = { kind: 'call', call: index };
      const routes = routesIn(resolver, taken, { file, fn: call.fn }, value, outside);
      if (routes.length > 0) found.push({ root: call, routes });
    }
  }
  return found.flatMap(({ root, routes }) => (taken.has(root) ? [] : routes));
}

const outside: Around = { prefix: '', guards: [], depth: 0 };

function isOf(from: string): boolean {
  return http4k.modules.some((module) => from === module || from.startsWith(`${module}.`));
}

function routesIn(
  resolver: Resolver,
  taken: Set<CallOutline>,
  context: Context,
  value: Value,
  around: Around,
): readonly Route[] {
  if (around.depth > maxDepth) return [];
  const inner = { ...around, depth: around.depth + 1 };
  if (value.kind === 'list') {
    const bound = boundRoute(resolver, context, value.items, around);
    return bound ?? value.items.flatMap((item) => routesIn(resolver, taken, context, item, inner));
  }
  if (value.kind === 'call') {
    const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
    if (call !== undefined) {
      if (around.depth > 0) taken.add(call);
      const held = callRoutes(resolver, taken, { file: context.file, fn: call.fn }, call, inner);
      if (held !== undefined) return held;
    }
  }
  return meantBy(resolver, context, value).flatMap((placed) =>
    routesIn(resolver, taken, placed.context, placed.value, inner),
  );
}

function callRoutes(
  resolver: Resolver,
  taken: Set<CallOutline>,
  context: Context,
  call: CallOutline,
  around: Around,
): readonly Route[] | undefined {
  const each = (values: readonly Value[], inside: Around): readonly Route[] =>
    values.flatMap((value) => routesIn(resolver, taken, context, value, inside));
  if (http4k.binders.includes(call.name) && call.on !== undefined) {
    const path = resolveText(resolver, context, call.on)?.text ?? '{}';
    const [answers] = call.args;
    const below = joinPaths([around.prefix, path]);
    if (answers?.kind === 'function' && answers.fn > 0)
      return [routeAt(context, call, call, { ...around, prefix: below }, 'ANY', answers)];
    return each(call.args, { ...around, prefix: below });
  }
  if (call.name === http4k.filter && call.on !== undefined) {
    const guards = filtersIn(resolver, context, call.on);
    return each(call.args, { ...around, guards: [...around.guards, ...guards] });
  }
  if (http4k.holders.includes(call.name) || call.name === 'listOf') return each(call.args, around);
  return undefined;
}

/** `a.then(b)` before routes are both of them. */
function filtersIn(resolver: Resolver, context: Context, value: Value): readonly GuardUse[] {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call?.name === http4k.filter && call.on !== undefined)
    return [call.on, ...call.args].flatMap((part) => filtersIn(resolver, context, part));
  const { at, end } = call ?? { at: 0, end: 0 };
  const use: GuardUse = { context, value, level: 'parent', file: context.file, at, end };
  return [ownFilter(resolver, use) ?? use];
}

/** `val keepers = Filter { next -> { request -> … } }` is what its function does. */
function ownFilter(resolver: Resolver, use: GuardUse): GuardUse | undefined {
  for (const definition of resolver.value(use.context, use.value)) {
    if (definition.kind !== 'made' || definition.maker.at(-1) !== 'Filter' || definition.call === undefined) continue;
    const { file, call } = definition.call;
    const made = resolver.scopes.get(file)?.outline.calls[call];
    const body = made?.args.find(({ kind }) => kind === 'function');
    const name = nameOf(resolver, use.context, use.value);
    if (made !== undefined && body !== undefined) return { ...use, context: { file, fn: made.fn }, value: body, name };
  }
  return undefined;
}

/** `"/orders" bind GET to ::list` is a pair of what is bound and what answers. */
function boundRoute(
  resolver: Resolver,
  context: Context,
  [bound, handler, another]: readonly Value[],
  around: Around,
): readonly Route[] | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  // `routes(GET to ::list, PUT to ::change)`: the path stands around.
  const [spoken] = bound === undefined || another !== undefined ? [] : methodOf(bound);
  const inner = outline?.functions[context.fn];
  if (spoken !== undefined && handler !== undefined && around.prefix !== '')
    return [routeOf(resolver, context, inner ?? { at: 0, end: 0 }, around, spoken, handler)];
  const call = bound?.kind === 'call' ? outline?.calls[bound.call] : undefined;
  if (call?.on === undefined || !http4k.binders.includes(call.name) || handler === undefined) return undefined;
  const method = call.args.flatMap(methodOf)[0];
  if (method === undefined || bound?.kind !== 'call') return undefined;
  const path = resolveText(resolver, context, call.on)?.text ?? '{}';
  const route = routeOf(resolver, context, { at: call.start, end: call.end }, around, method, handler);
  const registration = { file: context.file, call: bound.call };
  return [{ ...route, path: joinPaths([around.prefix, path]), registration }];
}

/** `signedIn.then(list())` answers behind its filter. */
function routeOf(
  resolver: Resolver,
  context: Context,
  place: { readonly at: number; readonly end: number },
  around: Around,
  method: HttpMethod,
  handler: Value,
): Route {
  const call = handler.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[handler.call] : undefined;
  const [inner] = call?.name === http4k.filter ? call.args : [];
  if (call?.on === undefined || inner === undefined || around.depth > maxDepth)
    return routeAt(context, place, undefined, around, method, handler);
  const guards = [...around.guards, ...filtersIn(resolver, context, call.on)];
  return routeOf(resolver, context, place, { ...around, guards, depth: around.depth + 1 }, method, inner);
}

function routeAt(
  context: Context,
  place: { readonly at: number; readonly end: number },
  call: CallOutline | undefined,
  { prefix, guards }: Around,
  method: HttpMethod,
  handler: Value,
): Route {
  return {
    framework: http4k.id,
    method,
    path: joinPaths([prefix]),
    file: context.file,
    at: call?.start ?? place.at,
    end: place.end,
    context,
    handler: { context, value: handler },
    guards,
    passed: [],
  };
}

function methodOf(value: Value): readonly HttpMethod[] {
  const name = value.kind === 'name' ? value.name.split('.').at(-1) : undefined;
  return httpMethods.filter((method) => method === name);
}

/** What a variable, a member or a function of the workspace holds. */
function meantBy(resolver: Resolver, context: Context, value: Value): readonly PlacedValue[] {
  return resolver.value(context, value).flatMap((definition): readonly PlacedValue[] => {
    if (definition.kind === 'value' && definition.value !== value) return [definition];
    if (definition.kind !== 'made' || definition.call === undefined) return [];
    const { file, call } = definition.call;
    const fn = resolver.scopes.get(file)?.outline.calls[call]?.fn ?? 0;
    const isItself = value.kind === 'call' && context.file === file && value.call === call;
    return isItself ? [] : [{ context: { file, fn }, value: { kind: 'call', call } }];
  });
}
