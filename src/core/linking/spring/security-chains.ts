import {
  securityDemands,
  securityMatchers,
  securityPackage,
  securityRemainder,
  securityScopes,
} from '../../extractors/http/spring-security.ts';
import { type Credential, type GuardKind, type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Decorator, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What one function of a configuration demands of requests, the first rule that matches counts. */
export interface SecurityChain {
  readonly file: string;
  /** Only requests below these paths pass it; all where it is empty. */
  readonly within: readonly string[];
  readonly rules: readonly SecurityRule[];
  /** What it has people sign in with. */
  readonly credential?: Credential | undefined;
}

export interface SecurityRule {
  readonly methods: readonly HttpMethod[];
  /** `undefined` for all that are left. */
  readonly patterns: readonly string[] | undefined;
  readonly kind: GuardKind | 'none';
  /** `hasRole('ADMIN')` */
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

export function securityChains(resolver: Resolver, settings: ModuleSettings): readonly SecurityChain[] {
  const chains: SecurityChain[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!scope.outline.imports.some(({ from }) => from.startsWith(securityPackage))) continue;
    const byFunction = callsByFunction(scope);
    const parts = new Map([...byFunction].map(([fn, calls]) => [fn, partsOf(resolver, scope, calls)] as const));
    const taken = new Set([...parts.values()].flatMap((found) => found.map(({ fn }) => fn)));
    for (const fn of byFunction.keys()) {
      if (taken.has(fn) || isSwitchedOff(scope, fn, settings, file)) continue;
      const calls = callsInOrder(byFunction, parts, fn, new Set());
      const rules = calls.flatMap((call) => ruleOf(resolver, scope, call));
      const within = calls.flatMap((call) =>
        securityScopes.has(call.name) ? patternsOf(resolver, { file, fn: call.fn }, call.args) : [],
      );
      if (rules.length > 0)
        chains.push({
          file,
          within,
          rules: rules.toSorted((a, b) => Number(b.at < 0) - Number(a.at < 0)),
          credential: credentialBy(calls),
        });
    }
  }
  // A chain for some paths stands before the one for the rest.
  return chains.toSorted((a, b) => Number(a.within.length === 0) - Number(b.within.length === 0));
}

/** A filter of one's own and a resource server read tokens, whatever form there is beside. */
function credentialBy(calls: readonly CallOutline[]): Credential | undefined {
  const names = new Set(calls.map(({ name }) => name));
  const isToken = [...names].some((name) => /^(?:addFilter(?:Before|After|At)?|oauth2ResourceServer)$/.test(name));
  const isStateless = calls.some(({ args }) =>
    args.some((value) => (value.kind === 'name' || value.kind === 'member') && value.name.endsWith('STATELESS')),
  );
  if (isToken) return undefined;
  if (!isStateless && (names.has('formLogin') || names.has('oauth2Login'))) return 'session';
  return names.has('httpBasic') ? 'basic' : undefined;
}

type Calls = ReadonlyMap<number, readonly CallOutline[]>;

/** A function that says a part of what another sets up, and where it is named. */
interface Part {
  readonly fn: number;
  readonly at: number;
}

function callsByFunction(scope: Scope): Calls {
  const byFunction = new Map<number, CallOutline[]>();
  for (const call of scope.outline.calls) {
    const fn = outermost(scope, call.fn);
    byFunction.set(fn, [...(byFunction.get(fn) ?? []), call]);
  }
  return byFunction;
}

/** `.authorizeHttpRequests(this::rules)`, `openDocs(http)` */
function partsOf(resolver: Resolver, scope: Scope, calls: readonly CallOutline[]): readonly Part[] {
  return calls.flatMap((call) => {
    const context = { file: scope.file, fn: call.fn };
    const isOwn = call.on === undefined || (call.on.kind === 'name' && call.on.name === 'this');
    const names = call.args.filter(({ kind }) => kind === 'name');
    const named = isOwn ? [...names, { kind: 'name', name: `this.${call.name}` } as const] : names;
    return named
      .flatMap((value) => resolver.value(context, value))
      .flatMap((found) => {
        if (found.kind !== 'function' || found.file !== scope.file) return [];
        const isOther = found.fn !== outermost(scope, call.fn) && outermost(scope, found.fn) === found.fn;
        return isOther ? [{ fn: found.fn, at: call.at }] : [];
      });
  });
}

/** Calls of a function by their places, with those of its parts where these are named. */
function callsInOrder(
  byFunction: Calls,
  parts: ReadonlyMap<number, readonly Part[]>,
  fn: number,
  seen: ReadonlySet<number>,
): readonly CallOutline[] {
  const within = new Set([...seen, fn]);
  const own = (byFunction.get(fn) ?? []).map((call) => ({ at: call.at, calls: [call] as readonly CallOutline[] }));
  const further = (parts.get(fn) ?? [])
    .filter((part) => !within.has(part.fn))
    .map((part) => ({ at: part.at, calls: callsInOrder(byFunction, parts, part.fn, within) }));
  return [...own, ...further].toSorted((a, b) => a.at - b.at).flatMap(({ calls }) => calls);
}

function outermost(scope: Scope, fn: number): number {
  let at = fn;
  for (let up = scope.outline.functions[at]?.parent ?? 0; up > 0; up = scope.outline.functions[up]?.parent ?? 0)
    at = up;
  return at;
}

/** A demand stands on the matcher that it is about. */
function ruleOf(resolver: Resolver, scope: Scope, call: CallOutline): readonly SecurityRule[] {
  const on = call.on?.kind === 'call' ? scope.outline.calls[call.on.call] : undefined;
  const context = { file: scope.file, fn: call.fn };
  const { at, end } = call;
  if (on?.name === 'ignoring' && securityMatchers.has(call.name)) {
    const patterns = patternsOf(resolver, context, call.args);
    return [{ methods: methodsOf(call.args), patterns, kind: 'none', name: 'ignoring', at: -1, end }];
  }
  if (call.name === 'authorize' && scope.outline.language === 'kotlin') return statedRule(resolver, scope, call);
  if (on === undefined || !securityMatchers.has(on.name) || !Object.hasOwn(securityDemands, call.name)) return [];
  const kind = securityDemands[call.name];
  if (kind === undefined) return [];
  const texts = call.args.flatMap((argument) => resolveText(resolver, context, argument)?.text ?? []);
  const name = `${call.name}(${texts.map((text) => `'${text}'`).join(', ')})`;
  const patterns = securityRemainder.has(on.name) ? undefined : patternsOf(resolver, context, on.args);
  const methods = methodsOf(on.args);
  // Matchers without a path choose by method alone; those that are objects of a kind unknown here choose nothing.
  const all = patterns?.length === 0 && methods.length > 0 && on.args.length === 1;
  return [{ methods, patterns: all ? undefined : patterns, kind, name, at, end }];
}

/** `authorize(HttpMethod.POST, "/boats", hasRole("CAPTAIN"))`, `authorize(anyRequest, denyAll)` */
function statedRule(resolver: Resolver, scope: Scope, call: CallOutline): readonly SecurityRule[] {
  const context = { file: scope.file, fn: call.fn };
  const demand = call.args.at(-1);
  const made = demand?.kind === 'call' ? scope.outline.calls[demand.call] : undefined;
  const said = made?.name ?? (demand?.kind === 'name' ? demand.name : '');
  const kind = Object.hasOwn(securityDemands, said) ? securityDemands[said] : undefined;
  if (kind === undefined) return [];
  const texts = (made?.args ?? []).flatMap((argument) => resolveText(resolver, context, argument)?.text ?? []);
  const asked = call.args.slice(0, -1);
  const isRest =
    asked.length === 0 || asked.some((value) => value.kind === 'name' && securityRemainder.has(value.name));
  const patterns = isRest ? undefined : patternsOf(resolver, context, asked);
  const name = `${said}(${texts.map((text) => `'${text}'`).join(', ')})`;
  return [{ methods: methodsOf(asked), patterns, kind, name, at: call.at, end: call.end }];
}

function methodsOf(args: readonly Value[]): readonly HttpMethod[] {
  const names = args.flatMap((value) => (value.kind === 'name' ? [value.name.split('.').at(-1) ?? ''] : []));
  return httpMethods.filter((method) => names.includes(method));
}

/** Texts, constants, lists of them, and `new AntPathRequestMatcher("/x")`. */
function patternsOf(resolver: Resolver, context: Context, args: readonly Value[]): readonly string[] {
  return args.flatMap((argument) =>
    itemsOf(resolver, context, argument).flatMap((item) => {
      const call =
        item.value.kind === 'call' ? resolver.scopes.get(item.context.file)?.outline.calls[item.value.call] : undefined;
      if (call !== undefined && /Matcher$|^(?:antMatcher|pathPattern)$/.test(call.name))
        return patternsOf(resolver, item.context, call.args);
      const text = call === undefined ? resolveText(resolver, item.context, item.value)?.text : undefined;
      return text?.startsWith('/') === true || text?.startsWith('*') === true ? [text] : [];
    }),
  );
}

/** `@ConditionalOnProperty` that the settings do not fulfil. */
function isSwitchedOff(scope: Scope, fn: number, settings: ModuleSettings, file: string): boolean {
  const outline = scope.outline.functions[fn];
  const cls = outline?.cls === undefined ? undefined : scope.outline.classes[outline.cls];
  return [...(outline?.decorators ?? []), ...(cls?.decorators ?? [])].some((decorator) => {
    if (decorator.name !== 'ConditionalOnProperty') return false;
    const key = textIn(decorator, ['name', 'value']);
    const wanted = textIn(decorator, ['havingValue']);
    const value = key === undefined ? undefined : settings.get(file, key);
    if (value === undefined) return !isTrue(decorator, 'matchIfMissing');
    return wanted === undefined ? value === 'false' : value !== wanted;
  });
}

function textIn({ args }: Decorator, keys: readonly string[]): string | undefined {
  for (const value of args ?? []) {
    if (value.kind === 'text' && keys.includes('value')) return value.text;
    const entry = value.kind === 'object' ? value.entries.find(({ key }) => keys.includes(key)) : undefined;
    if (entry?.value.kind === 'text') return entry.value.text;
  }
  return undefined;
}

function isTrue({ args }: Decorator, key: string): boolean {
  return (args ?? []).some(
    (value) =>
      value.kind === 'object' &&
      value.entries.some((entry) => entry.key === key && entry.value.kind === 'literal' && entry.value.text === 'true'),
  );
}
