import { warp } from '../../../extractors/http/warp.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';

/** One way through filters. */
interface Way {
  readonly parts: readonly string[];
  readonly method?: HttpMethod | undefined;
  readonly handler?: PlacedValue | undefined;
  readonly at?: { readonly file: string; readonly at: number; readonly end: number } | undefined;
}

/** Filters stand in each other; deeper than this none does. */
const maxDepth = 60;

/** What is kept on the way through the filters of a workspace. */
interface Walk {
  readonly resolver: Resolver;
  /** Calls whose filters others take in. */
  readonly taken: Set<string>;
  /** Calls that are being read: a filter that comes back to itself says nothing more. */
  readonly open: Set<string>;
}

/** More ways than these through one filter are written by nobody. */
const maxWays = 300;

/** Routes of filters that are put together; a filter that another takes in answers only there. */
export function readFilterRoutes(resolver: Resolver): readonly Route[] {
  const walk: Walk = { resolver, taken: new Set(), open: new Set() };
  const found: { readonly key: string; readonly routes: readonly Route[] }[] = [];
  for (const [file, scope] of resolver.scopes) {
    const { outline } = scope;
    if (outline.language !== 'rust' || !outline.imports.some(({ from }) => from.split('::')[0] === warp.module))
      continue;
    outline.calls.forEach((call, index) => {
      if (scope.continued.has(index)) return;
      const ways = waysOf(walk, { file, fn: call.fn }, { kind: 'call', call: index }, 0);
      const routes = (ways ?? []).flatMap((way) => routeOf({ file, fn: call.fn }, way));
      if (routes.length > 0) found.push({ key: `${file}#${index}`, routes });
    });
  }
  return found.flatMap(({ key, routes }) => (walk.taken.has(key) ? [] : routes));
}

function routeOf(context: Context, { parts, method = 'ANY', handler, at }: Way): readonly Route[] {
  if (handler === undefined || at === undefined) return [];
  const path = joinPaths(parts);
  return [
    { framework: warp.id, method, path, ...at, context: handler.context ?? context, handler, guards: [], passed: [] },
  ];
}

/** The ways through a value; undefined for what is no filter that says anything of a route. */
function waysOf(
  walk: Walk,
  context: Context,
  value: Value,
  depth: number,
  before = Number.POSITIVE_INFINITY,
): readonly Way[] | undefined {
  if (depth > maxDepth) return undefined;
  if (value.kind === 'name') return boundWays(walk, context, value.name, depth, before);
  const call = value.kind === 'call' ? walk.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined || value.kind !== 'call') return undefined;
  const key = `${context.file}#${value.call}`;
  if (depth > 0) walk.taken.add(key);
  if (walk.open.has(key)) return undefined;
  walk.open.add(key);
  const ways = callWays(walk, { file: context.file, fn: call.fn }, call, depth);
  walk.open.delete(key);
  return ways;
}

/** `let api = warp::path("v1").and(api)`: the name stands for what it was bound to last before it is used. */
function boundWays(
  walk: Walk,
  context: Context,
  name: string,
  depth: number,
  before: number,
): readonly Way[] | undefined {
  const bindings = walk.resolver.scopes.get(context.file)?.bindings(context.fn, name) ?? [];
  const bound = bindings.findLast(({ end }) => end <= before);
  return bound && waysOf(walk, context, bound.value, depth + 1, bound.at);
}

function callWays(walk: Walk, inside: Context, call: CallOutline, depth: number): readonly Way[] | undefined {
  const basic = basicWay(walk.resolver, inside, call);
  if (basic !== undefined) return [basic];
  const [first] = call.args;
  const on = call.on === undefined ? undefined : waysOf(walk, inside, call.on, depth + 1, call.end);
  if (on !== undefined && call.on?.kind !== undefined) {
    const other = first && waysOf(walk, inside, first, depth + 1, call.end);
    if (call.name === warp.both) return other === undefined ? on : both(on, other);
    if (call.name === warp.either) return [...on, ...(other ?? [])].slice(0, maxWays);
    if (warp.handlers.includes(call.name) && first !== undefined)
      return on.map((way) => answered(way, inside, call, first));
    return on;
  }
  return returned(walk, inside, call, depth);
}

/** `warp::get()`, `warp::path("orders")`, `warp::path::param()`; others let every request pass. */
function basicWay(resolver: Resolver, context: Context, call: CallOutline): Way | undefined {
  const { on, name, args } = call;
  if (on?.kind !== 'name' || on.name.split('.')[0] !== warp.module) return undefined;
  if (name === warp.parameter) return { parts: ['{}'] };
  if (name === 'tail') return { parts: ['{rest}'] };
  if (name === warp.path) return { parts: args.flatMap((value) => partsOf(resolver, context, value)) };
  return {
    parts: [],
    method: Object.hasOwn(warp.verbs, name) && on.name === warp.module ? warp.verbs[name] : undefined,
  };
}

/** `"orders" / u64`: a type stands for a parameter. */
function partsOf(resolver: Resolver, context: Context, value: Value): readonly string[] {
  if (value.kind === 'list') return value.items.flatMap((item) => partsOf(resolver, context, item));
  return [value.kind === 'text' ? value.text : (resolveText(resolver, context, value)?.text ?? '{}')];
}

function both(ways: readonly Way[], others: readonly Way[]): readonly Way[] {
  return ways
    .flatMap((way) =>
      others.map((other) => ({
        parts: [...way.parts, ...other.parts],
        method: way.method ?? other.method,
        ...answerOf(way, other),
      })),
    )
    .slice(0, maxWays);
}

/** What only hands a value on, `warp::any().map(|| pool)`, answers nothing. */
function answerOf(way: Way, other: Way): Pick<Way, 'handler' | 'at'> {
  const answering = [way, other].find(
    ({ parts, method, handler }) => handler !== undefined && (parts.length > 0 || method !== undefined),
  );
  return { handler: answering?.handler, at: answering?.at };
}

/** The first function that answers; `map` behind it changes the answer. */
function answered(way: Way, context: Context, { start, end }: CallOutline, value: Value): Way {
  if (way.handler !== undefined) return way;
  return { ...way, handler: { context, value }, at: { file: context.file, at: start, end } };
}

/** What a function of the workspace gives. */
function returned(walk: Walk, context: Context, call: CallOutline, depth: number): readonly Way[] | undefined {
  const { resolver } = walk;
  const name = call.on === undefined ? call.name : call.on.kind === 'name' ? `${call.on.name}.${call.name}` : '';
  for (const callee of name === '' ? [] : resolver.name(context, name)) {
    if (callee.kind !== 'function') continue;
    const inside = { file: callee.file, fn: callee.fn };
    for (const value of resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.returns ?? []) {
      const ways = waysOf(walk, inside, value, depth + 1);
      if (ways !== undefined) return ways;
    }
  }
  return undefined;
}
