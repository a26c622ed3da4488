import { policyVocabularies } from '../../extractors/calls/policies.ts';
import type { PolicyKind, PolicyVocabulary } from '../../extractors/shapes/policy-vocabulary.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Definition } from '../definition.ts';
import { definitionKey } from '../definition.ts';
import { mentionsModule } from '../mentions-module.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { itemsOf } from '../read-options.ts';
import { placedNumber, resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { optionOf } from './request-options.ts';

/** Something that repeats, bounds or breaks off a call. */
export interface PolicyUse {
  readonly kind: PolicyKind;
  readonly milliseconds?: number | undefined;
}

/** Callers that are asked whether they wrap the function that makes the request. */
const maxCallers = 8;

/** What wraps a call: around it, around the function it stands in, around that function's callers. */
export function policiesAround(resolver: Resolver, { file, call: index }: CallSite): readonly PolicyUse[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  const own = policiesAt(resolver, scope, index);
  const callers = functionsAround(scope, index)
    .flatMap((fn) => resolver.callSites({ kind: 'function', file, fn }))
    .slice(0, maxCallers);
  const above = callers.flatMap((site) => {
    const around = resolver.scopes.get(site.file);
    return around === undefined ? [] : policiesAt(resolver, around, site.call);
  });
  return [...own, ...above];
}

function policiesAt(resolver: Resolver, scope: Scope, index: number): readonly PolicyUse[] {
  const around = callsAround(scope, index).flatMap((call) => policiesOf(resolver, { file: scope.file, call }));
  const wrapped = functionsAround(scope, index).flatMap(
    (fn) => wrappedFunctions(resolver).get(definitionKey({ kind: 'function', file: scope.file, fn })) ?? [],
  );
  return [...around, ...wrapped, ...decoratedPolicies(resolver, scope, index)];
}

/** `@retry(stop=stop_after_attempt(3))`, and `@breaker` of an object that a library made. */
function decoratedPolicies(resolver: Resolver, scope: Scope, index: number): readonly PolicyUse[] {
  return functionsAround(scope, index).flatMap((fn) => {
    const { decorators = [], parent = 0 } = scope.outline.functions[fn] ?? {};
    return decorators.flatMap(({ name }) => {
      const found = resolver.value({ file: scope.file, fn: parent }, { kind: 'name', name });
      return found.flatMap((decorator) => {
        if (decorator.kind === 'external') return policiesUnder(decorator.module, decorator.path);
        if (decorator.kind === 'made' && decorator.members.length === 0)
          return policiesUnder(decorator.module, decorator.maker);
        return decorator.kind === 'function' ? byName(name) : [];
      });
    });
  });
}

function functionsAround(scope: Scope, index: number): readonly number[] {
  const functions: number[] = [];
  for (let fn = scope.outline.calls[index]?.fn ?? 0; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0)
    functions.push(fn);
  return functions;
}

/** Calls that have this one among their arguments, directly or in a function that they are given. */
function callsAround(scope: Scope, index: number): readonly number[] {
  const { calls, functions } = scope.outline;
  const closures = functionsAround(scope, index).flatMap((fn) => functions[fn]?.argumentOf ?? []);
  const inner = new Set([index, ...closures]);
  const direct = calls.flatMap((call, outer) =>
    call.args.some((argument) => mentions(argument, inner)) || isPiped(call, inner) ? [outer] : [],
  );
  return [...closures, ...direct];
}

function mentions(argument: CallOutline['args'][number], inner: ReadonlySet<number>): boolean {
  if (argument.kind === 'call') return inner.has(argument.call);
  return argument.kind === 'list' && argument.items.some((item) => mentions(item, inner));
}

/** `this.http.get(url).pipe(timeout(500), retry(3))` */
function isPiped(call: CallOutline, inner: ReadonlySet<number>): boolean {
  return call.name === 'pipe' && call.on?.kind === 'call' && inner.has(call.on.call);
}

function policiesOf(resolver: Resolver, site: CallSite): readonly PolicyUse[] {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined) return [];
  if (call.name === 'pipe')
    return call.args.flatMap((argument) =>
      argument.kind === 'call' ? policiesOf(resolver, { file: site.file, call: argument.call }) : [],
    );
  return calleesOf(resolver, site.file, site.call).flatMap((callee) => policiesOfCallee(resolver, callee, site, call));
}

function policiesOfCallee(
  resolver: Resolver,
  callee: Definition,
  site: CallSite,
  call: CallOutline,
): readonly PolicyUse[] {
  switch (callee.kind) {
    case 'external':
      return namedPolicies(resolver, callee.module, callee.path, site);
    case 'made':
      if (!runs(callee.module, callee.members)) return [];
      return callee.origin === undefined
        ? policiesUnder(callee.module, callee.maker)
        : namedPolicies(resolver, callee.module, callee.maker, callee.origin);
    case 'function':
      return byName(call.name);
    default:
      return [];
  }
}

function namedPolicies(
  resolver: Resolver,
  module: string,
  path: readonly string[],
  site: CallSite,
): readonly PolicyUse[] {
  if (vocabularyOf(module)?.combine.includes(path.join('.')) === true) return combined(resolver, site);
  return policiesUnder(module, path).map(({ kind }) =>
    kind === 'timeout' ? { kind, milliseconds: millisecondsAt(resolver, site) } : { kind },
  );
}

/** What a thing of a package does to a call, without its figures. */
function policiesUnder(module: string, path: readonly string[]): readonly PolicyUse[] {
  const { policies = {} } = vocabularyOf(module) ?? {};
  const key = path.join('.');
  return (Object.hasOwn(policies, key) ? (policies[key] ?? []) : []).map((kind) => ({ kind }));
}

/** `wrap(retryPolicy, breakerPolicy)` does what each of them does. */
function combined(resolver: Resolver, site: CallSite): readonly PolicyUse[] {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined) return [];
  const context = { file: site.file, fn: call.fn };
  return call.args
    .flatMap((argument) => itemsOf(resolver, context, argument))
    .flatMap((item) => resolver.value(item.context, item.value))
    .flatMap((part) =>
      part.kind === 'made' && part.origin !== undefined && part.members.length === 0
        ? namedPolicies(resolver, part.module, part.maker, part.origin)
        : [],
    );
}

function millisecondsAt(resolver: Resolver, site: CallSite): number | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined) return undefined;
  const context = { file: site.file, fn: call.fn };
  for (const value of call.args) {
    const option = placedNumber(resolver, optionOf(resolver, { context, value }, ['timeout', 'milliseconds', 'each']));
    const number = option ?? (value.kind === 'call' ? undefined : resolveNumber(resolver, context, value));
    if (number !== undefined) return number;
  }
  return undefined;
}

function vocabularyOf(module: string): PolicyVocabulary | undefined {
  return policyVocabularies.find((vocabulary) => vocabulary.modules.includes(module));
}

function runs(module: string, members: readonly string[]): boolean {
  return members.length === 1 && vocabularyOf(module)?.run.includes(members[0] ?? '') === true;
}

const wordKinds: readonly { readonly kind: PolicyKind; readonly words: ReadonlySet<string> }[] = [
  { kind: 'retry', words: new Set(['retry', 'retries', 'retrying', 'retryable']) },
  { kind: 'circuit-breaker', words: new Set(['breaker', 'circuit']) },
  { kind: 'timeout', words: new Set(['timeout', 'deadline']) },
];

/** A function of the workspace that runs another says by its name what it adds: `withRetry(() => …)`. */
function byName(name: string): readonly PolicyUse[] {
  const words = wordsOf(name);
  return wordKinds.filter((line) => words.some((word) => line.words.has(word))).map(({ kind }) => ({ kind }));
}

/** Functions that are handed to a policy by name: `new CircuitBreaker(fetchOrders)`. */
const wrappedFunctions = oncePerWorkspace((resolver): ReadonlyMap<string, readonly PolicyUse[]> => {
  const wrapped = new Map<string, PolicyUse[]>();
  for (const [file, scope] of resolver.scopes) {
    const speaks = mentionsModule(scope, packages);
    scope.outline.calls.forEach((call, index) => {
      if (!speaks && byName(call.name).length === 0) return;
      const named = call.args.filter((argument) => argument.kind === 'name' || argument.kind === 'member');
      const uses = named.length === 0 ? [] : policiesOf(resolver, { file, call: index });
      if (uses.length === 0) return;
      for (const target of named.flatMap((argument) => resolver.value({ file, fn: call.fn }, argument)))
        if (target.kind === 'function') append(wrapped, definitionKey(target), uses);
    });
  }
  return wrapped;
});

const packages: ReadonlySet<string> = new Set(policyVocabularies.flatMap((vocabulary) => vocabulary.modules));

function append(map: Map<string, PolicyUse[]>, key: string, uses: readonly PolicyUse[]): void {
  map.set(key, [...(map.get(key) ?? []), ...uses]);
}
