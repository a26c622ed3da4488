import { litestar } from '../../../extractors/http/litestar.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Decorator, Value } from '../../../syntax/outline.ts';
import type { Context, Definition, MadeDefinition } from '../../definition.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { addUse } from '../add-use.ts';
import { joinPaths } from '../join-routes.ts';
import { fieldOf, methodsOf, viewClass } from '../path-table/view-class.ts';
import type { GuardUse } from '../route.ts';
import type { RouterGraph } from '../router-graph.ts';

/** Adds decorated functions below the applications, routers and controllers that list them. */
export function readLitestarRoutes(resolver: Resolver, graph: RouterGraph): void {
  const listed = new Set<string>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.calls.forEach((call, index) => {
      if (!litestar.listing.some((name) => name === call.name)) return;
      for (const made of resolver.call(file, index))
        if (made.kind === 'made' && isLister(made)) readLister(resolver, graph, listed, made);
    });
  }
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.functions.forEach((fn, index) => {
      if (fn.decorators === undefined || fn.cls !== undefined || listed.has(`${file}#${index}`)) return;
      addFunction({ resolver, graph, node: `${file}#loose`, prefix: '' }, file, index);
    });
  }
}

function isLister({ module, maker, members }: MadeDefinition): boolean {
  const name = maker.at(-1) ?? '';
  return isOurs(module) && members.length === 0 && litestar.listing.some((known) => known === name);
}

function isOurs(module: string): boolean {
  return litestar.modules.some((known) => known === module.split('.')[0]);
}

interface Target {
  readonly resolver: Resolver;
  readonly graph: RouterGraph;
  readonly node: string;
  readonly prefix: string;
}

/** `Router(path='/v1', route_handlers=[list_orders, OrderController, admin])` */
function readLister(resolver: Resolver, graph: RouterGraph, listed: Set<string>, made: MadeDefinition): void {
  const { origin } = made;
  const call = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  if (origin === undefined || call === undefined) return;
  const context = { file: origin.file, fn: call.fn };
  const options = call.args.at(-1);
  const node = `${origin.file}#${origin.call}`;
  // `Router('/orders', route_handlers=[…])`, `Litestar([list_orders])`
  const [first] = call.args;
  const bare = first === undefined || first.kind === 'object' ? undefined : { context, value: first };
  const isRouter = made.maker.at(-1) === litestar.router;
  const placed = entryOf(resolver, context, options, litestar.prefix) ?? (isRouter ? bare : undefined);
  const prefix = textOf(resolver, placed) ?? '';
  graph.certain.add(node);
  graph.ordered.set(node, false);
  const place = { file: origin.file, at: call.at, end: call.end };
  for (const guard of guardsIn(resolver, entryOf(resolver, context, options, litestar.guards), place, 'router'))
    addUse(graph, node, guard);
  for (const guard of configuredGuards(resolver, context, options, place)) addUse(graph, node, guard);
  for (const guard of backendGuards(resolver, context, options)) addUse(graph, node, guard);
  const target = { resolver, graph, node, prefix };
  const handlers = entryOf(resolver, context, options, litestar.handlers) ?? (isRouter ? undefined : bare);
  for (const item of handlers === undefined ? [] : itemsOf(resolver, handlers.context, handlers.value))
    for (const definition of resolver.value(item.context, item.value))
      addListed(target, listed, definition, { file: origin.file, fn: call.fn, at: call.at });
}

interface MountPlace {
  readonly file: string;
  readonly fn: number;
  readonly at: number;
}

function addListed(target: Target, listed: Set<string>, definition: Definition, place: MountPlace): void {
  const { graph, node, prefix } = target;
  if (definition.kind === 'function') {
    listed.add(`${definition.file}#${definition.fn}`);
    addFunction(target, definition.file, definition.fn);
  } else if (definition.kind === 'class') addController(target, definition.file, definition.cls);
  else if (definition.kind === 'made' && definition.origin !== undefined && isLister(definition)) {
    const child = `${definition.origin.file}#${definition.origin.call}`;
    graph.mountings.push({ child, parent: node, prefix, guards: [], transparent: false, ...place });
  }
}

/** A controller's methods, below its path and behind its guards. */
function addController(target: Target, file: string, cls: number): void {
  const { resolver } = target;
  const view = viewClass(resolver, file, cls);
  const field = (name: string): PlacedValue | undefined => {
    const found = fieldOf(resolver, view, name);
    const value = found?.field.default;
    return found === undefined || value === undefined ? undefined : { context: found.context, value };
  };
  const prefix = joinPaths([target.prefix, textOf(resolver, field(litestar.prefix)) ?? '']);
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const place = { file, at: outline?.at ?? 0, end: outline?.at ?? 0 };
  const guards = guardsIn(resolver, field(litestar.guards), place, 'parent');
  for (const method of methodsOf(resolver, view).values())
    addFunction({ ...target, prefix }, method.file, method.index, guards);
}

function addFunction(target: Target, file: string, index: number, outer: readonly GuardUse[] = []): void {
  const { resolver, graph, node, prefix } = target;
  const fn = resolver.scopes.get(file)?.outline.functions[index];
  if (fn === undefined) return;
  const context = { file, fn: fn.parent };
  for (const decorator of fn.decorators ?? []) {
    const methods = methodsBy(resolver, context, decorator);
    if (methods.length === 0) continue;
    graph.certain.add(node);
    const place = { file, at: decorator.at, end: fn.at };
    const options = decorator.args?.at(-1);
    const own = guardsIn(resolver, entryOf(resolver, context, options, litestar.guards), place, 'inline');
    for (const path of pathsOf(resolver, context, decorator.args ?? []))
      graph.registrations.push({
        node,
        framework: litestar.id,
        methods,
        path: joinPaths([prefix, path]),
        context,
        ...place,
        guards: [
          ...outer,
          ...own,
          ...configuredGuards(resolver, context, options, place),
          ...openedBy(resolver, context, options, place),
        ],
        handler: { context, value: { kind: 'function', fn: index } },
        resolver,
      });
  }
}

function methodsBy(resolver: Resolver, context: Context, { name, args }: Decorator): readonly HttpMethod[] {
  const last = name.split('.').at(-1) ?? name;
  const verb = Object.hasOwn(litestar.verbs, last) ? litestar.verbs[last] : undefined;
  if (verb === undefined && last !== litestar.route.name) return [];
  const ours = resolver.name(context, name).some((found) => found.kind === 'external' && isOurs(found.module));
  if (!ours) return [];
  if (verb !== undefined) return [verb];
  const given = entryOf(resolver, context, args?.at(-1), litestar.route.methods);
  const items = given === undefined ? [] : itemsOf(resolver, given.context, given.value);
  const texts = items.map((item) => textOf(resolver, item)?.toUpperCase() ?? lastName(item.value));
  return httpMethods.filter((method) => texts.includes(method));
}

/** `HttpMethod.GET` */
function lastName(value: Value): string | undefined {
  return value.kind === 'name' ? value.name.split('.').at(-1) : undefined;
}

/** `@get(['/', '/index'])`, `@get(path='/health')`; without one the path is that of what lists it. */
function pathsOf(resolver: Resolver, context: Context, args: readonly Value[]): readonly string[] {
  const [first] = args;
  const placed =
    first === undefined || (first.kind === 'object' && first.keywords === true)
      ? entryOf(resolver, context, first, litestar.prefix)
      : { context, value: first };
  if (placed === undefined) return ['/'];
  return itemsOf(resolver, placed.context, placed.value).flatMap((item) => textOf(resolver, item) ?? []);
}

function textOf(resolver: Resolver, placed: PlacedValue | undefined): string | undefined {
  return placed === undefined ? undefined : resolveText(resolver, placed.context, placed.value)?.text;
}

/** `cors_config=CORSConfig(…)`, `middleware=[RateLimitConfig(…).middleware]` */
function configuredGuards(
  resolver: Resolver,
  context: Context,
  options: Value | undefined,
  place: { readonly file: string; readonly at: number; readonly end: number },
): readonly GuardUse[] {
  return Object.entries(litestar.configured).flatMap(([key, kinds]) => {
    const given = entryOf(resolver, context, options, key);
    const items = given === undefined ? [] : itemsOf(resolver, given.context, given.value);
    return items.flatMap((item): readonly GuardUse[] => {
      const made = resolver.value(item.context, item.value).find(({ kind }) => kind === 'made');
      const name = made?.kind === 'made' && isOurs(made.module) ? (made.maker.at(-1) ?? '') : '';
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      return kind === undefined ? [] : [{ ...item, ...place, level: 'application', name, kind }];
    });
  });
}

/** `on_app_init=[auth.on_app_init]`: nobody who is unknown gets to a route, but for those that the backend leaves out. */
function backendGuards(resolver: Resolver, context: Context, options: Value | undefined): readonly GuardUse[] {
  const { option, classes } = litestar.backends;
  const given = entryOf(resolver, context, options, option);
  const items = given === undefined ? [] : itemsOf(resolver, given.context, given.value);
  return items.flatMap((item) =>
    resolver.value(item.context, item.value).flatMap((made): readonly GuardUse[] => {
      const site = made.kind === 'made' && isOurs(made.module) ? made.origin : undefined;
      const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
      if (site === undefined || call === undefined || !classes.test(call.name)) return [];
      const value: Value = { kind: 'call', call: site.call };
      const place = { file: site.file, at: call.start, end: call.end, everywhere: true } as const;
      const { name } = call;
      return [
        {
          context: { file: site.file, fn: call.fn },
          value,
          ...place,
          level: 'application',
          name,
          kind: 'authentication',
        },
      ];
    }),
  );
}

/** `@get('/health', exclude_from_auth=True)` */
function openedBy(
  resolver: Resolver,
  context: Context,
  options: Value | undefined,
  place: { readonly file: string; readonly at: number; readonly end: number },
): readonly GuardUse[] {
  const { open } = litestar.backends;
  const told = entryOf(resolver, context, options, open);
  if (told?.value.kind !== 'literal' || !/^true$/i.test(told.value.text)) return [];
  return [{ ...told, ...place, level: 'inline', name: open, kind: 'authentication', decides: true, lifts: true }];
}

function guardsIn(
  resolver: Resolver,
  list: PlacedValue | undefined,
  place: { readonly file: string; readonly at: number; readonly end: number },
  level: GuardUse['level'],
): readonly GuardUse[] {
  if (list === undefined) return [];
  return itemsOf(resolver, list.context, list.value).map((item) => ({ ...item, ...place, level }));
}
