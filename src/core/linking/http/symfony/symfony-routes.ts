import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import { folderOf, joinPath } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import { classAnnotations } from '../../annotated/annotated-routes.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from '../../annotated/annotation.ts';
import { checksOf } from '../../annotated/guards-of-method.ts';
import { methodsOf } from '../../annotated/hierarchy.ts';
import type { LinkInput } from '../../link-input.ts';
import { itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { bodyGuards } from '../grouped/controller-guards.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';
import { apiPlatformRoutes } from './api-platform-routes.ts';
import { builtRoutes } from './built-routes.ts';
import { createSymfonySecurity, type SymfonySecurity } from './symfony-security.ts';
import { type SymfonySetting, settingsIn } from './symfony-settings.ts';

const modules = [
  'Symfony\\Component\\Routing\\Attribute',
  'Symfony\\Component\\Routing\\Annotation',
  'Sensio\\Bundle\\FrameworkExtraBundle\\Configuration',
];
const securityModules = [
  'Symfony\\Component\\Security\\Http\\Attribute',
  'Sensio\\Bundle\\FrameworkExtraBundle\\Configuration',
];

/** FOSRestBundle and API bundles name the method in the attribute. */
const verbs: Readonly<Record<string, HttpMethod>> = {
  Get: 'GET',
  Post: 'POST',
  Put: 'PUT',
  Patch: 'PATCH',
  Delete: 'DELETE',
};

/** Routes that attributes of controllers declare, with the prefixes and the access rules of the application's settings. */
export function symfonyRoutes(resolver: Resolver, input: LinkInput): readonly Route[] {
  const settings = settingsIn(input);
  const security = createSymfonySecurity(settings);
  const routes: Route[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    for (const [cls, { kind }] of scope.outline.classes.entries())
      if (kind === 'class') routes.push(...routesOfClass(resolver, scope, cls, settings));
  }
  const others = [
    ...writtenRoutes(resolver, settings),
    ...builtRoutes(resolver),
    ...apiPlatformRoutes(resolver, settings),
  ];
  return [...routes, ...others].map((route) => withRules(security, route));
}

function isRoute(annotation: Annotation): boolean {
  return annotation.name === 'Route' && isOf(annotation, modules);
}

function routesOfClass(
  resolver: Resolver,
  scope: Scope,
  cls: number,
  settings: readonly SymfonySetting[],
): readonly Route[] {
  const place = { file: scope.file, cls };
  const around = classAnnotations(resolver, place);
  const [own] = around.filter(isRoute);
  const front = prefixOf(settings, scope.file);
  const invoked = scope.method(cls, '__invoke');
  if (own !== undefined && invoked !== undefined)
    return routesBy(resolver, scope, invoked, own, [front], guardsIn(resolver, around, 'class'));
  const prefixes = (own === undefined ? [''] : pathsOf(resolver, own)).map((path) => joinPaths([front, path]));
  return methodsOf(resolver, [place]).flatMap(([method]) => {
    const outline = scope.outline.functions[method.fn];
    const annotations = annotationsIn(resolver, { file: scope.file, fn: method.fn }, outline?.decorators);
    const guards = [...guardsIn(resolver, around, 'class'), ...guardsIn(resolver, annotations, 'decorator')];
    return annotations
      .filter(
        (each) => isRoute(each) || (Object.hasOwn(verbs, each.name) && each.modules.some((name) => /Rest/.test(name))),
      )
      .flatMap((each) => routesBy(resolver, scope, method.fn, each, prefixes, guards));
  });
}

function routesBy(
  resolver: Resolver,
  scope: Scope,
  fn: number,
  annotation: Annotation,
  prefixes: readonly string[],
  guards: readonly GuardUse[],
): readonly Route[] {
  const place = { file: scope.file, fn };
  const own = [...guards, ...checksOf(resolver, [place]), ...bodyGuards(resolver, place)];
  return prefixes.flatMap((prefix) =>
    pathsOf(resolver, annotation).flatMap((path) =>
      methodsIn(resolver, annotation).map(
        (method): Route => ({
          framework: 'symfony',
          method,
          path: joinPaths([prefix, path]).replaceAll(
            /\{!?(\w+)(?:<[^{}]*>)?(?:\?[^{}]*)?(?::\w+(?:\.\w+)?)?\}/g,
            '{$1}',
          ),
          file: scope.file,
          at: annotation.at,
          end: Math.max(annotation.end, scope.outline.functions[fn]?.at ?? 0),
          context: { file: scope.file, fn: 0 },
          handlerFunction: place,
          guards: own,
          passed: [],
        }),
      ),
    ),
  );
}

/** `path` by name or first; a path for each language counts each. */
function pathsOf(resolver: Resolver, annotation: Annotation): readonly string[] {
  const placed = argumentOf(annotation, ['path', 'value']);
  if (placed?.value.kind === 'object')
    return placed.value.entries.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []));
  const texts = textsOf(resolver, placed);
  return texts.length === 0 ? [''] : texts;
}

function methodsIn(resolver: Resolver, annotation: Annotation): readonly HttpMethod[] {
  const verb = Object.hasOwn(verbs, annotation.name) ? verbs[annotation.name] : undefined;
  if (verb !== undefined) return [verb];
  const told = argumentOf(annotation, ['methods']);
  if (told === undefined) return ['ANY'];
  return itemsOf(resolver, told.context, told.value).flatMap((item) => {
    const constant = item.value.kind === 'name' ? item.value.name.split('_').at(-1) : undefined;
    const text = resolveText(resolver, item.context, item.value)?.text ?? constant;
    return httpMethods.filter((method) => method === text?.toUpperCase());
  });
}

function guardsIn(
  resolver: Resolver,
  annotations: readonly Annotation[],
  level: GuardUse['level'],
): readonly GuardUse[] {
  return annotations.flatMap((annotation): readonly GuardUse[] => {
    if (!/^(?:IsGranted|Security)$/.test(annotation.name) || !isOf(annotation, securityModules)) return [];
    const [said = ''] = textsOf(resolver, argumentOf(annotation, ['attribute', 'value', 'expression']));
    if (said === 'PUBLIC_ACCESS') return [];
    const name = `${annotation.name} ${said}`.trim();
    const kind = /^IS_AUTHENTICATED/.test(said) ? 'authentication' : 'authorization';
    const value: Value = { kind: 'text', text: name };
    const { context, at, end } = annotation;
    return [{ context, value, name, kind, level, file: context.file, at, end }];
  });
}

/** `resource: ../src/Controller/Api/` with `prefix: /api` puts the prefix before all that lies there. */
function prefixOf(settings: readonly SymfonySetting[], file: string): string {
  const found = settings.flatMap(({ key, value, file: holder }) => {
    const group = /^routes-file\.(.+)\.resource(?:\.path)?$/.exec(key)?.[1];
    if (group === undefined) return [];
    const folder = joinPath(folderOf(holder), value.replace(/\/?(?:\*.*)?$/, ''));
    if (!file.startsWith(folder)) return [];
    const prefix = settings.find((each) => each.file === holder && each.key === `routes-file.${group}.prefix`)?.value;
    return prefix === undefined ? [] : [{ folder, prefix }];
  });
  return found.sort((a, b) => b.folder.length - a.folder.length)[0]?.prefix ?? '';
}

/** `resource: 'routes/more.yaml'` with `prefix: /more` puts the prefix before all routes of that file. */
function importPrefix(settings: readonly SymfonySetting[], file: string): string {
  for (const { key, value, file: holder } of settings) {
    const group = /^routes-file\.(.+)\.resource(?:\.path)?$/.exec(key)?.[1];
    if (group === undefined || joinPath(folderOf(holder), value) !== file) continue;
    return settings.find((each) => each.file === holder && each.key === `routes-file.${group}.prefix`)?.value ?? '';
  }
  return '';
}

/** Routes that a YAML file spells out: `path`, `controller` and `methods`. */
function writtenRoutes(resolver: Resolver, settings: readonly SymfonySetting[]): readonly Route[] {
  return settings.flatMap((setting): readonly Route[] => {
    // A path for each language counts each.
    const name = /^routes-file\.(.+)\.path(?:\.[\w-]+)?$/.exec(setting.key)?.[1];
    if (name === undefined || name.endsWith('resource')) return [];
    const others = settings.filter(({ file, key }) => file === setting.file && key.startsWith(`routes-file.${name}.`));
    const controller = others.find(({ key }) => /\.(?:controller|_controller)$/.test(key))?.value;
    const [owner = '', method = '__invoke'] = controller?.split('::') ?? [];
    if (controller === undefined) return [];
    const told = others
      .filter(({ key }) => /\.methods(?:\[\d+\])?$/.test(key))
      .flatMap(({ value }) => value.toUpperCase().split('|'));
    const front = importPrefix(settings, setting.file);
    const methods = told.length === 0 ? (['ANY'] as const) : httpMethods.filter((each) => told.includes(each));
    const [php] = [...resolver.scopes.values()].filter(({ outline }) => outline.language === 'php');
    const context = { file: php?.file ?? '', fn: 0 };
    const place = resolver
      .name(context, `\\${owner.replace(/^\\/, '')}`)
      .flatMap((found) => resolver.member(found, method))
      .flatMap((found) => (found.kind === 'function' ? [{ file: found.file, fn: found.fn }] : []))[0];
    if (place === undefined) return [];
    return methods.map((each) => ({
      framework: 'symfony',
      method: each,
      path: joinPaths([front, setting.value]),
      file: setting.file,
      at: setting.at,
      end: setting.end,
      context: { file: place.file, fn: 0 },
      handlerFunction: place,
      guards: [...checksOf(resolver, [place]), ...bodyGuards(resolver, place)],
      passed: [],
    }));
  });
}

function withRules(security: SymfonySecurity, route: Route): Route {
  const { guards, opened } = security.rulesFor(route);
  return { ...route, guards: [...guards, ...route.guards], ...(opened && { opened }) };
}
