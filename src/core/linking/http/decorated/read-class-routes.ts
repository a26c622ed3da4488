import { flaskClasses } from '../../../extractors/http/flask-classes.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import type { CallOutline, Decorator, Value } from '../../../syntax/outline.ts';
import type { ClassPlace } from '../../annotated/hierarchy.ts';
import type { Context, MadeDefinition } from '../../definition.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import { methodNames } from '../path-table/resource-routes.ts';
import { fieldOf, methodsOf, type ViewClass, type ViewMethod, viewClass } from '../path-table/view-class.ts';
import { decoratorGuards } from '../path-table/view-guards.ts';
import type { RouterGraph } from '../router-graph.ts';
import { decoratedRoutersOf } from './decorated-router.ts';

/** Adds routes that are methods of a class: exposed by a decorator, or named after the method of the request. */
export function readClassRoutes(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.classes.forEach(({ decorators, fn }, cls) => {
      readExposed(resolver, graph, file, cls);
      for (const decorator of decorators) readResource(resolver, graph, { file, fn }, cls, decorator);
    });
    for (const call of scope.outline.calls)
      if (call.name === flaskClasses.adding.method) readAdded(resolver, graph, { file, fn: call.fn }, call);
  }
}

function readExposed(resolver: Resolver, graph: RouterGraph, file: string, cls: number): void {
  const { exposing } = flaskClasses;
  const scope = resolver.scopes.get(file);
  const exposes = scope?.outline.functions.some((fn) => fn.cls === cls && exposedBy(fn.decorators) !== undefined);
  if (exposes !== true) return;
  const view = viewClass(resolver, file, cls);
  if (!view.packaged.some(({ module }) => exposing.modules.includes(module))) return;
  for (const method of methodsOf(resolver, view).values()) {
    const decorator = exposedBy(method.fn.decorators);
    if (decorator === undefined) continue;
    const context = { file: method.file, fn: method.fn.parent };
    const [first] = decorator.args ?? [];
    const path = first === undefined || first.kind === 'object' ? '/' : resolveText(resolver, context, first)?.text;
    const given = entryOf(resolver, context, decorator.args?.at(-1), 'methods');
    const methods = given === undefined ? (['GET'] as const) : methodNames(resolver, given.context, given.value);
    const whole = joinPaths([baseOf(resolver, view), path ?? '{}']);
    addRoute(resolver, graph, { path: whole, methods, method, at: decorator.at, end: method.fn.at, context });
  }
}

function exposedBy(decorators: readonly Decorator[] | undefined): Decorator | undefined {
  return decorators?.find(({ name }) => name.split('.').at(-1) === flaskClasses.exposing.decorator);
}

/** What the class says of its path; else it is named after its resource or itself. */
function baseOf(resolver: Resolver, view: ViewClass): string {
  const text = (name: string): string | undefined => {
    const found = fieldOf(resolver, view, name);
    const value = found?.field.default;
    return found === undefined || value === undefined ? undefined : resolveText(resolver, found.context, value)?.text;
  };
  const resource = text(flaskClasses.exposing.resource);
  const named = resource === undefined ? undefined : `${flaskClasses.resourcePrefix}${resource}`;
  const own = resolver.scopes.get(view.file)?.outline.classes[view.cls]?.name.toLowerCase() ?? '';
  return text(flaskClasses.exposing.base) ?? named ?? own;
}

/** `@api.resource('/orders/<int:id>')` above the class. */
function readResource(
  resolver: Resolver,
  graph: RouterGraph,
  context: Context,
  cls: number,
  decorator: Decorator,
): void {
  const { name, args = [], at, end } = decorator;
  const dot = name.lastIndexOf('.');
  if (name.slice(dot + 1) !== flaskClasses.adding.decorator || dot < 0) return;
  for (const api of apisOf(resolver, context, { kind: 'name', name: name.slice(0, dot) }))
    addResource(resolver, graph, { api, context, at, end, paths: args }, { file: context.file, cls });
}

/** `api.add_resource(Order, '/orders/<int:id>', '/order/<int:id>')` */
function readAdded(resolver: Resolver, graph: RouterGraph, context: Context, call: CallOutline): void {
  const [resource, ...paths] = call.args;
  if (call.on === undefined || resource === undefined) return;
  const [api] = apisOf(resolver, context, call.on);
  if (api === undefined) return;
  for (const definition of resolver.value(context, resource))
    if (definition.kind === 'class')
      addResource(resolver, graph, { api, context, at: call.at, end: call.end, paths }, definition);
}

interface Adding {
  readonly api: MadeDefinition;
  readonly context: Context;
  readonly at: number;
  readonly end: number;
  readonly paths: readonly Value[];
}

function addResource(
  resolver: Resolver,
  graph: RouterGraph,
  { api, context, at, end, paths }: Adding,
  { file, cls }: ClassPlace,
): void {
  const node = placed(resolver, graph, api);
  const methods = methodsOf(resolver, viewClass(resolver, file, cls));
  for (const value of paths) {
    const path = value.kind === 'object' ? undefined : resolveText(resolver, context, value)?.text;
    for (const [name, verb] of path === undefined ? [] : Object.entries(flaskClasses.verbs)) {
      const method = methods.get(name);
      if (method !== undefined)
        addRoute(resolver, graph, { path: path ?? '', methods: [verb], at, end, context, method, node });
    }
  }
}

function apisOf(resolver: Resolver, context: Context, value: Value): readonly MadeDefinition[] {
  return resolver
    .value(context, value)
    .filter((found): found is MadeDefinition => found.kind === 'made' && isApi(found));
}

/** The node of an API, below the blueprint that it was made with: `Api(blueprint, prefix='/v1')`. */
function placed(resolver: Resolver, graph: RouterGraph, api: MadeDefinition): string {
  const { origin } = api;
  const made = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  const node = origin === undefined ? 'flask#classes' : `${origin.file}#${origin.call}#classes`;
  if (graph.prefixes.has(node)) return node;
  graph.prefixes.set(node, prefixOf(resolver, api));
  const [host] = made?.args ?? [];
  if (origin === undefined || made === undefined || host === undefined) return node;
  const context = { file: origin.file, fn: made.fn };
  const place = { prefix: '', guards: [], file: context.file, fn: context.fn, at: made.at, transparent: false };
  for (const { id } of decoratedRoutersOf(resolver, context, host))
    graph.mountings.push({ child: node, parent: id, ...place });
  return node;
}

function isApi({ module, members }: MadeDefinition): boolean {
  return members.length === 0 && flaskClasses.adding.modules.includes(module);
}

function prefixOf(resolver: Resolver, { origin }: MadeDefinition): string {
  const made = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  if (origin === undefined || made === undefined) return '';
  const given = entryOf(resolver, { file: origin.file, fn: made.fn }, made.args.at(-1), flaskClasses.adding.prefix);
  return given === undefined ? '' : (resolveText(resolver, given.context, given.value)?.text ?? '{}');
}

interface ClassMethodRoute {
  readonly path: string;
  readonly methods: readonly HttpMethod[];
  readonly method: ViewMethod;
  readonly at: number;
  readonly end: number;
  readonly context: Context;
  readonly node?: string | undefined;
}

function addRoute(resolver: Resolver, graph: RouterGraph, route: ClassMethodRoute): void {
  const { method, context, path, methods, at, end } = route;
  const node = route.node ?? `${context.file}#classes`;
  const inside = { file: method.file, fn: method.fn.parent };
  const guarding = method.fn.decorators?.filter((decorator) => decorator !== exposedBy(method.fn.decorators));
  graph.certain.add(node);
  graph.registrations.push({
    node,
    framework: flaskClasses.id,
    methods,
    path,
    context,
    at,
    end,
    guards: decoratorGuards(resolver, inside, guarding),
    handler: { context: inside, value: { kind: 'function', fn: method.index } },
    file: context.file,
    resolver,
  });
}
