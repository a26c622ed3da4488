import type { CorsPolicy } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { entryOf, objectsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { originsOf } from './cors-origins.ts';
import { policyAt, unknownPolicy } from './cors-policy.ts';
import type { CorsReader, CorsUse } from './cors-use.ts';
import { djangoCors } from './django-cors.ts';

/** `CORS(app, resources={…})`, `Litestar(cors_config=CORSConfig(…))`, `aiohttp_cors.setup(app, …)`, Django's settings. */
export const pythonCors: CorsReader = (resolver, scope) => {
  if (scope.outline.language !== 'python') return [];
  const calls = scope.outline.calls.flatMap((call, index) =>
    names.has(call.name) && scope.outline.imports.some(({ from }) => modules.test(from))
      ? usesAt(resolver, scope, call, index)
      : call.name === 'init_app'
        ? laterUse(resolver, scope, call, index)
        : [],
  );
  return [...calls, ...djangoCors(resolver, scope), ...sanicCors(resolver, scope)];
};

/** `app.config.CORS_ORIGINS = 'https://tea.example'` of Sanic Extensions. */
function sanicCors(resolver: Resolver, scope: Scope): readonly CorsUse[] {
  if (!scope.outline.imports.some(({ from }) => /^sanic(?:$|\.)/.test(from))) return [];
  return scope.outline.bindings.flatMap(({ name, value, fn, at, end }): readonly CorsUse[] => {
    if (!/\.config\.CORS_ORIGINS$/.test(name)) return [];
    const origins = originsOf(resolver, { file: scope.file, fn }, value);
    return [{ name: 'CORS_ORIGINS', policy: { origins, credentials: 'unknown' }, file: scope.file, at, end }];
  });
}

const names: ReadonlySet<string> = new Set(['CORS', 'cors', 'setup', 'CORSConfig', 'Middleware']);
const modules = /^(?:flask_cors|sanic_cors|quart_cors|aiohttp_cors|litestar|starlette)\b/;

function usesAt(resolver: Resolver, scope: Scope, call: CallOutline, index: number): readonly CorsUse[] {
  const callees = calleesOf(resolver, scope.file, index);
  const [callee] = callees.filter((each) => modules.test(moduleOf(each)));
  if (callee === undefined || (call.name === 'setup' && !/^aiohttp_cors/.test(moduleOf(callee)))) return [];
  const context = { file: scope.file, fn: call.fn };
  const [first] = call.args;
  if (call.name === 'Middleware' && (first?.kind !== 'name' || !/CORSMiddleware$/.test(first.name))) return [];
  // What a blueprint says holds for its own routes, which is not known here.
  if (first !== undefined && resolver.value(context, first).some(isBlueprint)) return [];
  // `cors = CORS()` waits for `cors.init_app(app)`.
  if (call.name === 'CORS' && (first === undefined || first.kind === 'object')) return [];
  const handed = call.name === 'Middleware' && first !== undefined ? resolver.value(context, first) : callees;
  const place = { file: scope.file, at: call.start, end: call.end };
  const name = call.name === 'Middleware' ? 'CORSMiddleware' : call.name === 'setup' ? 'aiohttp_cors' : call.name;
  const resources = entryOf(resolver, context, call.args.at(-1), 'resources');
  if (resources !== undefined) return resourceUses(resolver, call, { ...resources, name, place });
  const policy =
    call.name === 'setup'
      ? defaultsOf(resolver, scope, call)
      : policyAt(resolver, { file: scope.file, call: index }, handed);
  return [{ name, policy: policy ?? unknownPolicy, ...place }];
}

/** `cors.init_app(app, resources={…})`: what is said there, or else where it was made. */
function laterUse(resolver: Resolver, scope: Scope, call: CallOutline, index: number): readonly CorsUse[] {
  const context = { file: scope.file, fn: call.fn };
  const made = (call.on === undefined ? [] : resolver.value(context, call.on)).find(
    (each) => each.kind === 'made' && modules.test(each.module) && each.maker.at(-1) === 'CORS',
  );
  const origin = made?.kind === 'made' ? made.origin : undefined;
  if (made === undefined || origin === undefined) return [];
  const place = { file: scope.file, at: call.start, end: call.end };
  for (const site of [{ file: scope.file, call: index }, origin]) {
    const told = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const inside = { file: site.file, fn: told?.fn ?? 0 };
    if (told?.args.at(-1)?.kind !== 'object') continue;
    const resources = entryOf(resolver, inside, told.args.at(-1), 'resources');
    if (resources !== undefined) return resourceUses(resolver, told, { ...resources, name: 'CORS', place });
    return [{ name: 'CORS', policy: policyAt(resolver, site, [made]) ?? unknownPolicy, ...place }];
  }
  return [{ name: 'CORS', policy: policyAt(resolver, origin, [made]) ?? unknownPolicy, ...place }];
}

function moduleOf(definition: Definition): string {
  return definition.kind === 'external' || definition.kind === 'made' ? definition.module : '';
}

function isBlueprint(definition: Definition): boolean {
  return definition.kind === 'made' && definition.maker.at(-1) === 'Blueprint';
}

interface Resources {
  readonly context: { readonly file: string; readonly fn: number };
  readonly value: Value;
  readonly name: string;
  readonly place: { readonly file: string; readonly at: number; readonly end: number };
}

/** `resources={r"/api/*": {"origins": "*"}}`: paths as regular expressions, each with options of its own. */
function resourceUses(
  resolver: Resolver,
  call: CallOutline,
  { context, value, name, place }: Resources,
): readonly CorsUse[] {
  const around = call.args.at(-1);
  const credited = entryOf(resolver, { file: place.file, fn: call.fn }, around, 'supports_credentials')?.value;
  const general = credited?.kind === 'literal' ? credited.text === 'true' : credited === undefined ? false : 'unknown';
  if (value.kind === 'text') return [{ name, policy: unknownPolicy, patterns: [pathOf(value.text)], ...place }];
  const entries = objectsOf(resolver, context, value).flatMap((placed) =>
    placed.value.kind === 'object' ? placed.value.entries.map((entry) => ({ ...entry, context: placed.context })) : [],
  );
  if (entries.length === 0) return [{ name, policy: unknownPolicy, ...place }];
  return entries.map(({ key, value: options, context: inside }) => {
    const origin = entryOf(resolver, inside, options, 'origins');
    const origins = origin === undefined ? 'any' : originsOf(resolver, origin.context, origin.value);
    const own = entryOf(resolver, inside, options, 'supports_credentials')?.value;
    const credentials = own?.kind === 'literal' ? own.text === 'true' : general;
    const echoed = origins === 'any' && credentials === true;
    return {
      name,
      policy: { origins: echoed ? 'reflected' : origins, credentials },
      patterns: [pathOf(key)],
      ...place,
    };
  });
}

/** `^/api/.*`, `/api/*` */
function pathOf(expression: string): string {
  const start = /^\^?([\w/-]*)/.exec(expression)?.[1] ?? '';
  return `${start.replace(/\/+$/, '')}/**`;
}

/** `defaults={"*": aiohttp_cors.ResourceOptions(allow_credentials=True)}` */
function defaultsOf(resolver: Resolver, scope: Scope, call: CallOutline): CorsPolicy | undefined {
  const context = { file: scope.file, fn: call.fn };
  const defaults = entryOf(resolver, context, call.args.at(-1), 'defaults');
  if (defaults?.value.kind !== 'object') return undefined;
  const { entries } = defaults.value;
  const [first] = entries;
  const making = first?.value.kind === 'call' ? scope.outline.calls[first.value.call] : undefined;
  const credited =
    making === undefined ? undefined : entryOf(resolver, context, making.args.at(-1), 'allow_credentials');
  const credentials =
    credited === undefined ? false : credited.value.kind === 'literal' ? credited.value.text === 'true' : 'unknown';
  const any = entries.some(({ key }) => key === '*');
  return { origins: any ? (credentials === true ? 'reflected' : 'any') : entries.map(({ key }) => key), credentials };
}
