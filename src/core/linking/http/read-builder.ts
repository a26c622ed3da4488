import type { RouteBuilder } from '../../extractors/shapes/router-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { elementResolver } from '../narrow-resolver.ts';
import { itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { addHandled } from './add-handled.ts';
import { addUse } from './add-use.ts';
import { iterationsOf } from './iterations.ts';
import { inlineGuard } from './option-guards.ts';
import { patternTemplate } from './path-table/pattern-template.ts';
import type { RouterCall, RouterGraph } from './router-graph.ts';
import { builderMethods, routerNodesOf } from './router-node.ts';

/** `router.Path("/orders").Methods("GET").HandlerFunc(list)`: a route, or a router, that is put together step by step. */
export function readBuilders(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes) {
    const last = setUp(scope);
    scope.outline.calls.forEach((call, index) => {
      if (!builderMethods.has(call.name) || call.on === undefined) return;
      if (scope.continued.has(index) && !last.has(index)) return;
      const count = iterationsOf(resolver, { file, fn: call.fn }, call);
      if (count === undefined) readChain(resolver, graph, scope, index);
      else for (let item = 0; item < count; item++) readChain(elementResolver(resolver, item), graph, scope, index);
    });
  }
}

/** Calls on which only the router that they give is set up. */
function setUp({ outline }: Scope): ReadonlySet<number> {
  return new Set(
    outline.calls.flatMap(({ on, name }) => (on?.kind === 'call' && settingUp.has(name) ? [on.call] : [])),
  );
}

const settingUp: ReadonlySet<string> = new Set(['StrictSlash', 'SkipClean', 'UseEncodedPath']);

interface Link {
  readonly call: CallOutline;
  readonly index: number;
}

function readChain(resolver: Resolver, graph: RouterGraph, scope: Scope, last: number): void {
  const whole = chainOf(scope, last);
  const context = { file: scope.file, fn: scope.outline.calls[last]?.fn ?? 0 };
  const named = whole.root === undefined ? [] : routerNodesOf(resolver, context, whole.root);
  const [maker, ...rest] = whole.links;
  // `mux.NewRouter().PathPrefix("/v1").Subrouter()`: the chain itself begins with a router.
  const made =
    named.length === 0 && maker && rest.length > 0 ? { kind: 'call' as const, call: maker.index } : undefined;
  const nodes = made === undefined ? named : routerNodesOf(resolver, context, made);
  const links = made === undefined ? whole.links : rest;
  const [first] = links;
  if (first === undefined) return;
  for (const node of nodes) {
    const { builder } = node.vocabulary;
    if (builder === undefined) continue;
    graph.certain.add(node.id);
    graph.ordered.set(node.id, node.vocabulary.ordered);
    const site = { file: scope.file, call: first.index };
    build({ resolver, graph, node, call: first.call, site, context }, builder, links);
  }
}

function chainOf(scope: Scope, last: number): { readonly root: Value | undefined; readonly links: readonly Link[] } {
  const links: Link[] = [];
  let value: Value | undefined = { kind: 'call', call: last };
  while (value?.kind === 'call') {
    const call: CallOutline | undefined = scope.outline.calls[value.call];
    if (call?.on === undefined || call.name === '') break;
    links.unshift({ call, index: value.call });
    value = call.on;
  }
  return { root: value, links };
}

function build(start: RouterCall, builder: RouteBuilder, links: readonly Link[]): void {
  const { resolver, graph, context } = start;
  let routerCall = start;
  let path = '';
  let isOpen = true;
  let methods: readonly HttpMethod[] = [];
  const handlers: PlacedValue[] = [];
  const isPath = (value: Value | undefined): boolean =>
    value !== undefined && resolveText(resolver, context, value) !== undefined;
  for (const { call, index } of links) {
    const { args } = call;
    const { name, isPattern } = stepNamed(builder, call.name);
    const site = { file: start.site.file, call: index };
    const verb = Object.hasOwn(builder.verbs ?? {}, name) ? builder.verbs?.[name] : undefined;
    if (verb !== undefined) methods = [verb];
    const opens = builder.paths.includes(name) || (verb !== undefined && isPath(args[0]));
    if (opens && args.length > 0) {
      const text = textOf(resolver, context, pathAmong(resolver, context, args));
      path = `${path}/${isPattern ? patternTemplate(text).replace(/^\/+/, '') : text}`;
    } else if (opens) path = `${path}/`;
    if (opens && name === 'route') methods = methodsOf(resolver, context, args.slice(0, -1));
    if (opens && args.length > 0) isOpen = false;
    const [mounted] = args;
    if (builder.mounts?.includes(name) === true && mounted !== undefined) mountAt(routerCall, call, path, mounted);
    if (builder.handlers.includes(name) || (verb !== undefined && !opens)) {
      const value = args.at(-1);
      if (value !== undefined) handlers.push({ context, value });
      routerCall = { ...routerCall, call, site };
    }
    // `route(path).method(PUT).method(PATCH)` takes both.
    if (name === builder.methods) methods = [...methods, ...methodsOf(resolver, context, args)];
    if (name !== builder.router) continue;
    const child = `${site.file}#${site.call}`;
    const place = { file: site.file, fn: call.fn, at: call.at };
    graph.certain.add(child);
    const only = methods.length > 0 ? { methods } : {};
    const parent = routerCall.node.id;
    graph.mountings.push({ child, parent, prefix: path, guards: [], ...only, ...place, transparent: false });
    routerCall = { ...routerCall, node: { ...routerCall.node, id: child, prefix: '' } };
    path = '';
    methods = [];
  }
  const before = handlers.slice(0, -1).map((item) => inlineGuard(routerCall, item));
  const handler = handlers.at(-1);
  if (handler === undefined) return;
  // Without a path, or below one, a handler lets others go on: it stands before routes and is none.
  if (builder.verbs !== undefined && methods.length === 0 && (isOpen || path.endsWith('*'))) {
    const below = isOpen ? undefined : path.replace(/\/?\*$/, '');
    for (const use of [...before, inlineGuard(routerCall, handler)])
      addUse(graph, routerCall.node.id, { ...use, level: 'router', below });
    return;
  }
  addHandled(routerCall, methods.length > 0 ? methods : ['ANY'], path, before, handler, undefined);
}

/** `getWithRegex` is `get` of a pattern. */
function stepNamed({ patterns }: RouteBuilder, name: string): { readonly name: string; readonly isPattern: boolean } {
  const isPattern = patterns !== undefined && name.endsWith(patterns);
  return { name: isPattern ? name.slice(0, -patterns.length) : name, isPattern };
}

/** `route(HttpMethod.PUT, "/orders")`: the path is the last argument. */
function pathAmong(resolver: Resolver, context: Context, args: readonly Value[]): Value | undefined {
  return args.length > 1 && methodsOf(resolver, context, args.slice(0, 1)).length > 0 ? args[1] : args[0];
}

/** `route("/api/*").subRouter(api)` */
function mountAt(
  { resolver, graph, node, site, context }: RouterCall,
  call: CallOutline,
  path: string,
  value: Value,
): void {
  for (const child of routerNodesOf(resolver, context, value)) {
    if (child.id === node.id) continue;
    graph.certain.add(child.id);
    const place = { file: site.file, fn: call.fn, at: call.at };
    const prefix = path.replace(/\/?\*$/, '');
    graph.mountings.push({ child: child.id, parent: node.id, prefix, guards: [], ...place, transparent: false });
  }
}

function textOf(resolver: Resolver, context: Context, value: Value | undefined): string {
  return value === undefined ? '' : (resolveText(resolver, context, value)?.text ?? '{}');
}

function methodsOf(resolver: Resolver, context: Context, args: readonly Value[]): readonly HttpMethod[] {
  return args
    .flatMap((value) => itemsOf(resolver, context, value))
    .flatMap((item) => {
      // `HttpMethod.POST` of a package is no text.
      const named = item.value.kind === 'name' ? item.value.name.split('.').at(-1) : undefined;
      const text = (resolveText(resolver, item.context, item.value)?.text ?? named)?.toUpperCase();
      return httpMethods.filter((method) => method === text);
    });
}
