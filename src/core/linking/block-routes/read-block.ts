import type { BlockRouteVocabulary } from '../../extractors/http/block-route-frameworks.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { handlerGuards } from '../rails/handler-guards.ts';
import { routePath } from '../rails/route-path.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { filtersOf } from './filters.ts';
import { namedAction } from './named-action.ts';

/** What is around a block of routes. */
export interface BlockScope {
  readonly resolver: Resolver;
  readonly vocabulary: BlockRouteVocabulary;
  readonly hierarchy: readonly ClassPlace[];
  readonly guards: readonly GuardUse[];
  readonly path: string;
  /** The part of the path that other files give. */
  readonly mount: string;
  /** Name of what the routes are called on, once a block was handed it. */
  readonly handed: string | undefined;
}

const deepest = 16;

export function readBlock(scope: BlockScope, place: FunctionPlace, depth = 0): readonly Route[] {
  const outline = scope.resolver.scopes.get(place.file)?.outline;
  if (outline === undefined || depth > deepest) return [];
  return outline.calls.filter(({ fn }) => fn === place.fn).flatMap((call) => readCall(scope, place, call, depth));
}

function readCall(scope: BlockScope, place: FunctionPlace, call: CallOutline, depth: number): readonly Route[] {
  const { vocabulary } = scope;
  const block = call.args.at(-1);
  const fn = block?.kind === 'function' ? block.fn : undefined;
  if (vocabulary.handed === call.name && call.on === undefined && fn !== undefined) {
    const parameter = scope.resolver.scopes.get(place.file)?.outline.functions[fn]?.parameters[0]?.name;
    return readBlock({ ...scope, handed: parameter ?? 'r' }, { file: place.file, fn }, depth + 1);
  }
  if (!isOwn(scope, call)) return [];
  const below = (path: string): BlockScope => ({ ...scope, path: `${scope.path}/${path}` });
  if (vocabulary.scopes.has(call.name) && fn !== undefined) {
    const inner = below(segmentsOf(scope, place, call, fn).join('/'));
    const filters = filtersOf(scope.resolver, vocabulary, { file: place.file, fn }, scope.hierarchy);
    return readBlock({ ...inner, guards: [...scope.guards, ...filters] }, { file: place.file, fn }, depth + 1);
  }
  if (vocabulary.parameters.has(call.name) && fn !== undefined)
    return readBlock(below(`:${textOf(scope, place, call.args[0]) ?? 'id'}`), { file: place.file, fn }, depth + 1);
  if (call.name === vocabulary.root) return routesAt(scope, place, call, 'GET', ['']);
  const { args } = call;
  if (call.name === vocabulary.several && fn !== undefined)
    return methodsIn(scope, place, args[0]).flatMap((each) =>
      routesAt(scope, place, call, each, pathsOf(scope, place, { ...call, args: args.slice(1) }, fn)),
    );
  const method = Object.hasOwn(vocabulary.verbs, call.name) ? vocabulary.verbs[call.name] : undefined;
  if (method === undefined) return [];
  const paths = pathsOf(scope, place, call, fn);
  if (fn === undefined && (vocabulary.target === undefined || paths.length === 0)) return [];
  return routesAt(scope, place, call, method, paths);
}

/** `route ['PUT', 'PATCH'], ':id' do`, `route :any, '*path' do` */
function methodsIn(scope: BlockScope, place: FunctionPlace, value: Value | undefined): readonly HttpMethod[] {
  const listed = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  const names = listed.flatMap((each) => textOf(scope, place, each)?.toUpperCase() ?? []);
  return names.flatMap((name) => (name === '*' ? ['ANY' as const] : httpMethods.filter((method) => method === name)));
}

/** Routes are called on nothing, or on what the block was handed. */
function isOwn({ handed }: BlockScope, { on }: CallOutline): boolean {
  if (handed === undefined) return on === undefined;
  return on?.kind === 'name' && on.name === handed;
}

function routesAt(
  scope: BlockScope,
  place: FunctionPlace,
  call: CallOutline,
  method: Route['method'],
  paths: readonly string[],
): readonly Route[] {
  const { resolver, vocabulary, hierarchy } = scope;
  const block = call.args.at(-1);
  const { file, fn } = place;
  const named = vocabulary.target === undefined ? undefined : namedAction(resolver, place, call, vocabulary.target);
  const handler = block?.kind === 'function' ? { file, fn: block.fn } : named;
  const inline = handler === undefined ? [] : handlerGuards(resolver, hierarchy, handler);
  return paths.map((path): Route => {
    const full = routePath(`${scope.path}/${path}`);
    return {
      framework: vocabulary.id,
      method,
      path: full,
      file,
      at: call.start,
      end: block?.kind === 'function' ? call.start : call.end,
      context: { file, fn },
      handlerFunction: handler,
      guards: [
        ...scope.guards.filter(
          ({ below }) =>
            below === undefined || isBelowPath(routePath(`${scope.path.slice(scope.mount.length)}/${path}`), below),
        ),
        ...inline,
      ],
      passed: [],
    };
  });
}

/** `/admin/*`, `/hives/:id/*`; where the class is mounted is no part of it. */
function isBelowPath(path: string, pattern: string): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  const wanted = pattern.split('/').filter((part) => part !== '' && part !== '*');
  const isSame = wanted.every((part, index) => part.startsWith(':') || part === parts[index]);
  return isSame && (pattern.endsWith('/*') ? parts.length > wanted.length : parts.length === wanted.length);
}

function pathsOf(
  scope: BlockScope,
  place: FunctionPlace,
  call: CallOutline,
  fn: number | undefined,
): readonly string[] {
  if (scope.handed !== undefined) return [segmentsOf(scope, place, call, fn ?? 0).join('/')];
  const [first] = call.args;
  if (first === undefined || first.kind === 'function' || first.kind === 'object') return [''];
  const listed: readonly Value[] = first.kind === 'list' ? first.items : [first];
  return listed.flatMap((value) => textOf(scope, place, value) ?? []);
}

/** `r.on 'hives', Integer do |id|`: texts, and a parameter for each matcher. */
function segmentsOf(scope: BlockScope, place: FunctionPlace, call: CallOutline, fn: number): readonly string[] {
  const parameters = scope.resolver.scopes.get(place.file)?.outline.functions[fn]?.parameters ?? [];
  let next = 0;
  return call.args.flatMap((value): readonly string[] => {
    if (value.kind === 'function' || value.kind === 'object') return [];
    if (value.kind === 'text' && value.symbol === true && scope.handed !== undefined) return [`:${value.text}`];
    if (value.kind === 'name' && scope.handed !== undefined) return [`:${parameters[next++]?.name ?? 'id'}`];
    return [textOf(scope, place, value) ?? []].flat();
  });
}

function textOf({ resolver }: BlockScope, { file, fn }: FunctionPlace, value: Value | undefined): string | undefined {
  return value === undefined ? undefined : resolveText(resolver, { file, fn }, value)?.text;
}
