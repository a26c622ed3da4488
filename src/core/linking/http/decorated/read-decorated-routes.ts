import type { DecoratedFunctionVocabulary } from '../../../extractors/shapes/decorated-function-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { CallOutline, Decorator, FunctionOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { functionBehind } from '../../operations/handler-of.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { addUse } from '../add-use.ts';
import { shareFactoryRouters } from '../factory-routers.ts';
import { wrappersAround } from '../file-based/wrapped-exports.ts';
import { frontPart } from '../front-part.ts';
import { helperCalls } from '../helper-calls.ts';
import { turnsOf } from '../iterations.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse } from '../route.ts';
import type { Registration, RouterGraph } from '../router-graph.ts';
import { type ClassView, classViewsAt, classViewsBehind } from './class-views.ts';
import { type DecoratedRouter, decoratedRoutersOf, moduleRouterOf } from './decorated-router.ts';
import { injectedByList, injectedInto, injectedIntoClass } from './injected-guards.ts';
import { readDecoratedMounts } from './read-decorated-mounts.ts';
import { readDefaultLimits } from './read-default-limits.ts';
import { type RouterSettings, routerSettings } from './router-settings.ts';

/** Adds routes, mounts and guards of frameworks of the shape "decorated function". */
export function readDecoratedRoutes(resolver: Resolver, graph: RouterGraph): void {
  const settings = routerSettings(resolver, graph);
  const pending: Pending[] = [];
  for (const [file, scope] of resolver.scopes) {
    scope.outline.functions.forEach((fn, index) => {
      if (fn.decorators !== undefined) pending.push(...decoratedRoutes(resolver, graph, settings, file, fn, index));
    });
    scope.outline.classes.forEach(({ decorators, fn }, cls) => {
      for (const decorator of decorators)
        pending.push(...classRoutes(resolver, settings, { file, fn }, cls, decorator));
    });
    scope.outline.calls.forEach((call, index) => {
      if (call.on === undefined || call.name === '') return;
      readDecoratedMounts(resolver, graph, settings, { file, call: index });
      if (!mayRegister(call)) return;
      const context = { file, fn: call.fn };
      for (const each of turnsOf(resolver, context, call))
        pending.push(...registeredForCallers(each, settings, context, { call, index }));
    });
  }
  readDefaultLimits(resolver, graph);
  const mounted = new Set(graph.mountings.map(({ child }) => child));
  for (const { router, registration } of pending) {
    const copies = settings.copiesOf(router);
    for (const each of copies.length === 0 ? [router] : copies) {
      const path = ownPath(settings, mounted, each, registration.path);
      graph.registrations.push({ ...registration, node: each.id, path });
    }
  }
  shareFactoryRouters(graph, new Set(pending.flatMap(({ router }) => settings.copiesOf(router).map(({ id }) => id))));
}

interface Pending {
  readonly router: DecoratedRouter;
  readonly registration: Registration;
}

/** A router's own prefix counts in any case, or only as long as no mount replaces it. */
function ownPath(
  settings: RouterSettings,
  mounted: ReadonlySet<string>,
  router: DecoratedRouter,
  path: string,
): string {
  const { parameter } = router.vocabulary;
  const own = parameter === undefined ? path : path.replace(parameter, '{$1}');
  const replaced = router.vocabulary.mountReplacesPrefix && mounted.has(router.id);
  return replaced ? own : joinPaths([settings.prefixOf(router), own]);
}

/** `@router.get('/orders/{id}', dependencies=[…])` above a function. */
function decoratedRoutes(
  resolver: Resolver,
  graph: RouterGraph,
  settings: RouterSettings,
  file: string,
  fn: FunctionOutline,
  index: number,
): readonly Pending[] {
  const context = { file, fn: fn.parent };
  const decorators = fn.decorators ?? [];
  return decorators.flatMap((decorator, position) => {
    const [written, name] = splitLast(decorator.name);
    const receiver = written.replace(/^self(?=\.)/, 'this');
    const named = receiver === '' ? [] : decoratedRoutersOf(resolver, context, { kind: 'name', name: receiver });
    const routers = named.length > 0 ? named : moduleRouterOf(resolver, context, decorator.name);
    return routers.flatMap((router): readonly Pending[] => {
      settings.open(router);
      const { vocabulary } = router;
      if (vocabulary.before.includes(name)) {
        const place = { level: 'router', file, at: decorator.at, end: decorator.end } as const;
        addUse(graph, router.id, { context, value: { kind: 'function', fn: index }, ...place });
      }
      const methods = methodsOf(resolver, context, vocabulary, name, decorator.args ?? []);
      if (methods.length === 0) return [];
      const registration = {
        ...decoratorPlace(decorator, fn),
        context,
        methods,
        handler: { context, value: { kind: 'function', fn: index } as const },
        guards: guardsOf(resolver, vocabulary, context, decorator, decorators.slice(position + 1), index),
      };
      const version = versionOf(resolver, context, vocabulary, decorator.args?.at(-1));
      const args = decorator.args ?? [];
      return pathsIn(resolver, context, vocabulary.several === name ? args.slice(1) : args)
        .map((own) => `${version}${own}`)
        .map((path) => ({
          router,
          registration: { ...registration, path, node: router.id, framework: vocabulary.id, file, resolver },
        }));
    });
  });
}

/** `@app.get('/boats', version=2)` stands below `/v2`. */
function versionOf(
  resolver: Resolver,
  context: Context,
  { version }: DecoratedFunctionVocabulary,
  options: Value | undefined,
): string {
  const given = version === undefined ? undefined : entryOf(resolver, context, options, version)?.value;
  return given?.kind === 'literal' || given?.kind === 'text' ? frontPart(`/v${given.text.replace(/^v/, '')}`) : '';
}

/** `@ns.route('/stalls/<int:id>')` above a class whose methods are named after those of requests. */
function classRoutes(
  resolver: Resolver,
  settings: RouterSettings,
  context: Context,
  cls: number,
  decorator: Decorator,
): readonly Pending[] {
  const [receiver, name] = splitLast(decorator.name);
  if (receiver === '') return [];
  return decoratedRoutersOf(resolver, context, { kind: 'name', name: receiver }).flatMap((router) => {
    const { vocabulary } = router;
    if (!vocabulary.routes.includes(name) && vocabulary.classes !== name) return [];
    settings.open(router);
    const place = { file: context.file, at: decorator.at, end: decorator.end };
    // A class may be told several paths, one behind the other.
    const paths = (decorator.args ?? []).flatMap((_, at, args) =>
      at > 0 && args[at]?.kind === 'object' ? [] : pathsIn(resolver, context, args.slice(at)),
    );
    return paths.flatMap((path) =>
      viewRoutes(resolver, router, classViewsAt(resolver, context.file, cls), { ...place, context, path }),
    );
  });
}

interface PlacedPath {
  readonly path: string;
  readonly context: Context;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

function viewRoutes(
  resolver: Resolver,
  router: DecoratedRouter,
  views: readonly ClassView[],
  placed: PlacedPath,
): readonly Pending[] {
  return views.map(({ verb, place, guards }) => ({
    router,
    registration: {
      ...placed,
      node: router.id,
      framework: router.vocabulary.id,
      methods: [verb],
      handler: { context: { file: place.file, fn: 0 }, value: { kind: 'function', fn: place.fn } as const },
      guards,
      resolver,
    },
  }));
}

function decoratorPlace(decorator: Decorator, fn: FunctionOutline): { readonly at: number; readonly end: number } {
  return { at: decorator.at, end: fn.at };
}

function splitLast(name: string): readonly [string, string] {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function methodsOf(
  resolver: Resolver,
  context: Context,
  vocabulary: DecoratedFunctionVocabulary,
  name: string,
  args: readonly Value[],
): readonly HttpMethod[] {
  const verb = Object.hasOwn(vocabulary.verbs, name) ? vocabulary.verbs[name] : undefined;
  if (verb !== undefined) return [verb];
  const [first] = args;
  if (vocabulary.several === name) return first === undefined ? [] : methodsAmong(resolver, { context, value: first });
  if (!vocabulary.routes.includes(name) && !Object.hasOwn(vocabulary.registrations, name)) return [];
  const given = entryOf(resolver, context, args.at(-1), vocabulary.methods);
  return given === undefined ? ['GET'] : methodsAmong(resolver, given);
}

function methodsAmong(resolver: Resolver, given: PlacedValue): readonly HttpMethod[] {
  return itemsOf(resolver, given.context, given.value)
    .map((item) => resolveText(resolver, item.context, item.value)?.text.toUpperCase())
    .flatMap((text) => httpMethods.filter((method) => method === text));
}

/** The path is the first argument, or named: `path='/orders'`, `rule='/orders'`. */
function pathsIn(resolver: Resolver, context: Context, args: readonly Value[]): readonly string[] {
  const [first] = args;
  const named = ['path', 'rule', 'uri'].map((key) => entryOf(resolver, context, args.at(-1), key)).find((it) => it);
  const value = first === undefined || first.kind === 'object' ? named : { context, value: first };
  if (value === undefined) return [];
  return itemsOf(resolver, value.context, value.value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
}

/** Guards of the route itself: its options, the decorators between it and the function, what fills the parameters. */
function guardsOf(
  resolver: Resolver,
  vocabulary: DecoratedFunctionVocabulary,
  context: Context,
  own: Decorator,
  decorators: readonly Decorator[],
  fn: number,
): readonly GuardUse[] {
  const search = { resolver, vocabulary, level: 'inline' as const };
  const listed =
    vocabulary.guards === undefined ? undefined : entryOf(resolver, context, own.args?.at(-1), vocabulary.guards);
  const cls = resolver.scopes.get(context.file)?.outline.functions[fn]?.cls;
  return [
    ...injectedByList(search, listed, own),
    ...decorators.flatMap((decorator) => [
      ...decoratedWithin(resolver, context, decorator),
      { ...decoratorGuard(context, decorator), ...exemptFrom(resolver, context, decorator) },
    ]),
    ...(cls === undefined ? [] : injectedIntoClass(search, context.file, cls)),
    ...injectedInto(search, { file: context.file, fn }),
  ];
}

/** What stands above the wrapper that a decorator of the workspace makes: `@jwt_required()` within `admin_required`. */
function decoratedWithin(resolver: Resolver, context: Context, { name, at }: Decorator): readonly GuardUse[] {
  return resolver.name(context, name).flatMap((found) => {
    const functions = found.kind === 'function' ? (resolver.scopes.get(found.file)?.outline.functions ?? []) : [];
    return functions.flatMap(({ parent, decorators = [] }) =>
      found.kind === 'function' && parent === found.fn
        ? decorators
            .filter((each) => !/(?:^|\.)wraps$/.test(each.name))
            .map((each) => decoratorGuard({ file: found.file, fn: parent }, each))
            .map((guard) => ({ ...guard, injection: `${context.file}:${at}` }))
        : [],
    );
  });
}

/** A decorator wraps the function: it may refuse the request, or do anything else. */
function decoratorGuard(context: Context, { name, call, at, end }: Decorator): GuardUse {
  const value: Value = call === undefined ? { kind: 'name', name } : { kind: 'call', call };
  return { context, value, level: 'decorator', file: context.file, at, end, injection: `${context.file}:${at}` };
}

/** `@limiter.exempt`: none of the limits that are said for all routes holds. */
function exemptFrom(resolver: Resolver, context: Context, { name }: Decorator): Partial<GuardUse> {
  const isExempt =
    name.endsWith('.exempt') &&
    resolver.name(context, name).some((found) => found.kind === 'made' && found.module === 'flask_limiter');
  return isExempt ? { kind: 'rate-limit', decides: true, lifts: true } : {};
}

/** A route that a helper registers is written where the helper is called: `register_api(app, Stalls, 'stalls')`. */
function registeredForCallers(
  resolver: Resolver,
  settings: RouterSettings,
  context: Context,
  { call, index }: { readonly call: CallOutline; readonly index: number },
): readonly Pending[] {
  const callers = helperCalls(resolver, { file: context.file, call: index }, call);
  if (callers.length === 0) return registeredRoutes(resolver, settings, context, call);
  return callers.flatMap((caller) => {
    const { file } = caller.site;
    const { at, end } = caller.call;
    return registeredRoutes(caller.resolver, settings, context, call).map(({ router, registration }) => ({
      router,
      registration: { ...registration, told: { file, at, end } },
    }));
  });
}

/** `app.add_url_rule('/orders', view_func=list_orders)`, `router.add_api_route('/orders', list_orders)`. */
function registeredRoutes(
  resolver: Resolver,
  settings: RouterSettings,
  context: Context,
  call: CallOutline,
): readonly Pending[] {
  if (call.on === undefined) return [];
  return decoratedRoutersIfNamed(resolver, context, call).flatMap((router) => {
    const { vocabulary } = router;
    const form = Object.hasOwn(vocabulary.registrations, call.name) ? vocabulary.registrations[call.name] : undefined;
    if (form === undefined) return [];
    settings.open(router);
    const handler = argumentOf(resolver, context, call, form.position, form.keyword);
    // What also decorates registers only where it is handed a function.
    if (handler === undefined && vocabulary.routes.includes(call.name)) return [];
    const views = handler === undefined ? [] : classViewsBehind(resolver, handler);
    const said = entryOf(resolver, context, call.args.at(-1), vocabulary.methods);
    const asked = said === undefined ? undefined : methodsOf(resolver, context, vocabulary, call.name, call.args);
    const answered = views.filter(({ verb }) => asked?.includes(verb) !== false);
    const written = pathsIn(resolver, context, call.args.slice(form.path ?? 0));
    if (views.length > 0)
      return written.flatMap((path) =>
        viewRoutes(resolver, router, answered, { file: context.file, at: call.at, end: call.end, context, path }),
      );
    const place = handler === undefined ? undefined : functionBehind(resolver, handler);
    const search = { resolver, vocabulary, level: 'inline' as const };
    const listed =
      vocabulary.guards === undefined ? undefined : entryOf(resolver, context, call.args.at(-1), vocabulary.guards);
    const registration = {
      node: router.id,
      framework: vocabulary.id,
      file: context.file,
      at: call.at,
      end: call.end,
      context,
      methods: registeredMethods(resolver, context, vocabulary, call),
      handler,
      guards: [
        ...injectedByList(search, listed, call),
        ...wrappersAround(resolver, handler),
        ...(place === undefined ? [] : injectedInto(search, place)),
      ],
      resolver,
    };
    return written.map((path) => ({ router, registration: { ...registration, path } }));
  });
}

/** A cheap look before values are followed. */
function mayRegister({ name, args }: CallOutline): boolean {
  return name.startsWith('add_') || (name === 'route' && args.length > 1);
}

function decoratedRoutersIfNamed(resolver: Resolver, context: Context, call: CallOutline): readonly DecoratedRouter[] {
  const { on, name } = call;
  if (on === undefined) return [];
  const named = decoratedRoutersOf(resolver, context, on);
  return named.length > 0 || on.kind !== 'name' ? named : moduleRouterOf(resolver, context, `${on.name}.${name}`);
}

/** `app.route('/orders', 'POST', place_order)`: the method may stand between path and function. */
function registeredMethods(
  resolver: Resolver,
  context: Context,
  vocabulary: DecoratedFunctionVocabulary,
  call: CallOutline,
): readonly HttpMethod[] {
  const form = Object.hasOwn(vocabulary.registrations, call.name) ? vocabulary.registrations[call.name] : undefined;
  if (form?.method === undefined) return methodsOf(resolver, context, vocabulary, call.name, call.args);
  const value = argumentOf(resolver, context, call, form.method, vocabulary.methods);
  return value === undefined ? ['GET'] : methodsAmong(resolver, value);
}

function argumentOf(
  resolver: Resolver,
  context: Context,
  call: CallOutline,
  position: number,
  keyword: string,
): PlacedValue | undefined {
  const named = entryOf(resolver, context, call.args.at(-1), keyword);
  const value = call.args[position];
  return named ?? (value === undefined || value.kind === 'object' ? undefined : { context, value });
}
