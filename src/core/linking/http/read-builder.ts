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
import { iterationsOf } from './iterations.ts';
import type { RouterCall, RouterGraph } from './router-graph.ts';
import { builderMethods, routerNodesOf } from './router-node.ts';

/** `router.Path("/orders").Methods("GET").HandlerFunc(list)`: a route, or a router, that is put together step by step. */
export function readBuilders(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      if (!builderMethods.has(call.name) || call.on === undefined || scope.continued.has(index)) return;
      const count = iterationsOf(resolver, { file, fn: call.fn }, call);
      if (count === undefined) readChain(resolver, graph, scope, index);
      else for (let item = 0; item < count; item++) readChain(elementResolver(resolver, item), graph, scope, index);
    });
}

interface Link {
  readonly call: CallOutline;
  readonly index: number;
}

function readChain(resolver: Resolver, graph: RouterGraph, scope: Scope, last: number): void {
  const { root, links } = chainOf(scope, last);
  const [first] = links;
  if (root === undefined || first === undefined) return;
  const context = { file: scope.file, fn: first.call.fn };
  for (const node of routerNodesOf(resolver, context, root)) {
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
  let methods: readonly HttpMethod[] = [];
  let handler: PlacedValue | undefined;
  for (const { call, index } of links) {
    const { name, args } = call;
    const site = { file: start.site.file, call: index };
    if (builder.paths.includes(name)) path = `${path}/${textOf(resolver, context, args[0])}`;
    if (builder.handlers.includes(name)) {
      const value = args.at(-1);
      handler = value && { context, value };
      routerCall = { ...routerCall, call, site };
    }
    if (name === builder.methods) methods = methodsOf(resolver, context, args);
    if (name !== builder.router) continue;
    const child = `${site.file}#${site.call}`;
    const place = { file: site.file, fn: call.fn, at: call.at };
    graph.certain.add(child);
    graph.mountings.push({ child, parent: routerCall.node.id, prefix: path, guards: [], ...place, transparent: false });
    routerCall = { ...routerCall, node: { ...routerCall.node, id: child, prefix: '' } };
    path = '';
  }
  if (handler !== undefined)
    addHandled(routerCall, methods.length > 0 ? methods : ['ANY'], path, [], handler, undefined);
}

function textOf(resolver: Resolver, context: Context, value: Value | undefined): string {
  return value === undefined ? '' : (resolveText(resolver, context, value)?.text ?? '{}');
}

function methodsOf(resolver: Resolver, context: Context, args: readonly Value[]): readonly HttpMethod[] {
  return args
    .flatMap((value) => itemsOf(resolver, context, value))
    .flatMap((item) => {
      const text = resolveText(resolver, item.context, item.value)?.text.toUpperCase();
      return httpMethods.filter((method) => method === text);
    });
}
