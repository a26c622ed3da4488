import { nest } from '../../extractors/http/nest.ts';
import type { GuardLevel, HttpMethod } from '../../model/endpoint.ts';
import { isBelow } from '../../model/workspace-path.ts';
import type { FunctionOutline } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { inPhases, joinPaths } from '../http/join-routes.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { returnsOf } from '../resolve-value.ts';
import type { Resolver } from '../resolver.ts';
import { type ApplicationSettings, applicationSettings } from './application-settings.ts';
import { expandDecorators, type ResolvedDecorator } from './expand-decorators.ts';
import { type ModuleFacts, moduleFacts } from './module-guards.ts';
import { type ModuleMiddleware, middlewareOf, moduleMiddleware } from './module-middleware.ts';
import { nearestOf, rootOf } from './nearest-application.ts';
import { askedByMarks, isOptedOut } from './opt-out.ts';
import { isValidationPipe, takesUncheckedBody } from './unchecked-body.ts';

/** A controller class: its decorators and the application it belongs to. */
interface Controller {
  readonly file: string;
  readonly cls: number;
  readonly decorators: readonly ResolvedDecorator[];
  readonly paths: readonly string[];
  readonly versions: readonly string[];
  readonly settings: ApplicationSettings | undefined;
  readonly guards: readonly GuardUse[];
  /** Middleware of all modules; which of it a route passes depends on the route. */
  readonly middleware: readonly ModuleMiddleware[];
}

type Modules = ModuleFacts & { readonly middleware: readonly ModuleMiddleware[] };

/** Routes of annotated controllers, with prefixes, versions and guards of every level. */
export function nestRoutes(resolver: Resolver): readonly Route[] {
  const settings = applicationSettings(resolver);
  const modules = { ...moduleFacts(resolver), middleware: moduleMiddleware(resolver) };
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes)
    scope.outline.classes.forEach((_, cls) => {
      const controller = controllerOf(resolver, settings, modules, file, cls);
      if (controller !== undefined) routes.push(...routesOf(resolver, controller, file, cls, new Set()));
    });
  return routes;
}

function controllerOf(
  resolver: Resolver,
  settings: readonly ApplicationSettings[],
  modules: Modules,
  file: string,
  cls: number,
): Controller | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  // A class that a function makes is what others extend: `extends CrudController('orders')`.
  if (outline === undefined || outline.decorators.length === 0 || isMade(resolver, file, cls)) return undefined;
  const decorators = expandDecorators(resolver, { file, fn: outline.fn }, outline.decorators, nest.compose);
  const controller = decorators.find((decorator) => isNest(decorator) && nest.controllers.includes(decorator.name));
  if (controller === undefined) return undefined;
  const module = modules.moduleOf.get(`${file}#${cls}`);
  const prefix = module === undefined ? '' : (modules.prefixOf.get(module) ?? '');
  const application = nearestOf(settings, file);
  const root = application === undefined ? '' : rootOf(application.file);
  return {
    file,
    cls,
    decorators,
    paths: controllerPaths(resolver, controller).map((path) => joinPaths([prefix, path])),
    versions: versionsOf(resolver, decorators, controller),
    settings: application,
    guards: [
      ...(application?.guards ?? []),
      ...modules.guards.filter((guard) => isBelow(guard.file, root)),
      ...guardsIn(resolver, decorators, 'class'),
    ],
    middleware: modules.middleware,
  };
}

function isNest(decorator: ResolvedDecorator): boolean {
  return decorator.module !== undefined && nest.modules.includes(decorator.module);
}

function controllerPaths(resolver: Resolver, controller: ResolvedDecorator): readonly string[] {
  const [first] = controller.args;
  if (first === undefined) return [''];
  const path = entryOf(resolver, controller.context, first, nest.pathKey);
  if (first.kind === 'object' && path === undefined) return [''];
  const value = path ?? { context: controller.context, value: first };
  return pathTexts(resolver, value);
}

function pathTexts(resolver: Resolver, value: PlacedValue): readonly string[] {
  const texts = itemsOf(resolver, value.context, value.value).map(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? '{}',
  );
  return texts.length === 0 ? [''] : texts;
}

/** Versions that a method or controller is served under; `''` for version-neutral, none where nothing is said. */
function versionsOf(
  resolver: Resolver,
  decorators: readonly ResolvedDecorator[],
  controller?: ResolvedDecorator,
): readonly string[] {
  const named = decorators.find((decorator) => isNest(decorator) && decorator.name === nest.version);
  const value =
    named?.args[0] === undefined
      ? controller === undefined
        ? undefined
        : entryOf(resolver, controller.context, controller.args[0], nest.versionKey)
      : { context: named.context, value: named.args[0] };
  if (value === undefined) return [];
  return itemsOf(resolver, value.context, value.value).flatMap((item) => {
    if (item.value.kind === 'name' && item.value.name.endsWith('VERSION_NEUTRAL')) return [''];
    const text = resolveText(resolver, item.context, item.value)?.text;
    return text === undefined ? [] : [text];
  });
}

function routesOf(
  resolver: Resolver,
  controller: Controller,
  file: string,
  cls: number,
  seen: Set<string>,
): readonly Route[] {
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  if (scope === undefined || outline === undefined) return [];
  const methods = scope.outline.functions.flatMap((fn, index) =>
    fn.cls === cls && !seen.has(fn.name) ? [{ fn, index }] : [],
  );
  const own = methods.flatMap(({ fn, index }) => methodRoutes(resolver, controller, file, index, fn));
  // What overrides a method without decorators of its own is no route: they hang on the function that is overridden.
  for (const { fn } of methods) seen.add(fn.name);
  const inherited = outline.bases.flatMap((base) =>
    basesBehind(resolver, { file, fn: outline.fn }, base).flatMap((definition) =>
      (definition.kind === 'instance' || definition.kind === 'class') &&
      !(definition.file === file && definition.cls === cls)
        ? routesOf(resolver, controller, definition.file, definition.cls, seen)
        : [],
    ),
  );
  return [...own, ...inherited];
}

/** Classes that a base names, or that the function gives which it calls. */
function basesBehind(resolver: Resolver, context: Context, base: string): readonly Definition[] {
  const maker = /^([\w$.]+)(?:<[^(]*>)?\(/.exec(base)?.[1];
  if (maker === undefined) return resolver.type(context, base);
  return resolver
    .name(context, maker)
    .flatMap((found) => (found.kind === 'function' ? returnsOf(resolver, found.file, found.fn) : []));
}

function isMade(resolver: Resolver, file: string, cls: number): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  const fn = outline?.classes[cls]?.fn ?? 0;
  const returned = fn === 0 ? [] : (outline?.functions[fn]?.returns ?? []);
  return returned.some((value) =>
    resolver
      .value({ file, fn }, value)
      .some((found) => found.kind === 'class' && found.file === file && found.cls === cls),
  );
}

function methodRoutes(
  resolver: Resolver,
  controller: Controller,
  file: string,
  index: number,
  fn: FunctionOutline,
): readonly Route[] {
  const context = { file, fn: fn.parent };
  const decorators = expandDecorators(resolver, context, fn.decorators ?? [], nest.compose);
  return decorators.flatMap((decorator) => {
    const method =
      isNest(decorator) && Object.hasOwn(nest.verbs, decorator.name) ? nest.verbs[decorator.name] : undefined;
    if (method === undefined) return [];
    const [first] = decorator.args;
    const paths = first === undefined ? [''] : pathTexts(resolver, { context: decorator.context, value: first });
    const found = { file, index, fn, decorators, method };
    return controller.paths.flatMap((prefix) =>
      paths.flatMap((path) => {
        const bare = joinPaths([prefix, path]);
        const full = fullPaths(resolver, controller, found, bare);
        return full.map((each) => routeOf(resolver, controller, found, each, bare));
      }),
    );
  });
}

interface Method {
  readonly file: string;
  readonly index: number;
  readonly fn: FunctionOutline;
  readonly decorators: readonly ResolvedDecorator[];
  readonly method: HttpMethod;
}

function routeOf(resolver: Resolver, controller: Controller, method: Method, path: string, bare: string): Route {
  const decorators = [...controller.decorators, ...method.decorators];
  const key = `${controller.file}#${controller.cls}`;
  const passed = middlewareOf(controller.middleware, { controller: key, path: bare, method: method.method });
  const all = [...passed, ...controller.guards, ...guardsIn(resolver, method.decorators, 'decorator')];
  const isOpen = takesUncheckedBody(resolver, { file: method.file, fn: method.fn.parent }, method.fn);
  const guards = isOpen ? all.filter((guard) => !isValidationPipe(resolver, guard)) : all;
  return {
    framework: nest.id,
    method: method.method,
    path,
    file: method.file,
    at: method.decorators[0]?.at ?? method.fn.at,
    end: method.fn.at,
    context: { file: method.file, fn: method.fn.parent },
    handlerFunction: { file: method.file, fn: method.index },
    guards: inPhases(
      guards
        .filter((guard) => !isOptedOut(resolver, guard, decorators))
        .map((guard) => askedByMarks(resolver, guard, decorators)),
    ),
    passed: controller.settings === undefined ? [] : [{ file: controller.settings.file, at: 0, what: 'application' }],
  };
}

function fullPaths(resolver: Resolver, controller: Controller, method: Method, path: string): readonly string[] {
  const { settings } = controller;
  if (settings === undefined) return [path];
  const own = versionsOf(resolver, method.decorators);
  const inherited = own.length > 0 ? own : controller.versions;
  const versions = inherited.length > 0 ? inherited : [settings.defaultVersion ?? ''];
  const bare = path.replace(/^\//, '');
  const prefix = settings.excluded.some((each) => leavesOut(each, bare)) ? '' : settings.prefix;
  return versions.map((version) => {
    const versioned = settings.versionPrefix !== undefined && version !== '';
    return joinPaths([prefix, versioned ? `${settings.versionPrefix}${version}` : '', path]);
  });
}

/** `exclude: ['health', 'metrics/(.*)']` */
function leavesOut(pattern: string, path: string): boolean {
  const below = /^(.*?)\/?(?:\(\.\*\)|\{?\/?\*\w*\}?)$/.exec(pattern)?.[1];
  return below === undefined ? pattern === path : below !== '' && path.startsWith(`${below}/`);
}

function guardsIn(
  resolver: Resolver,
  decorators: readonly ResolvedDecorator[],
  level: GuardLevel,
): readonly GuardUse[] {
  return decorators.flatMap((decorator) => {
    const phase = decorator.name === nest.guards ? 1 : decorator.name === nest.pipes ? 2 : undefined;
    if (!isNest(decorator) || phase === undefined) return [];
    return decorator.args.flatMap((argument) =>
      itemsOf(resolver, decorator.context, argument).map((item) => ({
        ...item,
        level,
        file: decorator.context.file,
        at: decorator.at,
        end: decorator.end,
        phase,
      })),
    );
  });
}
