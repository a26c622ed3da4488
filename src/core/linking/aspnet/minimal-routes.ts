import { aspnetMinimal, carter, filterSteps, guardSteps, liftingSteps } from '../../extractors/http/aspnet.ts';
import { type GuardKind, type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context } from '../definition.ts';
import { classifyGuard, kindByWords } from '../guards/classify-guard.ts';
import { addUse } from '../http/add-use.ts';
import { iterationsOf } from '../http/iterations.ts';
import type { GuardUse } from '../http/route.ts';
import type { RouterGraph } from '../http/router-graph.ts';
import { elementResolver } from '../narrow-resolver.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { mountModules } from './carter-modules.ts';
import { buildersOf, type EndpointBuilder } from './endpoint-builders.ts';
import { plainTemplate } from './route-template.ts';

/** Reads `app.MapGet(…)`, its groups and what stands behind both into the graph of routers. */
export function readMinimalRoutes(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'csharp') continue;
    outline.calls.forEach((call, index) => {
      if (call.on === undefined) return;
      const site = { file, call: index };
      if (call.name === aspnetMinimal.group) readGroup(resolver, graph, site, call);
      else if (isStep(call.name)) readStep(resolver, graph, site, call);
      else if (isMap(call.name)) readMap(resolver, graph, site, call);
    });
  }
  mountModules(resolver, graph);
}

function isMap(name: string): boolean {
  return Object.hasOwn(aspnetMinimal.verbs, name) || name === aspnetMinimal.methods || name === aspnetMinimal.anyVerb;
}

function isStep(name: string): boolean {
  return Object.hasOwn(guardSteps, name) || liftingSteps.has(name) || filterSteps.has(name);
}

function readGroup(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const context = { file: site.file, fn: call.fn };
  const [path] = call.args;
  const text = path === undefined ? '' : (resolveText(resolver, context, path)?.text ?? '{}');
  const child = `${site.file}#${site.call}`;
  for (const parent of buildersOf(resolver, context, call.on)) {
    known(resolver, graph, parent);
    graph.certain.add(child);
    graph.ordered.set(child, false);
    mount(graph, child, parent.id, plainTemplate(text), site, call);
  }
}

function mount(
  graph: RouterGraph,
  child: string,
  parent: string,
  prefix: string,
  { file }: CallSite,
  { fn, at }: CallOutline,
): void {
  graph.mountings.push({ child, parent, prefix, guards: [], file, fn, at, transparent: false });
}

/** A builder is what it is: nothing else has to say so. Guards hold for all its routes, wherever they stand. */
function known(resolver: Resolver, graph: RouterGraph, builder: EndpointBuilder): void {
  if (graph.certain.has(builder.id)) return;
  graph.certain.add(builder.id);
  graph.ordered.set(builder.id, false);
  if (builder.module !== undefined) readModule(resolver, graph, builder.id, builder.module);
}

/** `class OrdersModule : CarterModule { public OrdersModule() : base("/orders") { RequireAuthorization(); } }` */
function readModule(resolver: Resolver, graph: RouterGraph, id: string, module: { file: string; cls: number }): void {
  const outline = resolver.scopes.get(module.file)?.outline;
  const isOne = outline?.classes[module.cls]?.bases.includes(carter.module) === true;
  const making = outline?.functions.findIndex(({ name, cls }) => name === 'constructor' && cls === module.cls) ?? -1;
  if (outline === undefined || !isOne || making < 0) return;
  outline.calls.forEach((call, index) => {
    if (call.fn !== making) return;
    const site = { file: module.file, call: index };
    const context = { file: module.file, fn: making };
    const text = call.args[0] === undefined ? undefined : resolveText(resolver, context, call.args[0])?.text;
    if (call.name === 'super' && text !== undefined) mount(graph, id, `${id} module`, plainTemplate(text), site, call);
    if (Object.hasOwn(guardSteps, call.name)) addUse(graph, id, stepGuard(resolver, site, call, 'router'));
  });
}

/** Steps behind a group guard all its routes; those behind a route are read with it. */
function readStep(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const context = { file: site.file, fn: call.fn };
  if (calledOnRoute(resolver, context, call.on)) return;
  for (const builder of buildersOf(resolver, context, call.on)) {
    known(resolver, graph, builder);
    if (builder.group !== undefined || builder.module !== undefined)
      addUse(graph, builder.id, stepGuard(resolver, site, call, 'router'));
  }
}

function calledOnRoute(resolver: Resolver, context: Context, value: Value | undefined): boolean {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  let on = value;
  while (on?.kind === 'call') {
    const call: CallOutline | undefined = calls[on.call];
    if (call === undefined || call.name === aspnetMinimal.group) return false;
    if (isMap(call.name)) return true;
    // A method of the workspace that adds routes may give back the group that it adds them to.
    if (/^Map[A-Z]/.test(call.name))
      return !calleesOf(resolver, context.file, on.call).some(({ kind }) => kind === 'function');
    on = call.on;
  }
  return false;
}

function readMap(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const context = { file: site.file, fn: call.fn };
  const count = iterationsOf(resolver, context, call);
  if (count === undefined) readOnce(resolver, graph, site, call);
  else for (let item = 0; item < count; item++) readOnce(elementResolver(resolver, item), graph, site, call);
}

function readOnce(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const context = { file: site.file, fn: call.fn };
  const [path, ...rest] = call.args;
  const handler = call.name === 'MapHealthChecks' ? undefined : rest.findLast((value) => value.kind !== 'object');
  if (path === undefined || (handler === undefined && call.name !== 'MapHealthChecks')) return;
  if (call.name === aspnetMinimal.anyVerb && branches(resolver, context, handler)) return;
  const text = resolveText(resolver, context, path)?.text;
  if (text === undefined) return;
  for (const builder of buildersOf(resolver, context, call.on)) {
    known(resolver, graph, builder);
    graph.registrations.push({
      node: builder.id,
      framework: builder.module === undefined ? aspnetMinimal.id : carter.id,
      methods: methodsOf(resolver, context, call),
      path: plainTemplate(text),
      context,
      at: call.at,
      end: call.end,
      guards: guardsBehind(resolver, site),
      handler: handler && { context, value: handler },
      file: site.file,
      site,
      resolver,
    });
  }
}

function methodsOf(resolver: Resolver, context: Context, call: CallOutline): readonly HttpMethod[] {
  if (call.name === aspnetMinimal.anyVerb) return ['ANY'];
  if (call.name !== aspnetMinimal.methods) {
    const verb = (aspnetMinimal.verbs as Readonly<Record<string, HttpMethod>>)[call.name];
    return verb === undefined ? [] : [verb];
  }
  const [, list] = call.args;
  const said = list === undefined ? [] : itemsOf(resolver, context, list);
  const names = said.map((item) =>
    item.value.kind === 'name'
      ? item.value.name.split('.').at(-1)?.toUpperCase()
      : resolveText(resolver, item.context, item.value)?.text.toUpperCase(),
  );
  return httpMethods.filter((method) => names.includes(method));
}

/** `app.Map("/admin", branch => branch.Run(…))` begins another pipeline. */
function branches(resolver: Resolver, context: Context, handler: Value | undefined): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (handler?.kind !== 'function' || outline === undefined) return false;
  const [first, second] = outline.functions[handler.fn]?.parameters ?? [];
  if (first === undefined || second !== undefined) return false;
  return outline.calls.some(
    ({ fn, on, name }) =>
      fn === handler.fn && on?.kind === 'name' && on.name === first.name && /^(?:Use|Run|Map)/.test(name),
  );
}

/** Steps that go on with a route, in order. */
function guardsBehind(resolver: Resolver, site: CallSite): readonly GuardUse[] {
  const calls = resolver.scopes.get(site.file)?.outline.calls ?? [];
  const guards: GuardUse[] = [];
  let current = site.call;
  for (;;) {
    const next = calls.findIndex(({ on }) => on?.kind === 'call' && on.call === current);
    const call = calls[next];
    if (call === undefined) return guards;
    if (isStep(call.name)) guards.push(stepGuard(resolver, { file: site.file, call: next }, call, 'inline'));
    current = next;
  }
}

function stepGuard(resolver: Resolver, site: CallSite, call: CallOutline, level: GuardUse['level']): GuardUse {
  const context = { file: site.file, fn: call.fn };
  const texts = call.args.flatMap((argument) => resolveText(resolver, context, argument)?.text ?? []);
  const said = texts.filter((text) => text !== '{}');
  const type = call.typeArguments?.slice(1, -1);
  const name = [call.name, type, ...said].filter((part) => part !== undefined).join(' ');
  const place = { file: site.file, at: call.at, end: call.end };
  const value: Value = { kind: 'text', text: name };
  return { context, value, name, kind: kindOfStep(resolver, context, call, said), level, ...place };
}

function kindOfStep(resolver: Resolver, context: Context, call: CallOutline, said: readonly string[]): GuardKind {
  const known = Object.hasOwn(guardSteps, call.name) ? guardSteps[call.name] : undefined;
  const names = call.args.length > 0 && call.name === 'RequireAuthorization';
  if (known !== undefined) return names && (said.length > 0 || call.args.some(isRequirement)) ? 'authorization' : known;
  if (!filterSteps.has(call.name)) return 'other';
  const [filter] = call.args;
  const byType = kindByWords(wordsOf(`${call.name} ${call.typeArguments ?? ''}`.replace(/Endpoint|Filter/g, '')));
  return byType ?? (filter === undefined ? undefined : classifyGuard(resolver, context, filter)?.kind) ?? 'other';
}

/** A policy that is written on the spot, or a name that only a constant holds. */
function isRequirement(value: Value): boolean {
  return value.kind === 'function' || value.kind === 'name' || value.kind === 'member';
}
