import type { BlockRouteVocabulary } from '../../extractors/http/block-route-frameworks.ts';
import { camelized } from '../../extractors/shapes/inflections.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { handlerGuards } from '../rails/handler-guards.ts';
import { isLoopOverList, turnsOf } from '../rails/route-loops.ts';
import { routePath } from '../rails/route-path.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { actionCallbacks } from './action-callbacks.ts';
import { conditionGuards } from './condition-guards.ts';
import { filtersOf } from './filters.ts';
import { namedAction } from './named-action.ts';
import { patternPath } from './pattern-path.ts';
import { rackMiddleware } from './rack-middleware.ts';

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
  /** The part of the program that answers: `slice :admin`. */
  readonly slice?: string | undefined;
  /** What the block was handed is told whole paths, as the class itself is: no part of a path for each argument. */
  readonly texts?: true | undefined;
}

const deepest = 16;

export function readBlock(scope: BlockScope, place: FunctionPlace, depth = 0): readonly Route[] {
  const outline = scope.resolver.scopes.get(place.file)?.outline;
  if (outline === undefined || depth > deepest) return [];
  const asked = scope.handed === undefined ? [] : askedIn(scope, place);
  return outline.calls
    .filter(({ fn }) => fn === place.fn)
    .flatMap((call) => {
      const before = asked.filter(({ at }) => at < call.start);
      const inner = before.length === 0 ? scope : { ...scope, guards: [...scope.guards, ...before] };
      return readCall(inner, place, call, depth);
    });
}

/** `authenticate!` in a block of Roda stands before the routes behind it. */
function askedIn({ resolver, hierarchy }: BlockScope, place: FunctionPlace): readonly GuardUse[] {
  const calls = resolver.scopes.get(place.file)?.outline.calls ?? [];
  const own = calls.filter(({ fn, branch }) => fn === place.fn && branch === undefined);
  return handlerGuards(resolver, hierarchy, place)
    .filter(({ at }) => own.some(({ start }) => start === at))
    .map((guard) => ({ ...guard, level: 'router' }));
}

function readCall(scope: BlockScope, place: FunctionPlace, call: CallOutline, depth: number): readonly Route[] {
  const { vocabulary } = scope;
  const block = call.args.at(-1);
  const fn = block?.kind === 'function' ? block.fn : undefined;
  const isBranch = vocabulary.handed === call.name || vocabulary.branches?.has(call.name) === true;
  if (isBranch && call.on === undefined && fn !== undefined) return readBranch(scope, place, call, fn, depth);
  if (fn !== undefined && isLoopOverList(scope.resolver, place, call))
    return turnsOf(scope, place, call).flatMap((turn) => readBlock(turn, { file: place.file, fn }, depth + 1));
  if (!isOwn(scope, call)) return [];
  const below = (path: string): BlockScope => ({ ...scope, path: `${scope.path}/${path}` });
  const isParameter = vocabulary.parameters.has(call.name);
  if ((isParameter || vocabulary.scopes.has(call.name)) && fn !== undefined) {
    const filters = filtersOf(scope.resolver, vocabulary, { file: place.file, fn }, scope.hierarchy);
    const guards = [...scope.guards, ...rackMiddleware(scope.resolver, { file: place.file, fn }), ...filters];
    const [own] = call.args;
    const slice = call.name === vocabulary.slice && own?.kind === 'text' ? camelized(own.text) : scope.slice;
    const paths = isParameter
      ? [`:${textOf(scope, place, call.args[0]) ?? 'id'}`]
      : segmentPaths(scope, place, call, fn);
    return paths.flatMap((path) => readBlock({ ...below(path), guards, slice }, { file: place.file, fn }, depth + 1));
  }
  if (call.name === vocabulary.root) return routesAt(scope, place, call, 'GET', ['']);
  const { args } = call;
  if (call.name === vocabulary.several && fn !== undefined) {
    const count = methodArguments(args);
    return args
      .slice(0, count)
      .flatMap((named) =>
        methodsIn(scope, place, named).flatMap((each) =>
          routesAt(scope, place, call, each, pathsOf(scope, place, { ...call, args: args.slice(count) }, fn)),
        ),
      );
  }
  const method = Object.hasOwn(vocabulary.verbs, call.name) ? vocabulary.verbs[call.name] : undefined;
  if (method === undefined) return [];
  const paths = pathsOf(scope, place, call, fn);
  if (fn === undefined && (vocabulary.target === undefined || paths.length === 0)) return [];
  return routesAt(scope, place, call, method, paths);
}

/** `route do |r|`, `hash_branch '/api', 'orders' do |r|` */
function readBranch(
  scope: BlockScope,
  place: FunctionPlace,
  call: CallOutline,
  fn: number,
  depth: number,
): readonly Route[] {
  const parameter = scope.resolver.scopes.get(place.file)?.outline.functions[fn]?.parameters[0]?.name;
  const parts = call.args.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  const path = [scope.path, ...parts].join('/');
  return readBlock({ ...scope, path, handed: parameter ?? 'r' }, { file: place.file, fn }, depth + 1);
}

/** `route :get, :post, '/form' do` */
function methodArguments(args: readonly Value[]): number {
  const path = args.findIndex((value, index) => index > 0 && !(value.kind === 'text' && value.symbol === true));
  return Math.max(1, path);
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
  const named =
    vocabulary.target === undefined ? undefined : namedAction(resolver, place, call, vocabulary.target, scope.slice);
  const handler = block?.kind === 'function' ? { file, fn: block.fn } : named;
  const asked = conditionGuards(resolver, hierarchy, file, call);
  const inline = [
    ...asked,
    ...(named === undefined ? [] : actionCallbacks(resolver, named)),
    ...(handler === undefined ? [] : handlerGuards(resolver, hierarchy, handler)),
  ];
  return paths.map((path): Route => {
    const full = routePath(`${scope.path}/${withoutMarks(path)}`);
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

/** `/orders/?` answers with and without a slash at its end, `/say/?:word?` with and without a word. */
function withoutMarks(path: string): string {
  return path.replace(/\.\?:format\?$/, '').replace(/\/\?(?=:|$)/g, '/');
}

/** `/admin/*`, `/hives/:id/*`, `/oaks*`; where the class is mounted is no part of it. */
function isBelowPath(path: string, pattern: string): boolean {
  const open = /^(.*[^/*])\*+$/.exec(pattern)?.[1];
  if (open !== undefined) return isBelowPath(path, open) || isBelowPath(path, `${open}/*`);
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
  if (scope.handed !== undefined && scope.texts !== true) return segmentPaths(scope, place, call, fn ?? 0);
  const [first] = call.args;
  if (first === undefined || first.kind === 'function' || first.kind === 'object') return [''];
  const listed: readonly Value[] = first.kind === 'list' ? first.items : [first];
  return listed.flatMap((value) => textOf(scope, place, value) ?? patternPath(value) ?? []);
}

/** `r.on 'hives', Integer do |id|`: texts, and a parameter for each matcher; one path for each of a list's texts. */
function segmentPaths(scope: BlockScope, place: FunctionPlace, call: CallOutline, fn: number): readonly string[] {
  const parameters = scope.resolver.scopes.get(place.file)?.outline.functions[fn]?.parameters ?? [];
  const isMatched = scope.handed !== undefined && scope.texts !== true;
  let next = 0;
  let paths: readonly string[] = [''];
  for (const value of call.args) {
    if (value.kind === 'function' || value.kind === 'object' || value.kind === 'literal') continue;
    const listed = value.kind === 'list' ? value.items : [value];
    const segments = listed.flatMap((each): readonly string[] => {
      if (isMatched && each.kind === 'text' && each.symbol === true) return [`:${each.text}`];
      if (isMatched && each.kind === 'name') return [`:${parameters[next++]?.name ?? 'id'}`];
      return [textOf(scope, place, each) ?? []].flat();
    });
    if (segments.length > 0) paths = paths.flatMap((path) => segments.map((segment) => `${path}/${segment}`));
  }
  return paths;
}

function textOf({ resolver }: BlockScope, { file, fn }: FunctionPlace, value: Value | undefined): string | undefined {
  return value === undefined ? undefined : resolveText(resolver, { file, fn }, value)?.text;
}
