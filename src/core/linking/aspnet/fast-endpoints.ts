import { fastEndpoints } from '../../extractors/http/aspnet.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { plainTemplate } from './route-template.ts';

/** `class Find : Endpoint<FindRequest, Order> { void Configure() { Get("/orders/{id}"); } Task HandleAsync(…) … }` */
export function fastEndpointRoutes(resolver: Resolver): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) => {
    if (scope.outline.language !== 'csharp') return [];
    return scope.outline.classes.flatMap(({ bases, abstract }, cls) =>
      abstract !== true && bases.some((base) => fastEndpoints.bases.test(base)) ? routesOf(resolver, scope, cls) : [],
    );
  });
}

function routesOf(resolver: Resolver, scope: Scope, cls: number): readonly Route[] {
  const configure = fastEndpoints.configure.map((name) => scope.method(cls, name)).find((fn) => fn !== undefined);
  const handler = fastEndpoints.handlers.map((name) => scope.method(cls, name)).find((fn) => fn !== undefined);
  if (handler === undefined) return [];
  if (configure === undefined) return attributedRoutes(resolver, scope, cls, handler);
  const settings = scope.outline.calls.filter(({ fn, on }) => fn === configure && on === undefined);
  const around = joinPaths([prefixOf(resolver), ...groupPaths(resolver, scope, settings)]);
  const paths = settings.filter(({ name }) => name === 'Routes' || verbOf(name) !== undefined);
  return paths.flatMap((call) => {
    const own = verbOf(call.name);
    const verbs = own === undefined ? toldVerbs(settings) : [own];
    return textsOf(resolver, scope, call).flatMap((path) =>
      verbs.map((method) =>
        routeOf(scope, { call, settings, handler, cls }, method, joinPaths([around, plainTemplate(path)])),
      ),
    );
  });
}

/** `[HttpGet("/orders/{id}"), AllowAnonymous] class Find : Endpoint<…>` */
function attributedRoutes(resolver: Resolver, scope: Scope, cls: number, handler: number): readonly Route[] {
  const { file, outline } = scope;
  const attributes = outline.classes[cls]?.decorators ?? [];
  const opened = attributes.some(({ name }) => name === fastEndpoints.open);
  return attributes.flatMap(({ name, args = [], at, end }): readonly Route[] => {
    const method = /^Http[A-Z]/.test(name) ? verbOf(name.slice('Http'.length)) : undefined;
    if (method === undefined) return [];
    const context = { file, fn: 0 };
    const guard: GuardUse = {
      context,
      value: { kind: 'text', text: name },
      name: 'signed in by default',
      kind: 'authentication',
      level: 'inline',
      ...{ file, at, end },
    };
    return args.flatMap((value) => {
      const path = resolveText(resolver, context, value)?.text;
      if (path === undefined) return [];
      const whole = joinPaths([prefixOf(resolver), plainTemplate(path)]);
      const place = { framework: fastEndpoints.id, method, path: whole, file, at, end, context, passed: [] };
      return [{ ...place, handlerFunction: { file, fn: handler }, guards: opened ? [] : [guard] }];
    });
  });
}

/** `Group<Admin>()`: the class says the path by `Configure("admin", …)`, below that of the group it is part of. */
function groupPaths(resolver: Resolver, { file }: Scope, settings: readonly CallOutline[]): readonly string[] {
  const group = settings.find(({ name, typeArguments }) => name === 'Group' && typeArguments !== undefined);
  return group?.typeArguments === undefined
    ? []
    : pathsOfGroup(resolver, { file, fn: group.fn }, group.typeArguments.slice(1, -1), 0);
}

const deepest = 6;

function pathsOfGroup(resolver: Resolver, context: Context, type: string, depth: number): readonly string[] {
  const [found] = resolver.type(context, type);
  const outline = found?.kind === 'instance' ? resolver.scopes.get(found.file)?.outline : undefined;
  if (found?.kind !== 'instance' || outline === undefined || depth > deepest) return [];
  const making = outline.functions.findIndex(({ name, cls }) => name === 'constructor' && cls === found.cls);
  const call = outline.calls.find(({ fn, name, on }) => fn === making && name === 'Configure' && on === undefined);
  const inside = { file: found.file, fn: Math.max(making, 0) };
  const text = call?.args[0] && resolveText(resolver, inside, call.args[0])?.text;
  const parent = outline.classes[found.cls]?.bases.map((base) => /^SubGroup<(.*)>$/.exec(base)?.[1]).find(Boolean);
  const above = parent === undefined ? [] : pathsOfGroup(resolver, inside, parent, depth + 1);
  return [...above, text ?? ''];
}

function verbOf(name: string): HttpMethod | undefined {
  return Object.hasOwn(fastEndpoints.verbs, name)
    ? (fastEndpoints.verbs as Readonly<Record<string, HttpMethod>>)[name]
    : undefined;
}

/** `Verbs(Http.POST, Http.PUT)` */
function toldVerbs(settings: readonly CallOutline[]): readonly HttpMethod[] {
  const names = settings
    .filter(({ name }) => name === 'Verbs')
    .flatMap(({ args }) => args.map((value) => (value.kind === 'name' ? value.name.split('.').at(-1) : '')));
  return httpMethods.filter((method) => names.includes(method));
}

function textsOf(resolver: Resolver, { file }: Scope, call: CallOutline): readonly string[] {
  const context = { file, fn: call.fn };
  return call.args
    .flatMap((value) => itemsOf(resolver, context, value))
    .flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
}

/** `c.Endpoints.RoutePrefix = "api"` */
function prefixOf(resolver: Resolver): string {
  for (const [file, { outline }] of resolver.scopes) {
    const binding = outline.bindings.find(({ name }) => name.endsWith('Endpoints.RoutePrefix'));
    if (binding !== undefined) return resolveText(resolver, { file, fn: binding.fn }, binding.value)?.text ?? '';
  }
  return '';
}

interface Configured {
  readonly call: CallOutline;
  readonly settings: readonly CallOutline[];
  readonly handler: number;
  readonly cls: number;
}

function routeOf(scope: Scope, { call, settings, handler }: Configured, method: HttpMethod, path: string): Route {
  const { file } = scope;
  return {
    framework: fastEndpoints.id,
    method,
    path,
    file,
    at: call.at,
    end: call.end,
    context: { file, fn: call.fn },
    handlerFunction: { file, fn: handler },
    guards: guardsOf(file, call, settings),
    passed: [],
  };
}

/** Endpoints ask for a signed-in user unless they say that they do not. */
function guardsOf(file: string, call: CallOutline, settings: readonly CallOutline[]): readonly GuardUse[] {
  const opened = settings.find(({ name }) => name === fastEndpoints.open);
  if (opened !== undefined) return opened.args.length > 0 ? [] : [useOf(file, opened, fastEndpoints.open, 'other')];
  const restricting = settings.filter(({ name }) => (fastEndpoints.restricting as readonly string[]).includes(name));
  if (restricting.length === 0) return [useOf(file, call, 'signed in by default', 'authentication')];
  return restricting.map((each) => {
    const said = each.args.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
    return useOf(file, each, [each.name, ...said].join(' '), 'authorization');
  });
}

function useOf(file: string, { fn, at, end }: CallOutline, name: string, kind: GuardUse['kind']): GuardUse {
  const value: Value = { kind: 'text', text: name };
  return { context: { file, fn }, value, name, kind, level: 'inline', file, at, end };
}
