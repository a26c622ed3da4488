import type { HttpMethod, Protocol } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { CallSite, Context } from '../definition.ts';
import { elementResolver } from '../narrow-resolver.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import { classRouters, holderOf, ownedBy } from './class-routers.ts';
import { shareFactoryRouters } from './factory-routers.ts';
import { type HelperCall, helperCalls } from './helper-calls.ts';
import { isForAnother } from './is-for-another.ts';
import { iterationsOf } from './iterations.ts';
import { readBuilders } from './read-builder.ts';
import { readControllers } from './read-controllers.ts';
import { readDefaultAuth } from './read-default-auth.ts';
import { readGroup } from './read-group.ts';
import { readMount } from './read-mount.ts';
import { readPlugin } from './read-plugin.ts';
import { readPrefix } from './read-prefix.ts';
import { readRegistered } from './read-registered.ts';
import { readRegistration } from './read-registration.ts';
import { readServed } from './read-served.ts';
import type { GuardUse, ResourceUse } from './route.ts';
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
  /** The child is asked for these alone. */
  readonly methods?: readonly HttpMethod[] | undefined;
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
  readonly resource?: ResourceUse | undefined;
  readonly options?: PlacedValue | undefined;
  readonly file: string;
  /** Where it is written down, if that is not where the router learns of it. */
  readonly told?: { readonly file: string; readonly at: number; readonly end: number } | undefined;
  readonly protocol?: Protocol | undefined;
  readonly site?: CallSite | undefined;
  /** The calls that it is read for, where a function registers it for its callers. */
  readonly callers?: readonly CallSite[] | undefined;
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
      const site = { file, call: index };
      if (call.on !== undefined && call.name !== '') readCall(resolver, graph, site, call, call.on);
      else if (call.computed !== undefined) readComputed(resolver, graph, site, call);
    });
  readBuilders(resolver, graph);
  readServed(resolver, graph);
  shareFactoryRouters(graph);
  return graph;
}

function readCall(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  if (!routerMethods.has(call.name)) return;
  readDefaultAuth(resolver, graph, site, call);
  const context = { file: site.file, fn: call.fn };
  // Much is called `get`: only what may be called on a router is worth asking who calls it.
  const isScripted = isScript(resolver.scopes.get(site.file)?.outline.language);
  const count = iterationsOf(resolver, context, call);
  if (count === undefined && isScripted && !mayRoute(resolver, context, on)) readOnce(resolver, graph, site, call, on);
  else if (count === undefined) readForCallers(resolver, graph, site, call, on);
  else for (let item = 0; item < count; item++) readOnce(elementResolver(resolver, item), graph, site, call, on);
}

/** Whether something says that it is a router, and not its use alone. */
function mayRoute(resolver: Resolver, context: Context, on: Value): boolean {
  return routerNodesOf(resolver, context, on).some(({ untyped }) => !untyped);
}

/** `router[options.method](…)`, `app[method](…)` in a loop over methods. */
function readComputed(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const on = withoutBrackets(call.on);
  const context = { file: site.file, fn: call.fn };
  if (on === undefined || !mayRoute(resolver, context, on)) return;
  const count = iterationsOf(resolver, context, call);
  if (count === undefined) readForCallers(resolver, graph, site, call, on);
  else for (let item = 0; item < count; item++) readOnce(elementResolver(resolver, item), graph, site, call, on);
}

function withoutBrackets(on: Value | undefined): Value | undefined {
  if (on?.kind === 'member') return on.of;
  return on?.kind === 'name' ? { kind: 'name', name: on.name.replace(/\.\[\]$/, '') } : undefined;
}

/** A route that a helper registers stands where the helper is called. */
function readForCallers(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  const callers = helperCalls(resolver, site, call);
  if (callers.length === 0) readOnce(resolver, graph, site, call, on);
  for (const caller of callers) {
    const before = graph.registrations.length;
    readOnce(caller.resolver, graph, site, call, on, caller);
    const { file } = caller.site;
    const { fn, at, end } = caller.call;
    for (const registration of graph.registrations.splice(before))
      graph.registrations.push({ ...registration, file, at, end, context: { file, fn }, callers: caller.sites });
  }
}

function readOnce(
  resolver: Resolver,
  graph: RouterGraph,
  site: CallSite,
  call: CallOutline,
  on: Value,
  caller?: HelperCall,
): void {
  const context = { file: site.file, fn: call.fn };
  const spoken = call.computed === undefined ? call : named(resolver, context, call, on);
  if (spoken === undefined || isForAnother(resolver, context, call)) return;
  for (const node of routerNodesOf(resolver, context, on).flatMap((found) =>
    instancesOf(resolver, context, on, found, caller),
  ))
    for (const each of handedTo(resolver, context, spoken, node)) {
      if (!each.node.untyped) graph.certain.add(each.node.id);
      graph.ordered.set(each.node.id, each.node.vocabulary.ordered);
      readRouterCall({ resolver, graph, ...each, site, context });
    }
}

/** `huma.Get(api, "/orders", list)` is a call on the router that the function is handed. */
function handedTo(
  resolver: Resolver,
  context: Context,
  call: CallOutline,
  node: RouterNode,
): readonly Pick<RouterCall, 'node' | 'call'>[] {
  const { handed } = node.vocabulary;
  const given = handed === undefined ? undefined : call.args[handed];
  if (given === undefined || !node.vocabulary.modules.includes(node.id)) return [{ node, call }];
  const rest = { ...call, args: call.args.toSpliced(handed ?? 0, 1) };
  const { vocabulary } = node;
  const nodes = routerNodesOf(resolver, context, given).map((each) => ({ ...each, vocabulary }));
  return (nodes.length === 0 ? [node] : nodes).map((each) => ({ node: each, call: rest }));
}

function readRouterCall(routerCall: RouterCall): void {
  readPrefix(routerCall);
  readGroup(routerCall);
  readMount(routerCall);
  readPlugin(routerCall);
  readControllers(routerCall);
  readRegistered(routerCall);
  readRegistration(routerCall);
}

/** The call with the name that its method has this time. */
function named(resolver: Resolver, context: Context, call: CallOutline, on: Value): CallOutline | undefined {
  const name = call.computed && resolveText(resolver, context, call.computed)?.text.toLowerCase();
  return name !== undefined && routerMethods.has(name) ? { ...call, name, on, computed: undefined } : undefined;
}

/** A router that a base class makes stands for that of each class that extends it. */
function instancesOf(
  resolver: Resolver,
  context: Context,
  on: Value,
  node: RouterNode,
  caller: HelperCall | undefined,
): readonly RouterNode[] {
  const routers = classRouters(resolver);
  if (!routers.kept.has(node.id)) return [node];
  const receiver = caller?.call.on;
  const place =
    caller === undefined || receiver === undefined
      ? holderOf(resolver, { context, value: on })
      : instanceAt(resolver, { file: caller.site.file, fn: caller.call.fn }, receiver);
  return place === undefined ? [node] : routers.concrete(place).map((each) => ownedBy(node, each));
}

function instanceAt(resolver: Resolver, context: Context, value: Value): ClassPlace | undefined {
  const found = resolver.value(context, value).find(({ kind }) => kind === 'instance');
  return found?.kind === 'instance' ? { file: found.file, cls: found.cls } : undefined;
}
