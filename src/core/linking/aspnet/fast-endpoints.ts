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
  const groups = groupsOf(resolver, scope, settings);
  const around = joinPaths([prefixOf(resolver), ...groups.map(({ path }) => path)]);
  const told = [...groups.flatMap((group) => group.settings), ...settings.map((call) => ({ file: scope.file, call }))];
  const paths = settings.filter(({ name }) => name === 'Routes' || verbOf(name) !== undefined);
  return paths.flatMap((call) => {
    const own = verbOf(call.name);
    const verbs = own === undefined ? toldVerbs(settings) : [own];
    return textsOf(resolver, scope, call).flatMap((path) =>
      verbs.map((method) =>
        routeOf(scope, { call, settings: told, handler, cls }, method, joinPaths([around, plainTemplate(path)])),
      ),
    );
  });
}

/** `[HttpGet("/orders/{id}"), AllowAnonymous] class Find : Endpoint<…>` */
function attributedRoutes(resolver: Resolver, scope: Scope, cls: number, handler: number): readonly Route[] {
  const { file, outline } = scope;
  const attributes = outline.classes[cls]?.decorators ?? [];
  const opened = attributes.some(({ name }) => name === fastEndpoints.open);
  const restricting = attributes.find(({ name, args = [] }) => name === 'Authorize' && args.length > 0);
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
    const restricted: GuardUse | undefined = restricting && {
      ...guard,
      ...{ name: 'Authorize', kind: 'authorization', at: restricting.at, end: restricting.end },
    };
    return args.flatMap((value) => {
      const path = resolveText(resolver, context, value)?.text;
      if (path === undefined) return [];
      const whole = joinPaths([prefixOf(resolver), plainTemplate(path)]);
      const place = { framework: fastEndpoints.id, method, path: whole, file, at, end, context, passed: [] };
      return [{ ...place, handlerFunction: { file, fn: handler }, guards: opened ? [] : [restricted ?? guard] }];
    });
  });
}

/** What a group puts before its endpoints, by path and by what its block says of them. */
interface Group {
  readonly path: string;
  readonly settings: readonly Setting[];
}

interface Setting {
  readonly file: string;
  readonly call: CallOutline;
}

/** `Group<Admin>()`: the class says it by `Configure("admin", ep => ep.Roles("Keeper"))`, below the group it is part of. */
function groupsOf(resolver: Resolver, { file }: Scope, settings: readonly CallOutline[]): readonly Group[] {
  const group = settings.find(({ name, typeArguments }) => name === 'Group' && typeArguments !== undefined);
  return group?.typeArguments === undefined
    ? []
    : groupsBy(resolver, { file, fn: group.fn }, group.typeArguments.slice(1, -1), 0);
}

const deepest = 6;

function groupsBy(resolver: Resolver, context: Context, type: string, depth: number): readonly Group[] {
  const [found] = resolver.type(context, type);
  const outline = found?.kind === 'instance' ? resolver.scopes.get(found.file)?.outline : undefined;
  if (found?.kind !== 'instance' || outline === undefined || depth > deepest) return [];
  const making = outline.functions.findIndex(({ name, cls }) => name === 'constructor' && cls === found.cls);
  const call = outline.calls.find(({ fn, name, on }) => fn === making && name === 'Configure' && on === undefined);
  const inside = { file: found.file, fn: Math.max(making, 0) };
  const text = call?.args[0] && resolveText(resolver, inside, call.args[0])?.text;
  const block = call?.args.at(-1);
  const said = block?.kind === 'function' ? outline.calls.filter(({ fn }) => fn === block.fn) : [];
  const parent = outline.classes[found.cls]?.bases.map((base) => /^SubGroup<(.*)>$/.exec(base)?.[1]).find(Boolean);
  const above = parent === undefined ? [] : groupsBy(resolver, inside, parent, depth + 1);
  return [...above, { path: text ?? '', settings: said.map((each) => ({ file: found.file, call: each })) }];
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
  readonly settings: readonly Setting[];
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

/** Endpoints ask for a signed-in user unless they say that they do not, themselves or by their group. */
function guardsOf(file: string, call: CallOutline, settings: readonly Setting[]): readonly GuardUse[] {
  const limits = settings.filter((each) => each.call.name === fastEndpoints.limit);
  const limiting = limits.map((each) => useOf(each.file, each.call, fastEndpoints.limit, 'rate-limit'));
  const opened = settings.find((each) => each.call.name === fastEndpoints.open);
  if (opened !== undefined) {
    const open = useOf(opened.file, opened.call, fastEndpoints.open, 'other');
    return opened.call.args.length > 0 ? limiting : [open, ...limiting];
  }
  const names: readonly string[] = fastEndpoints.restricting;
  const restricting = settings.filter((each) => names.includes(each.call.name));
  if (restricting.length === 0) return [useOf(file, call, 'signed in by default', 'authentication'), ...limiting];
  const restricted = restricting.map((each) => {
    const said = each.call.args.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
    return useOf(each.file, each.call, [each.call.name, ...said].join(' '), 'authorization');
  });
  return [...restricted, ...limiting];
}

function useOf(file: string, { fn, at, end }: CallOutline, name: string, kind: GuardUse['kind']): GuardUse {
  const value: Value = { kind: 'text', text: name };
  return { context: { file, fn }, value, name, kind, level: 'inline', file, at, end };
}
