import { blockRouters } from '../../../extractors/http/block-routers.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Value } from '../../../syntax/outline.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { CallPlace, GuardUse } from '../route.ts';
import { type BlockCall, blockCallAt } from './block-call.ts';
import { blockHelper } from './helper-context.ts';
import { installedGuards } from './installed-guards.ts';
import { resourcePath } from './resource-path.ts';

/** What the blocks around a place add to its routes, outermost first. */
export interface BlockContext {
  readonly paths: readonly string[];
  readonly method?: HttpMethod | undefined;
  readonly guards: readonly GuardUse[];
  readonly passed: readonly CallPlace[];
}

const outside: BlockContext = { paths: [], guards: [], passed: [] };

/** Routes reached in more ways than these are written by nobody. */
const maxWays = 8;
const maxDepth = 12;

/** The blocks around a function, one answer for each way that leads to it. */
export function blockContexts(
  resolver: Resolver,
  scope: Scope,
  start: number,
  seen: readonly string[] = [],
): readonly BlockContext[] {
  const key = `${scope.file}#${start}`;
  const fn = scope.outline.functions[start];
  if (start <= 0 || fn === undefined) return [outside];
  if (seen.includes(key) || seen.length > maxDepth) return [];
  const visited = [...seen, key];
  const own = { ...outside, guards: installed(resolver, scope, (each) => each === start) };
  return waysTo(resolver, scope, start, visited).map((outer) => inside(outer, own));
}

function waysTo(resolver: Resolver, scope: Scope, start: number, visited: readonly string[]): readonly BlockContext[] {
  const fn = scope.outline.functions[start];
  if (fn?.argumentOf !== undefined) {
    const ways = blockContexts(resolver, scope, fn.parent, visited);
    const added = addedBy(resolver, scope, fn.argumentOf);
    return ways.map((outer) => inside(outer, added));
  }
  const sites = resolver.callSites({ kind: 'function', file: scope.file, fn: start });
  const called = sites.flatMap((site) => {
    const caller = resolver.scopes.get(site.file);
    const call = caller?.outline.calls[site.call];
    return caller === undefined || call === undefined ? [] : blockContexts(resolver, caller, call.fn, visited);
  });
  return called.length > 0 ? called.slice(0, maxWays) : [outside];
}

/** What a call puts around its block: one of the framework, or a helper of the workspace that hands the block on. */
function addedBy(resolver: Resolver, scope: Scope, call: number): BlockContext {
  const block = blockCallAt(resolver, scope, call);
  if (block !== undefined) return contextOf(resolver, scope, block);
  const helper = blockHelper(resolver, { file: scope.file, call });
  if (helper === undefined) return outside;
  const { functions } = helper.scope.outline;
  let around: BlockContext = outside;
  for (let fn = helper.inner; fn > 0 && fn !== helper.fn; fn = functions[fn]?.parent ?? 0) {
    const index = functions[fn]?.argumentOf;
    const found = index === undefined ? undefined : blockCallAt(resolver, helper.scope, index);
    if (found !== undefined) around = inside(contextOf(resolver, helper.scope, found), around);
  }
  const guards = installed(resolver, helper.scope, (fn) => fn === helper.fn || fn === helper.inner);
  return inside(around, { ...outside, guards });
}

function installed(resolver: Resolver, scope: Scope, isHere: (fn: number) => boolean): readonly GuardUse[] {
  return blockRouters
    .filter(({ languages }) => languages.includes(scope.outline.language))
    .flatMap((vocabulary) => installedGuards(resolver, scope, vocabulary, isHere));
}

export function inside(outer: BlockContext, inner: BlockContext): BlockContext {
  return {
    paths: [...outer.paths, ...inner.paths],
    method: inner.method ?? outer.method,
    guards: [...outer.guards, ...inner.guards],
    passed: [...outer.passed, ...inner.passed],
  };
}

/** What one call adds; a path that is nowhere spelled out is a hole. */
export function contextOf(resolver: Resolver, scope: Scope, block: BlockCall): BlockContext {
  const { vocabulary, call, before } = block;
  const context = { file: scope.file, fn: call.fn };
  const kind = Object.hasOwn(vocabulary.guards, call.name) ? vocabulary.guards[call.name] : undefined;
  if (kind !== undefined) {
    const optional = before.some((value) => isTrue(entryOf(resolver, context, value, 'optional')?.value)) || undefined;
    const value: Value = before[0] ?? { kind: 'name', name: call.name };
    const { file } = scope;
    const guard: GuardUse = {
      name: call.name,
      kind,
      context,
      value,
      level: 'parent',
      file,
      at: call.at,
      end: call.end,
      optional,
    };
    return { ...outside, guards: [guard], passed: [{ file, at: call.at, what: call.name }] };
  }
  const method =
    methodIn(before) ?? (Object.hasOwn(vocabulary.verbs, call.name) ? vocabulary.verbs[call.name] : undefined);
  if (call.name === vocabulary.method || call.name === vocabulary.handle) return { ...outside, method };
  const typed =
    call.typeArguments === undefined || vocabulary.resource === undefined
      ? undefined
      : resourcePath(resolver, context, call.typeArguments, vocabulary.resource);
  const [first] = before;
  const text =
    first === undefined || first.kind === 'object' || first.kind === 'function'
      ? ''
      : (resolveText(resolver, context, first)?.text ?? '{}');
  const passed = vocabulary.prefixes.includes(call.name) ? [{ file: scope.file, at: call.at, what: call.name }] : [];
  return { paths: [typed ?? text], method, guards: [], passed };
}

/** `HttpMethod.Get` */
function methodIn(values: readonly Value[]): HttpMethod | undefined {
  for (const value of values) {
    const name = value.kind === 'name' ? /^HttpMethod\.(\w+)$/.exec(value.name)?.[1]?.toUpperCase() : undefined;
    const method = httpMethods.find((known) => known === name);
    if (method !== undefined) return method;
  }
  return undefined;
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'true';
}
