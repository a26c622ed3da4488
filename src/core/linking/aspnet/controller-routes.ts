import { aspnetMvc } from '../../extractors/http/aspnet.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { type MethodPlace, methodsOf, type Overriding } from '../annotated/hierarchy.ts';
import type { Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { guardsOfAction } from './action-guards.ts';
import { type Attribute, argumentOf, attributesOf, textOf, textsOf } from './attributes.ts';
import { type Controller, findControllers, isOneOf } from './controllers.ts';
import { conventionsOf } from './conventions.ts';
import type { DotnetProjects } from './projects.ts';
import { belowPrefix, conventionalPath, plainTemplate, type Tokens, withTokens } from './route-template.ts';

/** Routes of controllers: by attributes, or by the names of class and method where the application says so. */
export function controllerRoutes(resolver: Resolver, projects: DotnetProjects): readonly Route[] {
  return findControllers(resolver).flatMap((controller) =>
    methodsOf(resolver, controller.hierarchy).flatMap((method) => routesOf(resolver, projects, controller, method)),
  );
}

interface Action {
  readonly controller: Controller;
  readonly method: Overriding;
  readonly attributes: readonly Attribute[];
  readonly tokens: Tokens;
}

function routesOf(
  resolver: Resolver,
  projects: DotnetProjects,
  controller: Controller,
  method: Overriding,
): readonly Route[] {
  const [{ file, fn }] = method;
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const attributes = attributesOfMethod(resolver, method);
  const isProperty = outline?.decorators?.some(({ name }) => name === 'property');
  if (outline?.public !== true || outline.static === true || isProperty === true || outline.name === 'operator')
    return [];
  if (isInterface(resolver, method) || attributes.some(({ name }) => name === aspnetMvc.notAnAction)) return [];
  const tokens = tokensOf(resolver, controller, attributes, outline.name);
  const action = { controller, method, attributes, tokens };
  const templates = templatesOf(resolver, action);
  if (templates.length > 0) return templates.map(({ method: verb, path }) => routeOf(resolver, action, verb, path));
  if (prefixesOf(resolver, controller).length > 0) return [];
  const api = isOldApi(resolver, controller);
  const parameters = api ? outline.parameters.map(({ name }) => name) : undefined;
  return conventionsOf(resolver, projects, controller.file, api).flatMap((pattern) => {
    const path = conventionalPath(pattern, tokens, parameters);
    return path === undefined
      ? []
      : conventionalVerbs(resolver, action).map((verb) => routeOf(resolver, action, verb, path));
  });
}

function isInterface(resolver: Resolver, [{ file, fn }]: Overriding): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  const cls = outline?.functions[fn]?.cls;
  return cls !== undefined && outline?.classes[cls]?.kind === 'interface';
}

/** Attributes of the nearest declaration that has any that routes; what an override repeats counts for it. */
function attributesOfMethod(resolver: Resolver, method: Overriding): readonly Attribute[] {
  const all = method.map((place) => attributesAt(resolver, place));
  const routing = all.find((attributes) => attributes.some(({ name }) => isRouting(name)));
  return routing ?? all[0] ?? [];
}

function attributesAt(resolver: Resolver, { file, fn }: MethodPlace): readonly Attribute[] {
  return attributesOf({ file, fn }, resolver.scopes.get(file)?.outline.functions[fn]?.decorators);
}

function isRouting(name: string): boolean {
  return Object.hasOwn(aspnetMvc.verbs, name) || name === aspnetMvc.acceptVerbs || isOneOf(aspnetMvc.prefixes, name);
}

function tokensOf(
  resolver: Resolver,
  controller: Controller,
  attributes: readonly Attribute[],
  method: string,
): Tokens {
  const named = attributes.find(({ name }) => name === aspnetMvc.actionName);
  const area = controller.attributes.find(({ name }) => name === aspnetMvc.area);
  return {
    controller: controller.name,
    // The framework drops the suffix unless it is told not to.
    action: (named && textOf(resolver, argumentOf(named, ''))) ?? method.replace(/(?<=.)Async$/, ''),
    area: area && textOf(resolver, argumentOf(area, '')),
  };
}

interface Template {
  readonly method: HttpMethod;
  readonly path: string;
}

/** What the attributes of a method spell out, below every prefix of its class. */
function templatesOf(resolver: Resolver, action: Action): readonly Template[] {
  const { controller, attributes, tokens } = action;
  // Of the older Web API the name of a method says what a route without a verb takes.
  const unsaid = isOldApi(resolver, controller) ? conventionalVerbs(resolver, action) : (['ANY'] as const);
  const own = attributes.filter(({ name }) => isOneOf(aspnetMvc.prefixes, name));
  const routes = own.map((attribute) => textOf(resolver, argumentOf(attribute, '', 'template')) ?? '');
  const verbs = attributes.flatMap((attribute) => verbsOf(resolver, attribute));
  const prefixes = prefixesOf(resolver, controller);
  const bare = verbs.filter(({ template }) => template === undefined).map(({ method }) => method);
  const told: { method: HttpMethod; template: string }[] = verbs.flatMap(({ method, template }) =>
    template === undefined ? [] : [{ method, template }],
  );
  const methods = bare.length > 0 ? bare : verbs.length === 0 ? unsaid : [];
  for (const template of routes) for (const method of methods) told.push({ method, template });
  // A verb without a template answers at the prefix itself; without a prefix it only narrows a convention.
  if (routes.length === 0 && prefixes.length > 0) for (const method of methods) told.push({ method, template: '' });
  const bases = prefixes.length > 0 ? prefixes : [''];
  return told.flatMap(({ method, template }) =>
    [...new Set(bases.map((prefix) => belowPrefix(prefix, template)))].map((path) => ({
      method,
      path: plainTemplate(withTokens(path, tokens)),
    })),
  );
}

interface Verb {
  readonly method: HttpMethod;
  readonly template: string | undefined;
}

function verbsOf(resolver: Resolver, attribute: Attribute): readonly Verb[] {
  const { name } = attribute;
  if (name === aspnetMvc.acceptVerbs) {
    const template = textOf(resolver, argumentOf(attribute, 'Route'));
    const said = textsOf(resolver, attribute).flatMap((text) => text.toUpperCase().split(/[,\s]+/));
    return httpMethods.filter((method) => said.includes(method)).map((method) => ({ method, template }));
  }
  const verb = (aspnetMvc.verbs as Readonly<Record<string, HttpMethod>>)[name];
  return verb === undefined
    ? []
    : [{ method: verb, template: textOf(resolver, argumentOf(attribute, '', 'template')) }];
}

/** Of the class, or of the nearest one it extends that has any. */
function prefixesOf(resolver: Resolver, { hierarchy, attributes }: Controller): readonly string[] {
  for (const { file, cls } of hierarchy) {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    const own = attributes.filter(
      ({ name, context, at }) =>
        isOneOf(aspnetMvc.prefixes, name) &&
        context.file === file &&
        outline?.decorators.some((decorator) => decorator.at === at) === true,
    );
    if (own.length > 0) return own.map((attribute) => textOf(resolver, argumentOf(attribute, '', 'template')) ?? '');
  }
  return [];
}

/** Without a word about it a method is meant for the browser's GET; of the older Web API its name says which. */
function conventionalVerbs(resolver: Resolver, { attributes, controller, method }: Action): readonly HttpMethod[] {
  const told = attributes.flatMap((attribute) => verbsOf(resolver, attribute)).map(({ method: verb }) => verb);
  if (told.length > 0) return told;
  const [{ file, fn }] = method;
  const name = resolver.scopes.get(file)?.outline.functions[fn]?.name ?? '';
  const verb = isOldApi(resolver, controller) ? verbByName(name) : 'GET';
  return httpMethods.filter((each) => each === (verb ?? 'POST'));
}

function verbByName(name: string): string | undefined {
  return /^(Get|Post|Put|Patch|Delete|Head|Options)/.exec(name)?.[1]?.toUpperCase();
}

function isOldApi(resolver: Resolver, { hierarchy }: Controller): boolean {
  return hierarchy.some((place) =>
    resolver.scopes.get(place.file)?.outline.classes[place.cls]?.bases.includes('ApiController'),
  );
}

function routeOf(resolver: Resolver, action: Action, method: HttpMethod, path: string): Route {
  const [handler] = action.method;
  const outline = resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  const first = action.attributes.find(({ context }) => context.file === handler.file && context.fn === handler.fn);
  return {
    framework: aspnetMvc.id,
    method,
    path,
    file: handler.file,
    at: first?.at ?? outline?.at ?? 0,
    end: outline?.at ?? 0,
    context: { file: handler.file, fn: 0 },
    handlerFunction: handler,
    guards: guardsOfAction(resolver, action.controller, action.method),
    passed: [],
  };
}
