import { spring } from '../../extractors/http/spring.ts';
import { pluralOf } from '../../extractors/shapes/inflections.ts';
import type { ResourceDeed } from '../../extractors/shapes/path-table-vocabulary.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from '../annotated/annotation.ts';
import { contextPath } from '../annotated/context-path.ts';
import { springRepositoryOf } from '../data/spring-repository.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { Route } from '../http/route.ts';
import type { ModuleSettings } from '../module-settings.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

const modules = ['org.springframework.data.rest.core.annotation'];

/** What a repository answers by itself, and the method of the repository that it needs for it. */
const answers: readonly {
  readonly method: HttpMethod;
  readonly one: boolean;
  readonly does: ResourceDeed;
  readonly by: readonly string[];
}[] = [
  { method: 'GET', one: false, does: 'list', by: ['findAll'] },
  { method: 'POST', one: false, does: 'create', by: ['save'] },
  { method: 'GET', one: true, does: 'show', by: ['findById'] },
  { method: 'PUT', one: true, does: 'change', by: ['save'] },
  { method: 'PATCH', one: true, does: 'change', by: ['save'] },
  { method: 'DELETE', one: true, does: 'delete', by: ['delete', 'deleteById'] },
];

/** Routes that Spring Data REST makes of repositories: `@RepositoryRestResource(path = "orders") interface Orders …`. */
export function repositoryRoutes(resolver: Resolver, settings: ModuleSettings): readonly Route[] {
  const exportsAll = (file: string): boolean =>
    settings.dependencies(file).some((name) => /(?:^|:)spring-boot-starter-data-rest$/.test(name)) &&
    settings.get(file, 'spring.data.rest.detection-strategy')?.toLowerCase() !== 'annotated';
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.classes.flatMap(({ kind, fn, decorators, public: isPublic }, cls) => {
      if (kind !== 'interface') return [];
      const marked = annotationsIn(resolver, { file: scope.file, fn }, decorators).find(
        (each) => /^(?:RepositoryRestResource|RestResource)$/.test(each.name) && isOf(each, modules),
      );
      // Without a mark only what everybody sees is exported.
      const isSeen = isPublic === true || scope.outline.language === 'kotlin';
      if (marked === undefined)
        return isSeen && exportsAll(scope.file) ? routesOf(resolver, settings, scope, cls, undefined) : [];
      return isHidden(marked) ? [] : routesOf(resolver, settings, scope, cls, marked);
    }),
  );
}

function isHidden(annotation: Annotation): boolean {
  const exported = argumentOf(annotation, ['exported'])?.value;
  return exported?.kind === 'literal' && exported.text === 'false';
}

function routesOf(
  resolver: Resolver,
  settings: ModuleSettings,
  scope: Scope,
  cls: number,
  marked: Annotation | undefined,
): readonly Route[] {
  const { file, outline } = scope;
  const repository = springRepositoryOf(resolver, { kind: 'instance', file, cls });
  const name = outline.classes[cls]?.name ?? '';
  if (repository === undefined) return [];
  const { entity } = repository;
  const [told] = marked === undefined ? [] : textsOf(resolver, argumentOf(marked, ['path']));
  const base = contextPath(settings, file, [...(spring.contextPaths ?? []), 'spring.data.rest.base-path']);
  const path = joinPaths([base, told ?? pluralOf(entity.charAt(0).toLowerCase() + entity.slice(1))]);
  const hidden = hiddenMethods(resolver, scope, cls);
  const { at = 0, end = 0 } = marked ?? outline.classes[cls] ?? {};
  const route = { framework: 'spring-data-rest', file, at, end, context: { file, fn: 0 }, guards: [], passed: [] };
  const own = answers
    .filter(({ by }) => !by.some((method) => hidden.has(method)))
    .map(({ method, one, does }): Route => {
      const resource = { name: `${name}.${method.toLowerCase()}${one ? 'One' : 'All'}`, file, at, end };
      const use = { library: 'spring-data', model: entity, does, parts: [], chosen: false };
      return { ...route, method, path: one ? `${path}/{id}` : path, resource: { ...resource, ...use } };
    });
  const searches = outline.functions.flatMap((fn): readonly Route[] =>
    fn.cls === cls && /^(?:find|get|read|query|search|count|exists)\w*By/.test(fn.name) && !hidden.has(fn.name)
      ? [{ ...route, method: 'GET', path: `${path}/search/${fn.name}`, at: fn.at, end: fn.at }]
      : [],
  );
  return [...own, ...searches];
}

/** `@RestResource(exported = false) void deleteById(Long id)` */
function hiddenMethods(resolver: Resolver, { file, outline }: Scope, cls: number): ReadonlySet<string> {
  return new Set(
    outline.functions.flatMap((fn, index) => {
      if (fn.cls !== cls) return [];
      const marks = annotationsIn(resolver, { file, fn: index }, fn.decorators);
      return marks.some((each) => each.name === 'RestResource' && isHidden(each)) ? [fn.name] : [];
    }),
  );
}
