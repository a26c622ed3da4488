import { fileRouteFrameworks } from '../../extractors/http/file-route-frameworks.ts';
import type { FileRoutePattern, FileRouteVocabulary } from '../../extractors/shapes/file-route-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { isBelow } from '../../model/workspace-path.ts';
import type { LinkInput } from '../link-input.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveExport } from '../resolve-export.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Route } from './route.ts';

/** Routes that exist because a file stands where it stands. */
export function fileRoutes(resolver: Resolver, input: LinkInput): readonly Route[] {
  return fileRouteFrameworks.flatMap((vocabulary) => {
    const roots = rootsOf(vocabulary, input);
    if (roots.length === 0) return [];
    return [...resolver.scopes].flatMap(([file, scope]) =>
      roots.some((root) => isBelow(file, root)) ? routesOf(resolver, vocabulary, scope) : [],
    );
  });
}

function rootsOf(vocabulary: FileRouteVocabulary, input: LinkInput): readonly string[] {
  return [...input.files.values()].flatMap((file) =>
    file.facts.flatMap((fact) =>
      fact.kind === 'manifest' && fact.dependencies.includes(vocabulary.dependency) ? [fact.folder] : [],
    ),
  );
}

function routesOf(resolver: Resolver, vocabulary: FileRouteVocabulary, scope: Scope): readonly Route[] {
  for (const pattern of vocabulary.files) {
    const match = pattern.pattern.exec(scope.file);
    if (match === null) continue;
    const { place, method: named } = splitSuffix(pattern, match[1] ?? '');
    const path = pattern.prefix + pathOf(place);
    return entriesOf(resolver, vocabulary, pattern, scope).map(({ method, name }) =>
      routeOf(resolver, vocabulary, scope, named ?? method, name, path === '' ? '/' : path),
    );
  }
  return [];
}

/** `orders.post` is the place `orders` and the method `POST`. */
function splitSuffix(
  { suffix }: FileRoutePattern,
  place: string,
): { readonly place: string; readonly method?: HttpMethod | undefined } {
  const match = suffix === true ? /^(.*)\.([a-z]+)$/.exec(place) : null;
  const method = httpMethods.find((each) => each === match?.[2]?.toUpperCase());
  return method === undefined ? { place } : { place: match?.[1] ?? place, method };
}

function entriesOf(
  resolver: Resolver,
  vocabulary: FileRouteVocabulary,
  pattern: FileRoutePattern,
  scope: Scope,
): readonly { readonly method: HttpMethod; readonly name: string }[] {
  if (pattern.exports === 'default') return scope.exports.has('default') ? [{ method: 'ANY', name: 'default' }] : [];
  return Object.entries(vocabulary.verbs).flatMap(([name, method]) =>
    scope.exports.has(name) || isReExported(resolver, scope, name) ? [{ method, name }] : [],
  );
}

/** `export * from '../projects/route'` passes on what the other file answers. */
function isReExported(resolver: Resolver, scope: Scope, name: string): boolean {
  return scope.starExports.length > 0 && resolveExport(resolver, scope.file, name).length > 0;
}

/** `users/[id]/(admin)/[...rest]/` is `/users/:id/:rest`. */
function pathOf(folders: string): string {
  return folders
    .split('/')
    .filter((part) => part !== '' && part !== 'index' && !/^\(.*\)$/.test(part) && !part.startsWith('@'))
    .map((part) => `/${part.replace(/^\[\[?(?:\.\.\.)?([^\]]+)\]\]?$/, ':$1')}`)
    .join('');
}

function routeOf(
  resolver: Resolver,
  vocabulary: FileRouteVocabulary,
  scope: Scope,
  method: HttpMethod,
  name: string,
  path: string,
): Route {
  const context = { file: scope.file, fn: 0 };
  const value = scope.exports.get(name)?.value;
  const handler: PlacedValue | undefined =
    value === undefined ? undefined : { context, value: unwrapped(scope, value) };
  const place = handlerPlace(resolver, scope, handler);
  return {
    framework: vocabulary.id,
    method,
    path,
    file: scope.file,
    at: place.at,
    end: place.at,
    context,
    handler,
    handlerFunction: value === undefined ? passedOn(resolver, scope, name) : undefined,
    guards: [],
    passed: [],
  };
}

/** The function of another file that the export stands for. */
function passedOn(resolver: Resolver, scope: Scope, name: string): Route['handlerFunction'] {
  const found = resolveExport(resolver, scope.file, name).find((definition) => definition.kind === 'function');
  return found === undefined ? undefined : { file: found.file, fn: found.fn };
}

/** `export { handler as GET }` and `export const GET = withAuth(…)` name a binding: its value says more. */
function unwrapped(scope: Scope, value: PlacedValue['value']): PlacedValue['value'] {
  if (value.kind !== 'name') return value;
  return scope.bindings(0, value.name)[0]?.value ?? value;
}

function handlerPlace(resolver: Resolver, scope: Scope, handler: PlacedValue | undefined): { readonly at: number } {
  if (handler === undefined) return { at: 0 };
  for (const definition of resolver.value(handler.context, handler.value))
    if (definition.kind === 'function' && definition.file === scope.file)
      return { at: scope.outline.functions[definition.fn]?.at ?? 0 };
  return { at: 0 };
}
