import { composedRouters } from '../../../extractors/http/composed-routers.ts';
import { dropshot } from '../../../extractors/http/dropshot.ts';
import { rocket } from '../../../extractors/http/rocket.ts';
import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Decorator, Value } from '../../../syntax/outline.ts';
import type { ClassPlace } from '../../annotated/hierarchy.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse } from '../route.ts';
import type { ComposedRoute } from './composed-router.ts';

/** What the attributes of a handler register: `#[get("/orders")]`, `#[route("/multi", method = "GET")]`. */
export function attributeRoutes(resolver: Resolver, file: string, fn: number): readonly ComposedRoute[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  return (outline?.decorators ?? []).flatMap((decorator) => {
    const told =
      documented(decorator) ?? describedEndpoint(resolver, file, decorator) ?? attributed(resolver, file, decorator);
    if (told === undefined) return [];
    const context = { file, fn: 0 };
    const handler = { context, value: { kind: 'function', fn } as const };
    const { at, end } = decorator;
    const guards = wrappersOf(file, decorator);
    return told.methods.map((method) => ({ method, path: told.path, context, handler, at, end, guards }));
  });
}

/** `#[put("/boats", wrap = "crate::guards::KeepersOnly")]` of Actix, the innermost first. */
function wrappersOf(file: string, { args = [], at, end }: Decorator): readonly GuardUse[] {
  return entriesOf(args)
    .filter(({ key }) => key === 'wrap')
    .toReversed()
    .flatMap(({ value }) => {
      const name = value.kind === 'text' ? /^[\w:]+/.exec(value.text)?.[0].replaceAll('::', '.') : undefined;
      if (name === undefined) return [];
      const place = { level: 'decorator', file, at, end } as const;
      return [
        { context: { file, fn: 0 }, value: { kind: 'name', name } as const, name: name.split('.').at(-1), ...place },
      ];
    });
}

interface Told {
  readonly methods: readonly HttpMethod[];
  readonly path: string;
}

function attributed(resolver: Resolver, file: string, { name, args = [] }: Decorator): Told | undefined {
  const last = name.split('.').at(-1) ?? '';
  // Rocket's `#[route(PUT, uri = "/orders")]` says the method first.
  const told = last === 'route' && args[0]?.kind === 'name' ? args[0].name : undefined;
  const first = told === undefined ? args[0] : (entriesOf(args).find(({ key }) => key === 'uri')?.value ?? args[1]);
  if (first?.kind !== 'text') return undefined;
  const modules = resolver
    .name({ file, fn: 0 }, name)
    .flatMap((each) => (each.kind === 'external' ? [each.module] : []));
  // Rocket's macros may be there without an import: `#[macro_use] extern crate rocket`.
  const vocabulary =
    composedRouters.find((each) => each.modules.some((module) => modules.includes(module))) ??
    (modules.includes(name) ? rocket : undefined);
  if (vocabulary === undefined) return undefined;
  const method = Object.hasOwn(vocabulary.attributes, last) ? vocabulary.attributes[last] : undefined;
  if (method !== undefined) return { methods: [method], path: first.text.replace(/\?.*$/, '') };
  if (last !== 'route') return undefined;
  const methods = told === undefined ? namedMethods(args) : methodOf(told.split(/[.:]/).at(-1) ?? '');
  return { methods, path: told === undefined ? first.text : first.text.replace(/\?.*$/, '') };
}

/** `#[utoipa::path(get, path = "/orders")]` */
function documented({ name, args = [] }: Decorator): Told | undefined {
  if (name !== 'utoipa.path') return undefined;
  const path = entriesOf(args).find(({ key }) => key === 'path')?.value;
  const bare = args.flatMap((value) => (value.kind === 'name' ? [value.name] : []));
  const listed = args.flatMap((value) =>
    value.kind === 'object' && value.type === 'method'
      ? value.entries.flatMap(({ value: each }) => (each.kind === 'name' ? [each.name] : []))
      : [],
  );
  const methods = [...bare, ...listed].flatMap(methodOf);
  return path?.kind === 'text' && methods.length > 0 ? { methods, path: path.text } : undefined;
}

/** Dropshot's `#[endpoint { method = GET, path = "/orders/{id}" }]` */
function describedEndpoint(resolver: Resolver, file: string, { name, args = [] }: Decorator): Told | undefined {
  if (name.split('.').at(-1) !== dropshot.attribute) return undefined;
  const known = resolver
    .name({ file, fn: 0 }, name)
    .some((each) => each.kind === 'external' && each.module === dropshot.module);
  const path = known ? entriesOf(args).find(({ key }) => key === 'path')?.value : undefined;
  return path?.kind === 'text' ? { methods: namedMethods(args), path: path.text } : undefined;
}

/** Methods of an object by their attributes: `#[oai(path = "/orders", method = "get")]`. */
export function serviceRoutes(
  resolver: Resolver,
  { file, cls }: ClassPlace,
  { around: marking, prefix, route }: NonNullable<ComposedRouteVocabulary['services']>,
): readonly ComposedRoute[] {
  const outline = resolver.scopes.get(file)?.outline;
  const around = outline?.classes[cls]?.decorators.find(({ name }) => name.split('.').at(-1) === marking);
  const below = entriesOf(around?.args ?? []).find(({ key }) => key === prefix)?.value;
  return (outline?.functions ?? []).flatMap((each, fn) => {
    const decorator =
      each.cls === cls ? each.decorators?.find(({ name }) => name.split('.').at(-1) === route) : undefined;
    const entries = entriesOf(decorator?.args ?? []);
    const path = entries.find(({ key }) => key === 'path')?.value;
    if (decorator === undefined || path?.kind !== 'text') return [];
    const context = { file, fn: 0 };
    const own = {
      context,
      handler: { context, value: { kind: 'function', fn } as const },
      at: decorator.at,
      end: decorator.end,
    };
    const whole = joinPaths([below?.kind === 'text' ? below.text : '', path.text]);
    return namedMethods(decorator.args ?? []).map((method) => ({ ...own, method, path: whole }));
  });
}

/** `method = "GET"` may be said more than once. */
function namedMethods(args: readonly Value[]): readonly HttpMethod[] {
  const named = entriesOf(args).flatMap(({ key, value }) =>
    key === 'method' ? methodOf(value.kind === 'text' ? value.text : value.kind === 'name' ? value.name : '') : [],
  );
  return named.length > 0 ? named : ['ANY'];
}

function entriesOf(args: readonly Value[]) {
  return args.flatMap((value) => (value.kind === 'object' && value.keywords === true ? value.entries : []));
}

export function methodOf(name: string): readonly HttpMethod[] {
  const found = httpMethods.find((known) => known === name.toUpperCase());
  return found === undefined ? [] : [found];
}
