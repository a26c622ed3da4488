import { groupedLanguages, groupedRouters } from '../../../extractors/http/grouped-routers.ts';
import type { ResourceForm } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import { isBelow } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../../annotated/hierarchy.ts';
import { elementResolver } from '../../narrow-resolver.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { iterationsOf } from '../iterations.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';
import { type Action, actionOf, classOf, methodOf, unknownAction } from './action-handler.ts';
import {
  type ApplicationBase,
  type ApplicationMiddleware,
  applicationBases,
  applicationMiddleware,
  baseFor,
} from './application-bases.ts';
import { controllerGuards } from './controller-guards.ts';
import { dashed } from './dashed.ts';
import { createGroupContexts, type GroupContexts } from './group-contexts.ts';
import { type GroupSettings, guardsOfAction, inside, noSettings, settingsOf } from './group-settings.ts';
import { healthRoutes } from './health-routes.ts';
import { createMiddleware, type Middleware } from './middleware.ts';
import { resourceOptions, resourceRoutes } from './resource-actions.ts';
import { type RouteChain, routeChainAt } from './route-chain.ts';

const registering: ReadonlySet<string> = new Set(
  groupedRouters.flatMap(({ verbs, listed, resources, trailing = [] }) => [
    ...Object.keys(verbs),
    ...listed,
    ...trailing,
    ...Object.keys(resources),
  ]),
);

interface Reading {
  readonly resolver: Resolver;
  readonly contexts: GroupContexts;
  readonly middleware: Middleware;
  /** What applications are moved below, by their folders. */
  readonly bases: readonly ApplicationBase[];
  readonly before: readonly ApplicationMiddleware[];
}

/** Routes that calls register within closures and files of groups. */
export function readGroupedRoutes(resolver: Resolver): readonly Route[] {
  const reading = {
    resolver,
    contexts: createGroupContexts(resolver),
    middleware: createMiddleware(resolver),
    bases: applicationBases(resolver),
    before: applicationMiddleware(resolver),
  };
  const routes: Route[] = [];
  for (const scope of resolver.scopes.values()) {
    if (!groupedLanguages.has(scope.outline.language)) continue;
    scope.outline.calls.forEach((call, index) => {
      if (call.name === 'withRouting') routes.push(...healthRoutes(resolver, scope.file, call));
      const mayRoute = call.on !== undefined && registering.has(call.name);
      const chain = mayRoute ? routeChainAt(resolver, scope, index) : undefined;
      if (chain !== undefined) routes.push(...repeatedRoutes(reading, chain));
    });
  }
  return routes;
}

/** In a loop over a list that the code spells out, the routes of each item. */
function repeatedRoutes(reading: Reading, chain: RouteChain): readonly Route[] {
  const { scope, call } = chain;
  const length = iterationsOf(reading.resolver, { file: scope.file, fn: call.fn }, call);
  if (length === undefined) return routesOf(reading, chain);
  return Array.from({ length }).flatMap((_, element) =>
    routesOf({ ...reading, resolver: elementResolver(reading.resolver, element) }, chain),
  );
}

function routesOf(reading: Reading, chain: RouteChain): readonly Route[] {
  const { call, vocabulary } = chain;
  const resource = Object.hasOwn(vocabulary.resources, call.name) ? vocabulary.resources[call.name] : undefined;
  if (resource !== undefined) return resourcesOf(reading, chain, resource);
  if (vocabulary.listed.includes(call.name)) {
    const [methods, path, action] = call.args;
    return methods === undefined ? [] : simpleRoutes(reading, chain, methodsIn(reading, chain, methods), path, action);
  }
  if (vocabulary.trailing?.includes(call.name) === true) {
    const [path, action, methods] = call.args;
    const told = methods === undefined ? (['ANY'] as const) : methodsIn(reading, chain, methods);
    return action === undefined ? [] : simpleRoutes(reading, chain, told, path, action);
  }
  const methods = Object.hasOwn(vocabulary.verbs, call.name) ? vocabulary.verbs[call.name] : undefined;
  if (methods === undefined) return [];
  if (call.name === 'fallback') return simpleRoutes(reading, chain, methods, anything, call.args[0]);
  const [path, action] = call.args;
  // With one argument `get('name')` asks a router or container for something.
  if (action === undefined && !vocabulary.bare.includes(call.name)) return [];
  const named = chosenMethods(reading, chain) ?? keyedMethods(reading, chain, action) ?? methods;
  const routes = simpleRoutes(reading, chain, named, path, pages.has(call.name) ? undefined : action);
  return /redirect$/i.test(call.name) ? routes.map((route) => ({ ...route, redirects: true })) : routes;
}

const anything: Value = { kind: 'text', text: '{fallbackPlaceholder}' };

/** What answers without a handler of the application. */
const pages = new Set(['view', 'inertia', 'redirect', 'permanentRedirect']);

/** `connect(…)->setMethods(['GET'])` */
function chosenMethods(reading: Reading, chain: RouteChain): readonly HttpMethod[] | undefined {
  const link = chain.after.find(({ name }) => name === 'setMethods');
  const [methods] = link?.args ?? [];
  return methods && methodsIn(reading, chain, methods);
}

/** `connect('/orders', ['action' => 'add', '_method' => 'POST'])` */
function keyedMethods(
  reading: Reading,
  chain: RouteChain,
  options: Value | undefined,
): readonly HttpMethod[] | undefined {
  const { scope, call, vocabulary } = chain;
  const key = vocabulary.methodKey;
  const entry = key && entryOf(reading.resolver, { file: scope.file, fn: call.fn }, options, key);
  return entry ? methodsIn(reading, chain, entry.value) : undefined;
}

function methodsIn({ resolver }: Reading, { scope, call }: RouteChain, value: Value): readonly HttpMethod[] {
  return itemsOf(resolver, { file: scope.file, fn: call.fn }, value).flatMap((item) => {
    const text = resolveText(resolver, item.context, item.value)?.text.toUpperCase();
    return httpMethods.filter((method) => method === text);
  });
}

function simpleRoutes(
  reading: Reading,
  chain: RouteChain,
  methods: readonly HttpMethod[],
  path: Value | undefined,
  written: Value | undefined,
): readonly Route[] {
  const { resolver } = reading;
  const { scope, call, vocabulary } = chain;
  const context = { file: scope.file, fn: call.fn };
  const texts =
    path === undefined
      ? []
      : itemsOf(resolver, context, path).flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
  const options = call.args.filter((value) => value.kind === 'object' && value !== path);
  const own = settingsOf(resolver, chain, options);
  return reading.contexts.around(scope, call.fn, vocabulary).flatMap((outer) => {
    const settings = inside(outer, own);
    const action =
      written === undefined ? unknownAction : actionOf(resolver, vocabulary, { context, value: written }, settings);
    const handler = action.place === undefined && written !== undefined ? { context, value: written } : undefined;
    const guards = guardsOf(reading, chain, outer, own, action);
    return texts.flatMap((text) => {
      const { path: own, methods: told = methods } = vocabulary.patterns === true ? patternIn(text) : { path: text };
      return told.map((method) => routeOf(reading, chain, settings, { method, path: own, action, handler, guards }));
    });
  });
}

/** `GET|POST /orders/@id:[0-9]+` */
function patternIn(text: string): { readonly path: string; readonly methods?: readonly HttpMethod[] | undefined } {
  const [, verbs, path = text] = /^([A-Z]+(?:\|[A-Z]+)*)\s+(.*)$/.exec(text) ?? [];
  const named = verbs?.split('|') ?? [];
  return {
    path: path.replaceAll(/@(\w+)(?::(?:[^/()]|\([^()]*\))+)?/g, '{$1}').replaceAll(/[()]/g, ''),
    methods: verbs === undefined ? undefined : httpMethods.filter((method) => named.includes(method)),
  };
}

function resourcesOf(reading: Reading, chain: RouteChain, form: ResourceForm): readonly Route[] {
  const { call, scope } = chain;
  const context = { file: scope.file, fn: call.fn };
  if (!form.many) {
    const [name, controller, options] = call.args;
    return name === undefined ? [] : resourceOf(reading, chain, form, [name, controller, options]);
  }
  const [resources, options] = call.args;
  return (resources === undefined ? [] : objectsOf(reading.resolver, context, resources)).flatMap(({ value }) =>
    value.kind !== 'object'
      ? []
      : value.entries.flatMap((entry) =>
          resourceOf(reading, chain, form, [{ kind: 'text', text: entry.key }, entry.value, options]),
        ),
  );
}

function resourceOf(
  reading: Reading,
  chain: RouteChain,
  form: ResourceForm,
  [name, controller, options]: readonly [Value, Value | undefined, Value | undefined],
): readonly Route[] {
  const { resolver } = reading;
  const { scope, call, vocabulary } = chain;
  const context = { file: scope.file, fn: call.fn };
  const written = resolveText(resolver, context, name)?.text;
  if (written === undefined) return [];
  const told = options?.kind === 'function' ? objectIn(controller) : (options ?? objectIn(controller));
  const named = vocabulary.nesting === true ? dashed(written) : written;
  const moved = vocabulary.nesting === true ? entryOf(resolver, context, told, 'path') : undefined;
  const text = (moved && resolveText(resolver, moved.context, moved.value)?.text) ?? named;
  const asked = resourceOptions(
    resolver,
    told && { context, value: told },
    [...chain.before, ...chain.after],
    scope.file,
  );
  const own = settingsOf(resolver, chain, told === undefined ? [] : [told]);
  const given = controller?.kind === 'function' ? name : (controller ?? name);
  const owner = controllerValue(resolver, { context, value: given }, named);
  return reading.contexts.around(scope, call.fn, vocabulary).flatMap((outer) => {
    const settings = inside(outer, own);
    const cls = classOf(resolver, vocabulary, owner, settings);
    return resourceRoutes(form, text, asked).flatMap((resource) => {
      const action = methodOf(resolver, cls, resource.action);
      // A controller that has no such method answers nothing.
      if (cls !== undefined && action.place === undefined && isWhole(resolver, cls)) return [];
      const some = guardsOfAction(resolver, chain, resource.action);
      const all = some.length === 0 ? own : inside(own, { ...noSettings, guards: some });
      const guards = guardsOf(reading, chain, outer, all, action);
      return routeOf(reading, chain, settings, { method: resource.method, path: resource.path, action, guards });
    });
  });
}

function objectIn(value: Value | undefined): Value | undefined {
  return value?.kind === 'object' ? value : undefined;
}

/** Whether all methods of a class can be seen: what it extends is its own, or a framework's bare base. */
function isWhole(resolver: Resolver, cls: ClassPlace): boolean {
  return hierarchyOf(resolver, cls).every(({ file, cls: index }) => {
    const outline = resolver.scopes.get(file)?.outline.classes[index];
    return (outline?.bases ?? []).every((base) =>
      resolver
        .name({ file, fn: 0 }, base)
        .every((found) => found.kind === 'class' || (found.kind === 'external' && /^Illuminate\\/.test(found.module))),
    );
  });
}

/** Without a controller the resource names it: `photos` is answered by `Photos`. */
function controllerValue(resolver: Resolver, placed: PlacedValue, resource: string): PlacedValue {
  const entry =
    placed.value.kind === 'object' ? placed.value.entries.find(({ key }) => key === 'controller') : undefined;
  if (entry !== undefined) return { ...placed, value: entry.value };
  const text = placed.value.kind === 'object' ? resource : resolveText(resolver, placed.context, placed.value)?.text;
  if (text !== resource) return placed;
  const name = text.replaceAll(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { ...placed, value: { kind: 'text', text: name } };
}

function guardsOf(
  { resolver, middleware, before }: Reading,
  { scope, vocabulary }: RouteChain,
  outer: GroupSettings,
  own: GroupSettings,
  action: Action,
): readonly GuardUse[] {
  const without = [...outer.without, ...own.without];
  const around = [
    ...middleware.ofApplication(scope.file),
    ...before
      .filter((each) => each.vocabulary === vocabulary && isBelow(scope.file, each.root))
      .flatMap(({ guard }) => middleware.uses(scope.file, guard, 'application')),
    ...outer.guards.flatMap((guard) => middleware.uses(scope.file, guard, 'parent')),
    ...own.guards.flatMap((guard) => middleware.uses(scope.file, guard, 'inline')),
    ...controllerGuards(resolver, middleware, action),
  ];
  const excluded = new Set(without.flatMap((guard) => middleware.namesOf(scope.file, guard)));
  const seen = new Set<string>();
  return around.filter(({ name }) => {
    if (name === undefined) return true;
    const isNew = !seen.has(name) && !excluded.has(name) && !excluded.has(name.replace(/:.*$/, ''));
    seen.add(name);
    return isNew;
  });
}

interface Registered {
  readonly method: HttpMethod;
  readonly path: string;
  readonly action: Action;
  readonly handler?: PlacedValue | undefined;
  readonly guards: readonly GuardUse[];
}

function routeOf(
  { bases }: Reading,
  chain: RouteChain,
  { prefixes, passed }: GroupSettings,
  registered: Registered,
): Route {
  const { scope, call, index, vocabulary, after } = chain;
  const { method, path, action, handler, guards } = registered;
  return {
    framework: vocabulary.id,
    method,
    path: joinPaths([baseFor(bases, vocabulary, scope.file), ...prefixes, path].map(pathText)),
    file: scope.file,
    at: call.start,
    end: after.at(-1)?.end ?? call.end,
    context: { file: scope.file, fn: call.fn },
    handler,
    handlerFunction: action.place,
    guards,
    passed,
    registration: { file: scope.file, call: index },
  };
}

/** `{id?}` may be left out, `[/{page}]` too, `{id:[0-9]+}` and `(:num)` say what fits. */
function pathText(path: string): string {
  let holes = 0;
  return withOptionalEnd(path.replaceAll(/\{([\w-]+):(?:[^{}]|\{[^{}]*\})*\}/g, '{$1}'))
    .replaceAll(/([^/{}])\{[\w-]+\?\}/g, '$1')
    .replaceAll(/\{([\w-]+)\?\}(?!(?:\/\{[\w-]+\?\})*\/?$)/g, '{$1}')
    .replaceAll(/\[|\](?![^{]*\})/g, '')
    .replaceAll(/\(:\w+\)|\([^()]*\)/g, () => `{param${++holes > 1 ? holes : ''}}`);
}

/** `/news[/{year}[/{month}]]` ends in parts that may be missing: `/news/{year?}/{month?}`. */
function withOptionalEnd(path: string): string {
  const [, front, end = ''] = /^([^[]*)((?:\[\/\{[\w-]+\})+\]+)$/.exec(path) ?? [];
  return front === undefined ? path : front + end.replaceAll(/\[|\]/g, '').replaceAll('}', '?}');
}
