import {
  aspnetMinimal,
  aspnetMvc,
  carter,
  fastEndpoints,
  guardSteps,
  liftingAttributes,
  limitingSteps,
  razorPagesId,
} from '../../extractors/http/aspnet.ts';
import type { GuardKind } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { typeNamed } from '../csharp/csharp-types.ts';
import type { Definition } from '../definition.ts';
import { classifyGuard } from '../guards/classify-guard.ts';
import { guardByBody } from '../guards/guard-by-body.ts';
import { bodyPasses } from '../guards/passed-by.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { handlerOf } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { guardOf } from './action-guards.ts';
import { attributesOf } from './attributes.ts';
import { isWithin, type PathsAround, pathsAround } from './paths-around.ts';
import type { DotnetProjects } from './projects.ts';

/** Something that an application puts before all its routes, or before those of its controllers. */
interface Setup {
  readonly guard: GuardUse;
  readonly controllersOnly: boolean;
  /** Middleware of one's own does not know what lets pass the framework's. */
  readonly stays?: boolean | undefined;
  /** Class of the middleware. */
  readonly body?: Definition | undefined;
  readonly within?: PathsAround | undefined;
}

const frameworks: ReadonlySet<string> = new Set([
  aspnetMvc.id,
  aspnetMinimal.id,
  carter.id,
  fastEndpoints.id,
  razorPagesId,
]);

/** Adds what the application puts before every route, and takes away what a route lets pass: `[AllowAnonymous]`. */
export function guardByPipeline(
  resolver: Resolver,
  projects: DotnetProjects,
  routes: readonly Route[],
): readonly Route[] {
  if (!routes.some(({ framework }) => frameworks.has(framework))) return routes;
  const setups = [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.language === 'csharp' ? setupsIn(resolver, scope, projects) : [],
  );
  return routes.map((route) => {
    if (!frameworks.has(route.framework)) return route;
    const before = setups.filter(
      ({ guard, controllersOnly, within, body }) =>
        projects.isOneProgram(guard.file, route.file) &&
        (!controllersOnly || route.framework === aspnetMvc.id) &&
        (within === undefined || isWithin(within, route.path)) &&
        (body === undefined || !bodyPasses(resolver, body, { path: route.path, handler: '' })),
    );
    const all = [...before.map(({ guard }) => guard), ...route.guards, ...handlerGuards(resolver, route)];
    const staying = new Set(before.flatMap(({ guard, stays }) => (stays === true ? [guard] : [])));
    return { ...route, guards: lifted(all, staying) };
  });
}

/** Attributes of the function that answers: `app.MapGet("/", [Authorize] () => …)`. */
function handlerGuards(resolver: Resolver, route: Route): readonly GuardUse[] {
  const place = route.handlerFunction === undefined ? handlerOf(resolver, route) : undefined;
  if (place === undefined) return [];
  const decorators = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.decorators;
  return attributesOf(place, decorators).flatMap((attribute) => guardOf(resolver, attribute, 'decorator'));
}

function lifted(guards: readonly GuardUse[], staying: ReadonlySet<GuardUse>): readonly GuardUse[] {
  const lifting = new Set(guards.flatMap(({ name }) => liftingAttributes[name ?? ''] ?? []));
  return guards.filter((guard) => {
    const { name, kind } = guard;
    if (Object.hasOwn(liftingAttributes, name ?? '')) return false;
    return kind === undefined || staying.has(guard) || !lifting.has(kind);
  });
}

function setupsIn(resolver: Resolver, scope: Scope, projects: DotnetProjects): readonly Setup[] {
  const said = scope.outline.calls.flatMap((call) => {
    const within = pathsAround(scope, call.fn);
    return setupOf(resolver, scope, call, projects).map((each) => ({ ...each, within }));
  });
  return [...said, ...assignedSetups(scope)].sort((a, b) => a.guard.at - b.guard.at);
}

function setupOf(resolver: Resolver, scope: Scope, call: CallOutline, projects: DotnetProjects): readonly Setup[] {
  const { calls } = scope.outline;
  const on = call.on?.kind === 'call' ? calls[call.on.call] : undefined;
  if (Object.hasOwn(guardSteps, call.name) && controllersBelow(scope, call)) {
    const kind = call.name === 'RequireAuthorization' && call.args.length > 0 ? 'authorization' : guardSteps[call.name];
    return [setup(scope, call, call.name, kind ?? 'other', true)];
  }
  if (call.name === 'SetFallbackPolicy') return [setup(scope, call, 'FallbackPolicy', 'authentication', false)];
  if (limitingSteps.has(call.name) && on === undefined) return [setup(scope, call, call.name, 'rate-limit', false)];
  if (call.name === 'UseCors') return [setup(scope, call, call.name, 'cors', false)];
  if (call.name === 'UseRateLimiter' && hasGlobalLimiter(resolver, scope, projects))
    return [setup(scope, call, call.name, 'rate-limit', false)];
  if (call.name === 'UseMiddleware') return middleware(resolver, scope, call);
  if (call.name === 'Use') return writtenOut(resolver, scope, call);
  return isFilterList(call) ? filters(resolver, scope, call) : [];
}

/** `app.MapControllers().RequireAuthorization()` */
function controllersBelow(scope: Scope, call: CallOutline): boolean {
  let on = call.on;
  while (on?.kind === 'call') {
    const link: CallOutline | undefined = scope.outline.calls[on.call];
    if (link?.name === 'MapControllers' || link?.name === 'MapControllerRoute') return true;
    on = link?.on;
  }
  return false;
}

function isFilterList({ name, on }: CallOutline): boolean {
  return name === 'Add' && on?.kind === 'name' && /(?:^|\.)[fF]ilters$/.test(on.name);
}

/** `options.Filters.Add(new AuthorizeFilter(policy))`, `options.Filters.Add<ApiKeyFilter>()` */
function filters(resolver: Resolver, scope: Scope, call: CallOutline): readonly Setup[] {
  const [given] = call.args;
  const made =
    given?.kind === 'call' ? scope.outline.calls[given.call]?.name : given?.kind === 'name' ? given.name : undefined;
  const name = call.typeArguments?.slice(1, -1) ?? made;
  if (name === undefined) return [];
  if (/^Authorize(?:Filter|Attribute)$/.test(name)) return [setup(scope, call, name, 'authentication', true)];
  const kind = kindOfType(resolver, scope, call, name);
  return kind === undefined || kind === 'other' ? [] : [setup(scope, call, name, kind, true)];
}

function middleware(resolver: Resolver, scope: Scope, call: CallOutline): readonly Setup[] {
  const [given] = call.args;
  const name = call.typeArguments?.slice(1, -1) ?? (given?.kind === 'name' ? given.name : undefined);
  const kind = name === undefined ? undefined : kindOfType(resolver, scope, call, name);
  if (name === undefined || kind === undefined || kind === 'other') return [];
  const place = typeNamed(resolver, scope, call.fn, name);
  return [
    {
      ...setup(scope, call, name, kind, false),
      stays: !looksForMarks(resolver, scope, call, name),
      body: place && { kind: 'class', file: place.file, cls: place.cls },
    },
  ];
}

/** `app.Use(async (context, next) => { … context.Response.StatusCode = 401; … })` */
function writtenOut(resolver: Resolver, scope: Scope, call: CallOutline): readonly Setup[] {
  const [given] = call.args;
  if (given?.kind !== 'function' || scope.outline.functions[given.fn]?.parameters.length !== 2) return [];
  const body = { kind: 'function', file: scope.file, fn: given.fn } as const;
  const kind = guardByBody(resolver, [body]);
  if (kind === undefined || kind === 'cors' || kind === 'validation') return [];
  return [{ ...setup(scope, call, 'Use', kind, false), stays: true, body }];
}

/** `endpoint.Metadata.GetMetadata<IAllowAnonymous>()` */
function looksForMarks(resolver: Resolver, scope: Scope, call: CallOutline, name: string): boolean {
  const place = typeNamed(resolver, scope, call.fn, name);
  const outline = place && resolver.scopes.get(place.file)?.outline;
  return outline?.calls.some(({ typeArguments }) => typeArguments?.includes('AllowAnonymous') === true) === true;
}

function kindOfType(resolver: Resolver, scope: Scope, call: CallOutline, name: string): GuardKind | undefined {
  const place = typeNamed(resolver, scope, call.fn, name);
  if (place === undefined) return undefined;
  const cls = resolver.scopes.get(place.file)?.outline.classes[place.cls];
  const value: Value = { kind: 'class', cls: place.cls };
  const words = name.replace(/(?:Middleware|Filter|Attribute)$/, '');
  return classifyGuard(resolver, { file: place.file, fn: cls?.fn ?? 0 }, value, words)?.kind;
}

/** `options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();` */
function assignedSetups(scope: Scope): readonly Setup[] {
  return scope.outline.bindings.flatMap(({ name, value, fn, at, end }) => {
    const isNothing = value.kind === 'literal' && value.text === 'null';
    if (!/(?:^|\.)FallbackPolicy$/.test(name) || isNothing) return [];
    return [setup(scope, { fn, at, end }, 'FallbackPolicy', 'authentication', false)];
  });
}

function hasGlobalLimiter(resolver: Resolver, scope: Scope, projects: DotnetProjects): boolean {
  const sets = ({ outline }: Scope): boolean =>
    outline.bindings.some(({ name }) => /(?:^|\.)GlobalLimiter$/.test(name));
  return (
    sets(scope) ||
    [...resolver.scopes.values()].some(
      (other) => other.outline.language === 'csharp' && projects.isOneProgram(scope.file, other.file) && sets(other),
    )
  );
}

function setup(
  scope: Scope,
  { fn, at, end }: Pick<CallOutline, 'fn' | 'at' | 'end'>,
  name: string,
  kind: GuardKind,
  controllersOnly: boolean,
): Setup {
  const place = { file: scope.file, at, end };
  const value: Value = { kind: 'text', text: name };
  return {
    guard: { context: { file: scope.file, fn }, value, name, kind, level: 'application', ...place },
    controllersOnly,
  };
}
