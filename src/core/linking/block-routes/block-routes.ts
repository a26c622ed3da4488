import { type BlockRouteVocabulary, blockRouteFrameworks } from '../../extractors/http/block-route-frameworks.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { basesWithin } from './bases-within.ts';
import { classPrefixes } from './class-prefixes.ts';
import { classicFiles } from './classic-files.ts';
import { cubaRoutes } from './cuba-routes.ts';
import { extensionRoutes } from './extension-routes.ts';
import { filtersOf } from './filters.ts';
import { mountersOf, mountsOf, rackupsOf } from './mounts.ts';
import { padrinoRoutes } from './padrino-routes.ts';
import { rackMiddleware } from './rack-middleware.ts';
import { type BlockScope, readBlock } from './read-block.ts';
import { reopenedClass } from './reopened-class.ts';

/** Routes of Sinatra, Grape, Roda, Cuba, Padrino and Hanami: blocks within a class, or within a file of a classic application. */
export function blockRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  const classic = classicFiles(resolver);
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    scope.outline.classes.forEach((outline, cls) => {
      if (outline.kind !== 'class') return;
      const place = { file, cls };
      if (outline.bases.length === 0) routes.push(...reopenedRoutes(resolver, place));
      else {
        const vocabulary = vocabularyOf(resolver, place);
        if (vocabulary !== undefined) routes.push(...classRoutes(resolver, vocabulary, place));
      }
    });
    const vocabulary = classic.get(file);
    if (vocabulary !== undefined) routes.push(...fileRoutes(resolver, vocabulary, file));
  }
  return [...routes, ...cubaRoutes(resolver), ...padrinoRoutes(resolver)];
}

/** Branches of a class that another file makes: `class App; hash_branch('orders') { |r| … } end`. */
function reopenedRoutes(resolver: Resolver, place: ClassPlace): readonly Route[] {
  const opened = reopenedClass(resolver, place);
  const vocabulary = opened && vocabularyOf(resolver, opened);
  if (opened === undefined || vocabulary === undefined) return [];
  return classRoutes(resolver, vocabulary, opened, bodiesOf(resolver, place), place.file);
}

/** The framework of a class, by what it extends in the end. */
export function vocabularyOf(resolver: Resolver, place: ClassPlace): BlockRouteVocabulary | undefined {
  const bases = basesWithin(resolver, place);
  return blockRouteFrameworks.find(({ bases: pattern }) => bases.some((base) => pattern.test(base)));
}

function classRoutes(
  resolver: Resolver,
  vocabulary: BlockRouteVocabulary,
  place: ClassPlace,
  bodies: readonly number[] = bodiesOf(resolver, place),
  file = place.file,
): readonly Route[] {
  const around = mountersAround(resolver, place);
  // What takes a class in lends it its helpers.
  const hierarchy = [...hierarchyOf(resolver, place), ...around];
  const run = [place, ...around].flatMap((each) => rackupsOf(resolver, each));
  const used = run.flatMap((each) => rackMiddleware(resolver, each));
  const own = [...around, ...hierarchyOf(resolver, place).toReversed()].flatMap((each) =>
    bodiesOf(resolver, each).flatMap((fn) => [
      ...rackMiddleware(resolver, { file: each.file, fn }),
      ...filtersOf(resolver, vocabulary, { file: each.file, fn }, hierarchy),
    ]),
  );
  const guards = [...used, ...own];
  const prefixes = classPrefixes(resolver, vocabulary, place);
  return mountsOf(resolver, place).flatMap((mount) =>
    prefixes.flatMap((prefix) => {
      const scope = scopeOf(resolver, vocabulary, hierarchy, guards, `${mount}/${prefix}`);
      return bodies.flatMap((fn) => [...readBlock(scope, { file, fn }), ...extensionRoutes(scope, { file, fn })]);
    }),
  );
}

/** Classes that take this one in, and those that take them in: the outermost first. */
function mountersAround(resolver: Resolver, place: ClassPlace): readonly ClassPlace[] {
  const found: ClassPlace[] = [];
  const pending = [place];
  for (let next = pending.pop(); next !== undefined && found.length < mostAround; next = pending.pop())
    for (const each of mountersOf(resolver, next))
      if (!found.some(({ file, cls }) => file === each.file && cls === each.cls)) {
        found.unshift(each);
        pending.push(each);
      }
  return found;
}

const mostAround = 12;

function fileRoutes(resolver: Resolver, vocabulary: BlockRouteVocabulary, file: string): readonly Route[] {
  const place = { file, fn: 0 };
  const guards = [...rackMiddleware(resolver, place), ...filtersOf(resolver, vocabulary, place, [])];
  return readBlock(scopeOf(resolver, vocabulary, [], guards, ''), { file, fn: 0 });
}

function scopeOf(
  resolver: Resolver,
  vocabulary: BlockRouteVocabulary,
  hierarchy: readonly ClassPlace[],
  guards: readonly GuardUse[],
  path: string,
): BlockScope {
  return { resolver, vocabulary, hierarchy, guards, path, mount: path, handed: undefined };
}

function bodiesOf(resolver: Resolver, { file, cls }: ClassPlace): readonly number[] {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  return functions.flatMap((fn, index) => (fn.cls === cls && fn.name === '' ? [index] : []));
}
