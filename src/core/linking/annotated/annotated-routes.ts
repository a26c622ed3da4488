import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import { jaxrs } from '../../extractors/http/jaxrs.ts';
import type { AnnotatedMethodVocabulary } from '../../extractors/shapes/annotated-method-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { Route } from '../http/route.ts';
import type { ModuleSettings } from '../module-settings.ts';
import type { Resolver } from '../resolver.ts';
import { pathPrefixOf } from '../spring/path-prefixes.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from './annotation.ts';
import { applicationPaths } from './application-paths.ts';
import { filtersAround } from './bound-filters.ts';
import { contextPath } from './context-path.ts';
import { crossOrigins } from './cross-origins.ts';
import { guardArguments } from './guard-arguments.ts';
import { guardsOfClass, guardsOfMethod } from './guards-of-method.ts';
import { type ClassPlace, hierarchyOf, methodsOf, type Overriding } from './hierarchy.ts';
import {
  generatedDelegate,
  generatedInterface,
  implementsGenerated,
  type PromisedOperations,
} from './promised-operations.ts';
import { registeredPaths } from './registered-paths.ts';

/** A class that answers requests, with the path that leads to it. */
interface Controller {
  readonly vocabulary: AnnotatedMethodVocabulary;
  readonly place: ClassPlace;
  readonly hierarchy: readonly ClassPlace[];
  readonly prefixes: readonly string[];
  readonly depth: number;
}

interface Reading {
  readonly resolver: Resolver;
  readonly settings: ModuleSettings;
  readonly promised: PromisedOperations;
  /** Folder of an application → its prefix. */
  readonly applications: ReadonlyMap<string, string>;
}

const maxLocators = 4;

/** Routes of classes whose annotations say it all. */
export function annotatedRoutes(
  resolver: Resolver,
  settings: ModuleSettings,
  promised: PromisedOperations,
): readonly Route[] {
  const reading = { resolver, settings, promised, applications: applicationPaths(resolver) };
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    const vocabularies = annotatedMethods.filter(({ languages }) => languages.includes(scope.outline.language));
    if (vocabularies.length === 0) continue;
    scope.outline.classes.forEach((outline, cls) => {
      if (outline.kind !== 'class') return;
      for (const vocabulary of vocabularies) routes.push(...routesOfClass(reading, vocabulary, { file, cls }));
    });
  }
  return routes;
}

function routesOfClass(reading: Reading, vocabulary: AnnotatedMethodVocabulary, place: ClassPlace): readonly Route[] {
  const hierarchy = hierarchyOf(reading.resolver, place);
  const annotated = hierarchy.map((each) => classAnnotations(reading.resolver, each));
  const isController = annotated.some((annotations) =>
    annotations.some((each) => vocabulary.controllers.includes(each.name) && isOf(each, vocabulary.modules)),
  );
  const delegates = vocabulary.generated === true && implementsGenerated(reading.resolver, place, generatedDelegate);
  if (!isController && !delegates && vocabulary.bare !== true) return [];
  const chosen = vocabulary.prefixedByConfiguration === true ? pathPrefixOf(reading.resolver, place) : undefined;
  const base = joinPaths([basePath(reading, vocabulary, place.file), chosen ?? '']);
  const given =
    vocabulary.registrar === undefined ? [] : registeredPaths(reading.resolver, vocabulary.registrar, place);
  const inner = prefixesOf(reading, vocabulary, annotated, place.file);
  const own = given.length === 0 ? inner : given.flatMap((path) => inner.map((below) => joinPaths([path, below])));
  const prefixes = own.map((path) => joinPaths([base, path]));
  return routesOf(reading, { vocabulary, place, hierarchy, prefixes, depth: 0 });
}

export function classAnnotations(resolver: Resolver, { file, cls }: ClassPlace): readonly Annotation[] {
  const { outline } = resolver.scopes.get(file) ?? {};
  const own = outline?.classes[cls];
  // `#[Route(self::BASE)]` of PHP means the class that it stands above, as its methods do.
  const method = outline?.language === 'php' ? outline.functions.findIndex((each) => each.cls === cls) : -1;
  return annotationsIn(resolver, { file, fn: method < 0 ? (own?.fn ?? 0) : method }, own?.decorators);
}

/** What a setting or an application class puts before every path. */
function basePath({ settings, applications }: Reading, vocabulary: AnnotatedMethodVocabulary, file: string): string {
  const context = contextPath(settings, file, vocabulary.contextPaths ?? []);
  const around =
    vocabulary.application === undefined && vocabulary.applicationOption === undefined
      ? []
      : [...applications].filter(([folder]) => file.startsWith(folder));
  const nearest = around.sort(([a], [b]) => b.length - a.length)[0];
  return joinPaths([context, nearest?.[1] ?? contextPath(settings, file, vocabulary.applicationPaths ?? [])]);
}

/** The nearest class of the hierarchy that gives a prefix. */
function prefixesOf(
  reading: Reading,
  vocabulary: AnnotatedMethodVocabulary,
  annotated: readonly (readonly Annotation[])[],
  file: string,
): readonly string[] {
  for (const annotations of annotated) {
    const found = annotations.find((each) => vocabulary.prefixes.includes(each.name) && isOf(each, vocabulary.modules));
    if (found !== undefined) return pathsOf(reading, vocabulary, found, file);
  }
  return [''];
}

/** Paths of an annotation as templates: `/{id:\\d+}` keeps its name only. */
function pathsOf(
  { resolver, settings }: Reading,
  vocabulary: AnnotatedMethodVocabulary,
  annotation: Annotation,
  file: string,
): readonly string[] {
  const texts = textsOf(resolver, argumentOf(annotation, vocabulary.pathKeys));
  const { patternKey } = vocabulary;
  if (texts.length === 0) return patternKey !== undefined && argumentOf(annotation, [patternKey]) ? [] : [''];
  return texts
    .filter((text) => !text.startsWith('regex:'))
    .map((text) => withoutPatterns(settings.fill(file, text.replace(/^(?:exact|prefix|glob):/, ''))));
}

/** Patterns may hold braces of their own: `{code:[A-Z]{2}}`. */
function withoutPatterns(path: string): string {
  return path
    .replace(/\{\s*([\w.*-]+)\s*:(?:[^{}]|\{[^{}]*\})*\}/g, '{$1}')
    .replace(/\{\?[^}]*\}$/, '')
    .replace(/\{\/(\w+)\}/g, '/{$1}');
}

function routesOf(reading: Reading, controller: Controller): readonly Route[] {
  const { resolver } = reading;
  return methodsOf(resolver, controller.hierarchy).flatMap((method) => {
    const annotations = mappingOf(reading, controller.vocabulary, method);
    if (annotations.length === 0) return promisedRoutes(reading, controller, method);
    return methodRoutes(reading, controller, method, annotations);
  });
}

/** A method of an interface that the build generates from a contract answers what the contract says. */
function promisedRoutes(reading: Reading, controller: Controller, method: Overriding): readonly Route[] {
  const { resolver, promised } = reading;
  const [{ file, fn }] = method;
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const { vocabulary, place } = controller;
  if (outline === undefined || vocabulary.generated !== true) return [];
  if (!implementsGenerated(resolver, place, generatedInterface)) return [];
  return promised.named(file, outline.name).flatMap((operation) =>
    controller.prefixes.map(
      (prefix): Route => ({
        framework: vocabulary.id,
        method: operation.method,
        path: joinPaths([prefix, operation.path]),
        file,
        at: outline.at,
        end: outline.at,
        context: { file, fn: 0 },
        handlerFunction: { file, fn },
        guards: guardsOf(resolver, controller, method),
        passed: [],
      }),
    ),
  );
}

/** Annotations of the nearest declaration that has a verb or a path. */
function mappingOf(
  { resolver }: Reading,
  vocabulary: AnnotatedMethodVocabulary,
  method: Overriding,
): readonly Annotation[] {
  for (const { file, fn } of method) {
    const outline = resolver.scopes.get(file)?.outline.functions[fn];
    const annotations = annotationsIn(resolver, { file, fn }, outline?.decorators);
    const maps = annotations.some(
      (each) => isOf(each, vocabulary.modules) && (isVerb(vocabulary, each) || each.name === vocabulary.path),
    );
    if (maps) return annotations;
  }
  return [];
}

function isVerb(vocabulary: AnnotatedMethodVocabulary, { name }: Annotation): boolean {
  return Object.hasOwn(vocabulary.verbs, name) || name === vocabulary.verbMark;
}

function methodRoutes(
  reading: Reading,
  controller: Controller,
  method: Overriding,
  annotations: readonly Annotation[],
): readonly Route[] {
  const { vocabulary } = controller;
  const own = annotations.filter((each) => isOf(each, vocabulary.modules));
  const verbs = own.filter((each) => isVerb(vocabulary, each));
  const located = own.find((each) => each.name === vocabulary.path);
  if (verbs.length === 0) return located === undefined ? [] : locatedRoutes(reading, controller, method, located);
  return verbs.flatMap((verb) => {
    // What marks a verb of one's own says its method, never a path.
    const holder = located ?? (verb.name === vocabulary.verbMark ? undefined : verb);
    const paths = holder === undefined ? [''] : pathsOf(reading, vocabulary, holder, controller.place.file);
    return controller.prefixes.flatMap((prefix) =>
      paths.flatMap((path) =>
        verbsOf(reading.resolver, vocabulary, verb).map((verbName) =>
          routeOf(reading, controller, method, verb, verbName, joinPaths([prefix, path])),
        ),
      ),
    );
  });
}

function verbsOf(
  resolver: Resolver,
  vocabulary: AnnotatedMethodVocabulary,
  annotation: Annotation,
): readonly HttpMethod[] {
  if (annotation.name === vocabulary.verbMark) return knownVerbs(textsOf(resolver, argumentOf(annotation, ['value'])));
  const verb = vocabulary.verbs[annotation.name];
  if (verb !== 'told') return verb === undefined ? [] : [verb];
  const told = argumentOf(annotation, [vocabulary.methodKey]);
  if (told === undefined) return ['ANY'];
  const values = told.value.kind === 'list' ? told.value.items : [told.value];
  const names = values.map((value) =>
    value.kind === 'name'
      ? (value.name.split('.').at(-1) ?? '')
      : value.kind === 'text'
        ? value.text.toUpperCase()
        : '',
  );
  return knownVerbs(names);
}

/** Methods and paths that annotations of one method spell out, prefixes and settings left aside. */
export function mappingsOf(
  resolver: Resolver,
  annotations: readonly Annotation[],
): readonly { readonly method: HttpMethod; readonly path: string }[] {
  return annotatedMethods.flatMap((vocabulary) => {
    const own = annotations.filter((each) => isOf(each, vocabulary.modules));
    const located = own.find((each) => each.name === vocabulary.path);
    return own
      .filter((each) => isVerb(vocabulary, each))
      .flatMap((verb) => {
        const holder = vocabulary.path === undefined ? verb : located;
        const paths = holder === undefined ? [] : textsOf(resolver, argumentOf(holder, vocabulary.pathKeys));
        return verbsOf(resolver, vocabulary, verb).flatMap((method) =>
          (paths.length === 0 ? [''] : paths).map((path) => ({ method, path: withoutPatterns(path) })),
        );
      });
  });
}

function knownVerbs(names: readonly string[]): readonly HttpMethod[] {
  return httpMethods.filter((method) => names.includes(method));
}

function routeOf(
  reading: Reading,
  controller: Controller,
  method: Overriding,
  verb: Annotation,
  verbName: HttpMethod,
  path: string,
): Route {
  const [handler] = method;
  const { file } = verb.context;
  const end = reading.resolver.scopes.get(file)?.outline.functions[verb.context.fn]?.at ?? verb.end;
  return {
    framework: controller.vocabulary.id,
    method: verbName,
    path,
    file: handler.file,
    at:
      file === handler.file
        ? verb.at
        : (reading.resolver.scopes.get(handler.file)?.outline.functions[handler.fn]?.at ?? 0),
    end: file === handler.file ? Math.max(end, verb.end) : 0,
    context: { file: handler.file, fn: 0 },
    handlerFunction: handler,
    guards: guardsOf(reading.resolver, controller, method),
    passed: [],
  };
}

/** `@Path("/{id}/lines") Lines lines()`: the class that comes back answers below that path. */
function locatedRoutes(
  reading: Reading,
  controller: Controller,
  method: Overriding,
  located: Annotation,
): readonly Route[] {
  const [{ file, fn }] = method;
  const result = reading.resolver.scopes.get(file)?.outline.functions[fn]?.result;
  const { vocabulary, depth } = controller;
  if (!vocabulary.locators || result === undefined || depth >= maxLocators) return [];
  const type = /^Class<(.*)>$/.exec(result)?.[1] ?? result;
  return reading.resolver.type({ file, fn }, type).flatMap((definition) => {
    if (definition.kind !== 'instance') return [];
    const place = { file: definition.file, cls: definition.cls };
    const paths = pathsOf(reading, vocabulary, located, file);
    const prefixes = controller.prefixes.flatMap((prefix) => paths.map((path) => joinPaths([prefix, path])));
    const hierarchy = hierarchyOf(reading.resolver, place);
    return routesOf(reading, { vocabulary, place, hierarchy, prefixes, depth: depth + 1 });
  });
}

function guardsOf(resolver: Resolver, { vocabulary, hierarchy, place }: Controller, method: Overriding) {
  return [
    ...(vocabulary.id === jaxrs.id ? filtersAround(resolver, place.file) : []),
    ...crossOrigins(resolver, hierarchy, method),
    ...guardsOfClass(resolver, hierarchy, method),
    ...guardArguments(resolver, vocabulary, hierarchy, method),
    ...guardsOfMethod(resolver, method),
  ];
}
