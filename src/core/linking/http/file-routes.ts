import { fileRouteFrameworks } from '../../extractors/http/file-route-frameworks.ts';
import { next } from '../../extractors/http/next.ts';
import type { FileRoutePattern, FileRouteVocabulary } from '../../extractors/shapes/file-route-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import type { LinkInput } from '../link-input.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveExport } from '../resolve-export.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { sessionsAskedFor } from './file-based/asked-sessions.ts';
import { configuredBase } from './file-based/configured-base.ts';
import { configuredCors } from './file-based/configured-cors.ts';
import { methodsOf } from './file-based/configured-routes.ts';
import { defaultAnswers, type FileAnswer } from './file-based/default-answers.ts';
import { filesBefore } from './file-based/files-before.ts';
import { layoutGuards } from './file-based/layout-guards.ts';
import { nextMiddleware } from './file-based/next-middleware.ts';
import { wrappersAround } from './file-based/wrapped-exports.ts';
import { joinPaths } from './join-routes.ts';
import type { Route } from './route.ts';

/** Routes that exist because a file stands where it stands. */
export function fileRoutes(resolver: Resolver, input: LinkInput): readonly Route[] {
  return fileRouteFrameworks.flatMap((vocabulary) => {
    const roots = rootsOf(vocabulary, input);
    if (roots.length === 0) return [];
    const before = new Map(
      vocabulary.id === next.id ? roots.map((root) => [root, nextMiddleware(resolver, root)] as const) : [],
    );
    const ahead = new Map(
      roots.map((root) => {
        const told = configuredCors(resolver, vocabulary, root);
        return [root, [...told, ...filesBefore(resolver, vocabulary, root)]] as const;
      }),
    );
    const bases = new Map(roots.map((root) => [root, configuredBase(resolver, vocabulary, root)] as const));
    return [...resolver.scopes].flatMap(([file, scope]) => {
      const root = roots.find((each) => isBelow(file, each));
      if (root === undefined) return [];
      const middleware = before.get(root);
      const base = bases.get(root) ?? '';
      return routesOf(resolver, vocabulary, scope, root).map((route) => ({
        ...route,
        path: base === '' ? route.path : joinPaths([base, route.path]),
        guards: [
          ...(middleware?.passes(route.path) === true ? [middleware.guard] : []),
          ...(ahead.get(root) ?? []).filter(({ concerns }) => concerns(route)).map(({ use }) => use),
          ...route.guards,
        ],
      }));
    });
  });
}

/** Folders that the framework is used in, the innermost first. */
export function rootsOf({ dependencies, configuration }: FileRouteVocabulary, input: LinkInput): readonly string[] {
  const roots = new Set<string>();
  for (const [path, { facts }] of input.files) {
    if (configuration?.test(path) === true) roots.add(folderOf(path));
    for (const fact of facts)
      if (fact.kind === 'manifest' && dependencies.some((name) => fact.dependencies.includes(name)))
        roots.add(fact.folder);
  }
  return [...roots].sort((a, b) => b.length - a.length);
}

function routesOf(resolver: Resolver, vocabulary: FileRouteVocabulary, scope: Scope, root: string): readonly Route[] {
  for (const pattern of vocabulary.files) {
    const place = pattern.anchored === true && root !== '' ? scope.file.slice(root.length + 1) : scope.file;
    const match = pattern.pattern.exec(place);
    if (match === null) continue;
    const { place: below, method: named } = splitSuffix(pattern, match[1] ?? '');
    const paths = pattern.flat === true ? flatPaths(below) : pathsOf(below);
    return entriesOf(resolver, vocabulary, pattern, scope).flatMap(({ method, name, suffix = '', value }) =>
      paths.map((path) => {
        const answer = { method: named ?? method, name, value };
        return routeOf(resolver, vocabulary, scope, answer, (pattern.prefix + path || '/') + suffix);
      }),
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
): readonly FileAnswer[] {
  if (pattern.exports === 'actions') return pageAnswers(resolver, scope);
  if (pattern.exports === 'default') return scope.exports.has('default') ? defaultAnswers(resolver, scope) : [];
  return Object.entries(vocabulary.verbs).flatMap(([name, method]) =>
    scope.exports.has(name) || isReExported(resolver, scope, name)
      ? methodsOf(resolver, name === vocabulary.several ? passedOn(resolver, scope, name) : undefined, method).map(
          (each) => ({ method: each, name }),
        )
      : [],
  );
}

/** A page is there for `GET`, and `actions` answer its forms: the default one, or each by its name. */
function pageAnswers(resolver: Resolver, scope: Scope): readonly FileAnswer[] {
  const given = scope.exports.get('actions')?.value;
  const context = { file: scope.file, fn: 0 };
  const [actions] = given === undefined ? [] : objectsOf(resolver, context, given);
  const entries = actions?.value.kind === 'object' ? actions.value.entries : [];
  const forms = entries.map(
    ({ key, value }): FileAnswer => ({
      method: 'POST',
      name: 'actions',
      value: { context: actions?.context ?? context, value },
      suffix: key === 'default' ? '' : `?/${key}`,
    }),
  );
  if (!scope.exports.has('load') && forms.length === 0) return [];
  return [{ method: 'GET', name: 'load' }, ...forms];
}

/** `export * from '../projects/route'` passes on what the other file answers. */
function isReExported(resolver: Resolver, scope: Scope, name: string): boolean {
  return scope.starExports.length > 0 && resolveExport(resolver, scope.file, name).length > 0;
}

/** `users/[id]/(admin)/[...rest]/` is `/users/{id}/{rest}`, and `[[lang]]/about/` is `/about` as well. */
function pathsOf(folders: string): readonly string[] {
  const parts = folders
    .split('/')
    .filter((part) => part !== '' && part !== 'index' && !/^\(.*\)$/.test(part) && !part.startsWith('@'));
  return waysOf(parts, (part) => part.startsWith('[['), bracketed);
}

function bracketed(part: string): string {
  return part === '[...]' ? '{wildcard}' : part.replace(/^\[\[?(?:\.\.\.)?([^\]=]+)(?:=\w+)?\]\]?$/, '{$1}');
}

/** Few have more than one part that may be missing; each doubles the paths. */
const mostOptional = 3;

/** All ways through parts of which some may be missing, the longest first. */
function waysOf(
  parts: readonly string[],
  isOptional: (part: string) => boolean,
  write: (part: string) => string,
): readonly string[] {
  let optional = 0;
  let ways: readonly string[] = [''];
  for (const part of parts.toReversed()) {
    const longer = ways.map((rest) => `/${write(part)}${rest}`);
    ways = isOptional(part) && ++optional <= mostOptional ? longer.concat(ways) : longer;
  }
  return ways;
}

/**
 * `_shop.orders_.$id[.]json/route` is `/orders/:id.json`: a leading underscore only groups, a trailing one unnests. What
 * stands in parentheses may be missing.
 */
function flatPaths(place: string): readonly string[] {
  const parts = place
    .replace(/\/(?:route|index)$/, '')
    .replaceAll(/\[([^\]]*)\]/g, (_, text: string) => text.replaceAll('.', '\u0000'))
    .split(/[./]/)
    .filter((part) => part !== '' && part !== 'index' && !part.startsWith('_'))
    .map((part) => part.replace(/_$/, ''));
  return waysOf(parts, (part) => /^\(.*\)$/.test(part), dollared);
}

function dollared(part: string): string {
  const bare = part.replace(/^\((.*)\)$/, '$1');
  return (bare === '$' ? ':rest' : bare.replace(/^\$/, ':')).replaceAll('\u0000', '.');
}

function routeOf(
  resolver: Resolver,
  vocabulary: FileRouteVocabulary,
  scope: Scope,
  { method, name, value: given }: FileAnswer,
  path: string,
): Route {
  const context = { file: scope.file, fn: 0 };
  const value = scope.exports.get(name)?.value;
  const handler: PlacedValue | undefined =
    given ??
    (value === undefined ? passedValue(resolver, scope, name, 0) : { context, value: unwrapped(scope, value) });
  const place = handlerPlace(resolver, scope, handler);
  const handlerFunction = handler === undefined ? passedOn(resolver, scope, name) : undefined;
  const answers = handlerFunction ?? (handler && functionBehind(resolver, handler));
  return {
    framework: vocabulary.id,
    method,
    path,
    file: scope.file,
    at: place.at,
    end: place.at,
    context,
    handler,
    handlerFunction,
    guards: [
      ...(name === vocabulary.layouts?.exports ? layoutGuards(resolver, vocabulary, scope.file, path) : []),
      ...wrappersAround(resolver, handler),
      ...(answers === undefined ? [] : sessionsAskedFor(resolver, answers, path)),
    ],
    passed: [],
  };
}

const maxPassing = 4;

/** `export { GET } from '@/lib/members'`: the wrapped value that the other file exports. */
function passedValue(resolver: Resolver, scope: Scope, name: string, depth: number): PlacedValue | undefined {
  const passed = scope.outline.exports.find((entry) => entry.name === name && entry.from !== undefined);
  if (passed?.from === undefined || depth > maxPassing) return undefined;
  const target = resolver.imports.resolve(scope.file, passed.from);
  const other = target.kind === 'file' ? resolver.scopes.get(target.file) : undefined;
  if (other === undefined) return undefined;
  const own = passed.of ?? name;
  const value = other.exports.get(own)?.value;
  if (value === undefined) return passedValue(resolver, other, own, depth + 1);
  const inner = unwrapped(other, value);
  return inner.kind === 'call' ? { context: { file: other.file, fn: 0 }, value: inner } : undefined;
}

/** The function of another file that the export stands for. */
function passedOn(resolver: Resolver, scope: Scope, name: string): Route['handlerFunction'] {
  const found = resolveExport(resolver, scope.file, name).find((definition) => definition.kind === 'function');
  return found === undefined ? undefined : { file: found.file, fn: found.fn };
}

/** `export { handler as GET }` and `export const GET = withAuth(…)` name a binding: its value says more. */
export function unwrapped(scope: Scope, value: PlacedValue['value']): PlacedValue['value'] {
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
