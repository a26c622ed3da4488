import { django } from '../../../extractors/http/django.ts';
import type { Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { Context, Definition } from '../../definition.ts';
import { narrowResolver } from '../../narrow-resolver.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { tableRouter } from '../decorated/decorated-router.ts';
import { turnsOf } from '../iterations.ts';
import { joinPaths } from '../join-routes.ts';
import type { RouterGraph } from '../router-graph.ts';
import { middlewareGuards } from './middleware-guards.ts';
import { patternTemplate } from './pattern-template.ts';
import { type ClassRoute, resourceRoutes } from './resource-routes.ts';
import { viewClass } from './view-class.ts';
import { viewRoutes } from './view-routes.ts';

const { resources } = django;

/** Adds the routes of path tables: every module's list is a router, every `include` a mount. */
export function readPathTables(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes) {
    if (!django.languages.includes(scope.outline.language)) continue;
    const context = { file, fn: 0 };
    const table = { resolver, graph, node: tableId(file), prefix: '' };
    for (const binding of scope.bindings(0, django.table)) readTable(table, context, binding.value, 0);
    scope.outline.calls.forEach((call, index) => {
      if (call.name === resources.register && call.on !== undefined)
        for (const turn of turnsOf(resolver, { file, fn: call.fn }, call))
          readRegister(turn, graph, { file, call: index });
    });
  }
}

interface Table {
  readonly resolver: Resolver;
  readonly graph: RouterGraph;
  readonly node: string;
  /** Path above the entries, where a list is spelled out inside of another. */
  readonly prefix: string;
}

const maxDepth = 12;

function tableId(file: string): string {
  return `${file}#${django.table}`;
}

function readTable(table: Table, context: Context, value: Value, depth: number): void {
  if (depth > maxDepth) return;
  if (value.kind === 'spread' && value.of.kind === 'call') readEntry(table, context, value.of, depth + 1);
  else if (value.kind === 'template') for (const part of value.parts) readTable(table, context, part, depth + 1);
  else if (value.kind === 'list' || value.kind === 'spread')
    for (const item of itemsOf(table.resolver, context, value)) readEntry(table, item.context, item.value, depth + 1);
  else readEntry(table, context, value, depth + 1);
}

function readEntry(table: Table, context: Context, value: Value, depth: number): void {
  if (value.kind !== 'call') {
    if (value.kind !== 'name' || value.name !== django.table) includeAll(table, context, value, '', depth);
    return;
  }
  const call = table.resolver.scopes.get(context.file)?.outline.calls[value.call];
  if (call === undefined) return;
  const inside = { file: context.file, fn: call.fn };
  const form = formOf(table.resolver, context.file, value.call);
  const [path, view] = call.args;
  if (form === undefined) {
    const given = givenBy(table.resolver, context.file, value.call);
    for (const { resolver, items } of given)
      for (const item of items) readEntry({ ...table, resolver }, item.context, item.value, depth + 1);
    if (given.length > 0) return;
    // Helpers that take entries and give them on: `i18n_patterns(path(…), …)`.
    for (const argument of call.args) if (argument.kind !== 'text') readTable(table, inside, argument, depth + 1);
    return;
  }
  const text = path === undefined ? undefined : resolveText(table.resolver, inside, path)?.text;
  if (text === undefined || view === undefined) return;
  const template = form === 'pattern' ? patternTemplate(text) : text;
  const included = includedBy(table.resolver, inside, view) ?? (isTable(view) ? view : undefined);
  if (included !== undefined) includeAll(table, inside, included, template, depth);
  else
    for (const route of viewRoutes(table.resolver, inside, view))
      addRoute(table, inside, joinPaths([table.prefix, template, route.path]), route, call);
}

/** `urlpatterns += tours('legacy')`: entries that a function of the workspace lists for this caller. */
function givenBy(
  resolver: Resolver,
  file: string,
  call: number,
): readonly { readonly resolver: Resolver; readonly items: readonly PlacedValue[] }[] {
  return calleesOf(resolver, file, call).flatMap((of) => {
    if (of.kind !== 'function') return [];
    const narrowed = narrowResolver(resolver, [{ of, sites: [{ file, call }] }]);
    const returns = resolver.scopes.get(of.file)?.outline.functions[of.fn]?.returns ?? [];
    const lists = returns.filter(({ kind }) => kind === 'list' || kind === 'name');
    const items = lists.flatMap((list) => itemsOf(narrowed, { file: of.file, fn: of.fn }, list));
    const entries = items.filter(({ value }) => value.kind === 'call');
    return entries.length === 0 ? [] : [{ resolver: narrowed, items: entries }];
  });
}

function formOf(resolver: Resolver, file: string, index: number): 'template' | 'pattern' | undefined {
  for (const callee of calleesOf(resolver, file, index)) {
    if (callee.kind !== 'external' || !django.modules.includes(callee.module)) continue;
    const name = callee.path.at(-1) ?? '';
    if (Object.hasOwn(django.entries, name)) return django.entries[name];
  }
  return undefined;
}

/** The argument of `include(…)`; of a pair with a namespace the first. */
function includedBy(resolver: Resolver, context: Context, view: Value): Value | undefined {
  const call = view.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[view.call] : undefined;
  if (call?.name !== django.include) return undefined;
  const [first] = call.args;
  const pair = first?.kind === 'list' && first.items.length === 2 && first.items[1]?.kind === 'text';
  return pair ? first.items[0] : first;
}

/** `path('api/', api.urls)`: some applications give their table without an `include`. */
function isTable(view: Value): boolean {
  return (view.kind === 'name' || view.kind === 'member') && view.name.split('.').at(-1) === resources.table;
}

/** Puts another module's table, a list or a router below a path. */
function includeAll(table: Table, context: Context, value: Value, path: string, depth: number): void {
  const prefix = joinPaths([table.prefix, path]);
  if (value.kind === 'list') readTable({ ...table, prefix }, context, value, depth + 1);
  else if (value.kind === 'text') {
    const target = table.resolver.imports.resolve(context.file, value.text);
    if (target.kind === 'file') mount(table, context, tableId(target.file), prefix);
  } else
    for (const definition of table.resolver.value(context, value))
      includeOne(table, context, definition, prefix, depth);
}

function includeOne(table: Table, context: Context, definition: Definition, prefix: string, depth: number): void {
  if (definition.kind === 'module') mount(table, context, tableId(definition.file), prefix);
  const router = routerId(definition, resources.table) ?? tableRouter(definition)?.id;
  if (router !== undefined) mount(table, context, router, prefix);
  if (definition.kind === 'value' && (definition.value.kind === 'list' || definition.value.kind === 'template'))
    readTable({ ...table, prefix }, definition.context, definition.value, depth + 1);
}

function mount(table: Table, context: Context, child: string, prefix: string): void {
  const { graph, node } = table;
  if (child === node) return;
  graph.certain.add(child);
  graph.mountings.push({
    child,
    parent: node,
    prefix,
    guards: [],
    file: context.file,
    fn: context.fn,
    at: 0,
    transparent: false,
  });
}

function addRoute(
  table: Pick<Table, 'resolver' | 'graph' | 'node'>,
  context: Context,
  path: string,
  route: ClassRoute,
  call: { readonly at: number; readonly end: number },
): void {
  const { resolver, graph, node } = table;
  const { handler } = route;
  graph.certain.add(node);
  graph.ordered.set(node, false);
  graph.registrations.push({
    node,
    framework: django.id,
    methods: [route.method],
    path,
    context,
    at: call.at,
    end: call.end,
    guards: [...middlewareGuards(resolver, context.file), ...route.guards],
    handler:
      handler === undefined
        ? undefined
        : { context: { file: handler.file, fn: 0 }, value: { kind: 'function', fn: handler.index } },
    ...(route.resource && { resource: route.resource }),
    file: context.file,
    resolver,
  });
}

/** `router.register('orders', OrderViewSet)` */
function readRegister(
  resolver: Resolver,
  graph: RouterGraph,
  site: { readonly file: string; readonly call: number },
): void {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  const [path, view] = call?.args ?? [];
  if (call?.on === undefined || path === undefined || view === undefined) return;
  const context = { file: site.file, fn: call.fn };
  const routers = resolver.value(context, call.on);
  const router = routers.find((definition) => routerId(definition, undefined) !== undefined);
  const node = router && routerId(router, undefined);
  const below = router === undefined ? '' : nestedBelow(resolver, router, 0);
  const text = resolveText(resolver, context, path)?.text;
  if (node === undefined || text === undefined) return;
  for (const definition of resolver.value(context, view)) {
    if (definition.kind !== 'class') continue;
    for (const route of resourceRoutes(resolver, viewClass(resolver, definition.file, definition.cls)))
      addRoute({ resolver, graph, node }, context, joinPaths([below, patternTemplate(text), route.path]), route, call);
  }
}

/** `NestedSimpleRouter(router, 'orders', lookup='order')` stands below one order of the other router. */
function nestedBelow(resolver: Resolver, definition: Definition, depth: number): string {
  if (definition.kind !== 'made' || definition.origin === undefined || depth > maxDepth) return '';
  if (!resources.nested.makers.includes(definition.maker.at(-1) ?? '')) return '';
  const { file, call } = definition.origin;
  const making = resolver.scopes.get(file)?.outline.calls[call];
  const context = { file, fn: making?.fn ?? 0 };
  const [parent, path] = making?.args ?? [];
  const text = path && resolveText(resolver, context, path)?.text;
  const given = entryOf(resolver, context, making?.args.at(-1), resources.nested.lookup);
  const lookup = given && resolveText(resolver, given.context, given.value)?.text;
  const outer = parent === undefined ? [] : resolver.value(context, parent);
  const above = outer.map((each) => nestedBelow(resolver, each, depth + 1)).find((each) => each !== '') ?? '';
  return joinPaths([above, patternTemplate(text ?? '{}'), `{${lookup ?? 'parent'}_pk}`]);
}

/** A router of resources, or the table it gives: `router.urls`. */
function routerId(definition: Definition, member: string | undefined): string | undefined {
  if (definition.kind !== 'made' || definition.origin === undefined) return undefined;
  if (!resources.modules.includes(definition.module) || !resources.routers.includes(definition.maker.at(-1) ?? ''))
    return undefined;
  const expected = member === undefined ? [] : [member];
  if (definition.members.join() !== expected.join()) return undefined;
  return `${definition.origin.file}#${definition.origin.call}`;
}
