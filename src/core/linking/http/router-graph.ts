import type { HttpMethod } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context } from '../definition.ts';
import { elementResolver } from '../narrow-resolver.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { helperCalls } from './helper-calls.ts';
import { iterationsOf } from './iterations.ts';
import { readBuilders } from './read-builder.ts';
import { readDefaultAuth } from './read-default-auth.ts';
import { readGroup } from './read-group.ts';
import { readMount } from './read-mount.ts';
import { readPlugin } from './read-plugin.ts';
import { readPrefix } from './read-prefix.ts';
import { readRegistration } from './read-registration.ts';
import { readServed } from './read-served.ts';
import type { GuardUse } from './route.ts';
import { type RouterNode, routerMethods, routerNodesOf } from './router-node.ts';

/** One router under another. */
export interface Mounting {
  readonly child: string;
  readonly parent: string;
  readonly prefix: string;
  readonly guards: readonly GuardUse[];
  readonly file: string;
  readonly fn: number;
  readonly at: number;
  /** The child's own guards hold for the parent too: a plugin that asks for no scope of its own. */
  readonly transparent: boolean;
}

export interface Registration {
  readonly node: string;
  readonly framework: string;
  readonly methods: readonly HttpMethod[];
  readonly path: string;
  readonly context: Context;
  readonly at: number;
  readonly end: number;
  readonly guards: readonly GuardUse[];
  readonly handler?: PlacedValue | undefined;
  readonly options?: PlacedValue | undefined;
  readonly file: string;
  readonly site?: CallSite | undefined;
  /** Reads the values of this registration: those of one item where routes are made in a loop. */
  readonly resolver: Resolver;
}

/** Routers as nodes, mounts as edges, guards and routes hanging on the nodes. */
export interface RouterGraph {
  readonly mountings: Mounting[];
  readonly registrations: Registration[];
  readonly uses: Map<string, GuardUse[]>;
  /** Nodes that are routers beyond doubt: made by the framework, or typed as its router. */
  readonly certain: Set<string>;
  readonly ordered: Map<string, boolean>;
  /** Paths below which a router answers wherever it is mounted. */
  readonly prefixes: Map<string, string>;
}

/** One call on a router, with what the readers of single calls need. */
export interface RouterCall {
  readonly resolver: Resolver;
  readonly graph: RouterGraph;
  readonly node: RouterNode;
  readonly call: CallOutline;
  readonly site: CallSite;
  readonly context: Context;
}

export function buildRouterGraph(resolver: Resolver): RouterGraph {
  const graph: RouterGraph = {
    mountings: [],
    registrations: [],
    uses: new Map(),
    certain: new Set(),
    ordered: new Map(),
    prefixes: new Map(),
  };
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      if (call.on !== undefined && call.name !== '') readCall(resolver, graph, { file, call: index }, call, call.on);
    });
  readBuilders(resolver, graph);
  readServed(resolver, graph);
  return graph;
}

function readCall(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  if (!routerMethods.has(call.name)) return;
  readDefaultAuth(resolver, graph, site, call);
  const count = iterationsOf(resolver, { file: site.file, fn: call.fn }, call);
  if (count === undefined) readForCallers(resolver, graph, site, call, on);
  else for (let item = 0; item < count; item++) readOnce(elementResolver(resolver, item), graph, site, call, on);
}

/** A route that a helper registers stands where the helper is called. */
function readForCallers(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  const callers = helperCalls(resolver, site, call);
  if (callers.length === 0) readOnce(resolver, graph, site, call, on);
  for (const caller of callers) {
    const before = graph.registrations.length;
    readOnce(caller.resolver, graph, site, call, on);
    const { file } = caller.site;
    const { fn, at, end } = caller.call;
    for (const [index, registration] of graph.registrations.entries())
      if (index >= before) graph.registrations[index] = { ...registration, file, at, end, context: { file, fn } };
  }
}

function readOnce(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  const context = { file: site.file, fn: call.fn };
  for (const node of routerNodesOf(resolver, context, on)) {
    if (!node.untyped) graph.certain.add(node.id);
    graph.ordered.set(node.id, node.vocabulary.ordered);
    const routerCall = { resolver, graph, node, call, site, context };
    readPrefix(routerCall);
    readGroup(routerCall);
    readMount(routerCall);
    readPlugin(routerCall);
    readRegistration(routerCall);
  }
}
