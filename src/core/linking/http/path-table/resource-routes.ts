import { django } from '../../../extractors/http/django.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Decorator } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse, ResourceUse } from '../route.ts';
import { askedPermissions } from './asked-permissions.ts';
import { patternTemplate } from './pattern-template.ts';
import { fieldOf, methodsOf, type ViewClass, type ViewMethod } from './view-class.ts';
import { binding, classDecoratorGuards, classGuards, decoratorGuards, guardsIn } from './view-guards.ts';
import { viewResource } from './view-resource.ts';
import { asksBase } from './view-serializer.ts';

const { resources } = django;

/** One route of a class, below the path that it is registered at. */
export interface ClassRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** The method that answers; absent where a package's base class does. */
  readonly handler: ViewMethod | undefined;
  readonly guards: readonly GuardUse[];
  readonly resource?: ResourceUse | undefined;
}

/** Routes that a router makes of a class: its actions, own and inherited, and those that a decorator adds. */
export function resourceRoutes(resolver: Resolver, view: ViewClass): readonly ClassRoute[] {
  const methods = methodsOf(resolver, view);
  const ready = new Set(view.packaged.flatMap(({ name }) => resources.ready[name] ?? []));
  const key = `{${keyOf(resolver, view)}}`;
  const actions = Object.entries(resources.actions).flatMap(([name, { method, single }]): readonly ClassRoute[] => {
    const written = methods.get(name);
    if (written === undefined && !ready.has(name)) return [];
    const handler = written ?? hookOf(methods, method);
    const asked = { action: name, method };
    const around = [...classGuards(resolver, view, asked), ...classDecoratorGuards(resolver, view, asked)];
    const guards = [...around, ...ownGuards(resolver, written)];
    const resource = written === undefined ? viewResource(resolver, view, name) : askedOfBase(resolver, view, written);
    return [{ method, path: single ? key : '', handler, guards, resource }];
  });
  const extras = [...methods.values()].flatMap((handler) => {
    const routes = extraRoutes(resolver, view, handler, key);
    return [...routes, ...mappedRoutes(routes, handler, [...methods.values()])];
  });
  return allowed(resolver, view, [...actions, ...extras]);
}

/** `super().list(request)`: what the base class answers, and what is done around it. */
function askedOfBase(resolver: Resolver, view: ViewClass, written: ViewMethod): ResourceUse | undefined {
  const { name } = written.fn;
  const resource = asksBase(resolver, written) ? viewResource(resolver, view, name) : undefined;
  if (resource === undefined) return undefined;
  const own = { file: written.file, fn: written.index };
  return { ...resource, name: `${resource.name}.super`, parts: [own, ...resource.parts] };
}

/** What of the class takes part in what its base class answers: `get_queryset`, `perform_create`. */
export function hookOf(methods: ReadonlyMap<string, ViewMethod>, method: HttpMethod): ViewMethod | undefined {
  return resources.hooks[method]?.flatMap((name) => methods.get(name) ?? [])[0];
}

function ownGuards(resolver: Resolver, handler: ViewMethod | undefined): readonly GuardUse[] {
  if (handler === undefined) return [];
  return decoratorGuards(resolver, { file: handler.file, fn: handler.fn.parent }, handler.fn.decorators);
}

/** `@action(detail=True, methods=['post'], url_path='cancel')` */
function extraRoutes(resolver: Resolver, view: ViewClass, handler: ViewMethod, key: string): readonly ClassRoute[] {
  const { extra } = resources;
  const context = { file: handler.file, fn: handler.fn.parent };
  const decorator = handler.fn.decorators?.find(({ name }) => name.split('.').at(-1) === extra.name);
  if (decorator === undefined) return [];
  const options = decorator.args?.at(-1);
  const path = entryOf(resolver, context, options, extra.path);
  const named = path === undefined ? undefined : resolveText(resolver, path.context, path.value)?.text;
  const single = entryOf(resolver, context, options, extra.single)?.value;
  const below = single?.kind === 'literal' && single.text === 'true' ? `${key}/` : '';
  const listed = entryOf(resolver, context, options, resources.guards);
  const place = { file: context.file, at: decorator.at, end: decorator.end };
  const own = (method: HttpMethod): readonly GuardUse[] => {
    const asked = { action: handler.fn.name, method };
    const guards = classGuards(resolver, view, asked);
    if (listed === undefined || askedPermissions(resolver, view, asked)?.named === true) return guards;
    const said = guardsIn(resolver, listed, 'decorator', place);
    return [...guards.filter(({ kind }) => kind === 'rate-limit'), ...binding(said, method)];
  };
  const others = decoratorGuards(resolver, context, without(handler.fn.decorators, decorator));
  return methodsIn(resolver, context, decorator).map((method) => ({
    method,
    path: `${below}${named === undefined ? handler.fn.name : patternTemplate(named)}`,
    handler,
    guards: [...own(method), ...others],
  }));
}

/** `@cancel.mapping.delete`: another method of the class answers at the path of an action. */
function mappedRoutes(
  routes: readonly ClassRoute[],
  { fn }: ViewMethod,
  all: readonly ViewMethod[],
): readonly ClassRoute[] {
  const [first] = routes;
  if (first === undefined) return [];
  return all.flatMap((handler) =>
    (handler.fn.decorators ?? []).flatMap(({ name }): readonly ClassRoute[] => {
      const verb = name.startsWith(`${fn.name}.mapping.`) ? name.split('.').at(-1)?.toUpperCase() : undefined;
      const method = httpMethods.find((each) => each === verb);
      return method === undefined ? [] : [{ ...first, method, handler }];
    }),
  );
}

function without(decorators: readonly Decorator[] | undefined, one: Decorator): readonly Decorator[] {
  return (decorators ?? []).filter((decorator) => decorator !== one);
}

function methodsIn(resolver: Resolver, context: Context, decorator: Decorator): readonly HttpMethod[] {
  const given = entryOf(resolver, context, decorator.args?.at(-1), resources.extra.methods);
  if (given === undefined) return ['GET'];
  return methodNames(resolver, given.context, given.value);
}

/** Methods as a list of texts names them, in either case. */
export function methodNames(
  resolver: Resolver,
  context: Context,
  value: Parameters<typeof itemsOf>[2],
): readonly HttpMethod[] {
  return itemsOf(resolver, context, value)
    .map((item) => resolveText(resolver, item.context, item.value)?.text.toUpperCase())
    .flatMap((text) => httpMethods.filter((method) => method === text));
}

function keyOf(resolver: Resolver, view: ViewClass): string {
  for (const name of resources.keys) {
    const found = fieldOf(resolver, view, name);
    const value = found?.field.default;
    const text = found === undefined || value === undefined ? undefined : resolveText(resolver, found.context, value);
    if (text !== undefined) return text.text;
  }
  return resources.key;
}

/** `http_method_names = ['get', 'post']` takes away all others; `as_view` may be told so as well. */
export function allowed(
  resolver: Resolver,
  view: ViewClass,
  routes: readonly ClassRoute[],
  told?: PlacedValue,
): readonly ClassRoute[] {
  const found = fieldOf(resolver, view, 'http_method_names');
  const own = found?.field.default && { context: found.context, value: found.field.default };
  const said = told ?? own;
  if (said === undefined) return routes;
  const names = methodNames(resolver, said.context, said.value);
  return names.length === 0 ? routes : routes.filter(({ method }) => names.includes(method));
}
