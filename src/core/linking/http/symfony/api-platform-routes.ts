import { pluralOf, underscored } from '../../../extractors/shapes/inflections.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import { isBelow } from '../../../model/workspace-path.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import { classAnnotations } from '../../annotated/annotated-routes.ts';
import { type Annotation, argumentOf, isOf, textsOf } from '../../annotated/annotation.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';
import type { SymfonySetting } from './symfony-settings.ts';

const modules = ['ApiPlatform\\Metadata', 'ApiPlatform\\Core\\Annotation'];

/** Classes of operations → method, and whether one item is meant. */
const operations: Readonly<Record<string, { readonly method: HttpMethod; readonly item: boolean }>> = {
  GetCollection: { method: 'GET', item: false },
  Post: { method: 'POST', item: false },
  Get: { method: 'GET', item: true },
  Put: { method: 'PUT', item: true },
  Patch: { method: 'PATCH', item: true },
  Delete: { method: 'DELETE', item: true },
};

/** What a resource answers where it names no operations. */
const usual = ['GetCollection', 'Post', 'Get', 'Patch', 'Delete'];

interface Operation {
  readonly name: string;
  readonly path?: string | undefined;
  readonly security?: string | undefined;
  readonly at: number;
  readonly end: number;
}

/** Routes of resources that API Platform makes of classes: `#[ApiResource(operations: [new Get(), new Post()])]`. */
export function apiPlatformRoutes(resolver: Resolver, settings: readonly SymfonySetting[]): readonly Route[] {
  const routes: Route[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    for (const [cls, { name, decorators }] of scope.outline.classes.entries()) {
      if (!decorators.some((each) => /(?:^|\\)ApiResource$/.test(each.name))) continue;
      const annotations = classAnnotations(resolver, { file: scope.file, cls });
      for (const resource of annotations.filter((each) => each.name === 'ApiResource' && isOf(each, modules)))
        routes.push(...routesOf(resolver, scope, name, resource, annotations, prefixOf(settings, scope.file)));
    }
  }
  return routes;
}

/** What the routes file puts before all resources. */
function prefixOf(settings: readonly SymfonySetting[], file: string): string {
  const found = settings.find(
    ({ key, folder }) => /^routes-file\.api_platform\.prefix$/.test(key) && isBelow(file, folder),
  );
  return found?.value ?? '';
}

function routesOf(
  resolver: Resolver,
  scope: Scope,
  name: string,
  resource: Annotation,
  annotations: readonly Annotation[],
  prefix: string,
): readonly Route[] {
  const collection = `/${pluralOf(underscored(name))}`;
  const [template] = textsOf(resolver, argumentOf(resource, ['uriTemplate']));
  const [front = ''] = textsOf(resolver, argumentOf(resource, ['routePrefix']));
  const [secured] = textsOf(resolver, argumentOf(resource, ['security']));
  return operationsOf(resolver, scope, resource, annotations).flatMap(({ name: kind, path, security, at, end }) => {
    const form = Object.hasOwn(operations, kind) ? operations[kind] : undefined;
    if (form === undefined) return [];
    const own = path ?? template ?? (form.item ? `${collection}/{id}` : collection);
    const context = { file: scope.file, fn: 0 };
    return [
      {
        framework: 'api-platform',
        method: form.method,
        path: joinPaths([prefix, front, own.replace(/\{\._format\}|\.\{_format\}/g, '')]),
        file: scope.file,
        at,
        end,
        context,
        guards: guardsBy(security ?? secured, scope.file, at, end),
        passed: [],
      },
    ];
  });
}

/** In the list of the resource, as attributes beside it, or those that every resource has. */
function operationsOf(
  resolver: Resolver,
  scope: Scope,
  resource: Annotation,
  annotations: readonly Annotation[],
): readonly Operation[] {
  const listed = argumentOf(resource, ['operations']);
  if (listed?.value.kind === 'list')
    return listed.value.items.flatMap((item) => {
      const call = item.kind === 'call' ? scope.outline.calls[item.call] : undefined;
      return call === undefined ? [] : [operationBy(call)];
    });
  const beside = annotations.filter((each) => Object.hasOwn(operations, each.name) && isOf(each, modules));
  if (beside.length > 0)
    return beside.map((each) => {
      const [path] = textsOf(resolver, argumentOf(each, ['uriTemplate']));
      const [security] = textsOf(resolver, argumentOf(each, ['security']));
      return { name: each.name, path, security, at: each.at, end: each.end };
    });
  return usual.map((name) => ({ name, at: resource.at, end: resource.end }));
}

function operationBy({ name, args, start, end }: CallOutline): Operation {
  const keywords = args.find((value) => value.kind === 'object' && value.keywords === true);
  const text = (key: string): string | undefined => {
    const entry = keywords?.kind === 'object' ? keywords.entries.find((each) => each.key === key) : undefined;
    return entry?.value.kind === 'text' ? entry.value.text : undefined;
  };
  return { name: name.replace(/^.*\\/, ''), path: text('uriTemplate'), security: text('security'), at: start, end };
}

/** `security: "is_granted('ROLE_ADMIN')"` */
function guardsBy(security: string | undefined, file: string, at: number, end: number): readonly GuardUse[] {
  if (security === undefined || /PUBLIC_ACCESS/.test(security)) return [];
  const kind = /IS_AUTHENTICATED|^user\b/.test(security) ? 'authentication' : 'authorization';
  const value: Value = { kind: 'text', text: security };
  return [{ context: { file, fn: 0 }, value, name: security, kind, level: 'decorator', file, at, end }];
}
