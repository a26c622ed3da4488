import { graphqlMethods } from '../../extractors/http/graphql-methods.ts';
import { servlets } from '../../extractors/http/servlets.ts';
import { spring } from '../../extractors/http/spring.ts';
import { contextPath } from '../annotated/context-path.ts';
import type { GuardUse, NamedPlace, Route } from '../http/route.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import type { Resolver } from '../resolver.ts';
import { matchesPattern } from './ant-pattern.ts';
import { askedContext } from './asked-context.ts';
import { type Interceptor, interceptorsIn } from './interceptors.ts';
import { isMarkedOff } from './marked-methods.ts';
import { type SecurityChain, type SecurityRule, securityChains } from './security-chains.ts';
import { servletFilters } from './servlet-filters.ts';

/** Routes with the guards that configuration classes of their module put before them. */
export function guardByConfiguration(
  resolver: Resolver,
  settings: ModuleSettings,
  routes: readonly Route[],
): readonly Route[] {
  const chains = securityChains(resolver, settings);
  const interceptors = [...interceptorsIn(resolver), ...filtersBeside(resolver, chains)];
  return routes.map((route) => {
    if (!secured.has(route.framework)) return route;
    const path = withoutContext(route, settings);
    const matching = matchingRules(chains, route, path);
    const guards = [
      ...chainGuards(matching),
      ...interceptorGuards(interceptors, route, path).filter((guard) => !isMarkedOff(resolver, guard, route)),
      ...askedContext(resolver, route),
    ];
    const opened = openedBy(matching);
    if (guards.length === 0 && opened === undefined) return route;
    return { ...route, guards: [...guards, ...route.guards], opened };
  });
}

/** Where Spring Security is configured, its rules say which paths a filter of one's own lets pass. */
function filtersBeside(resolver: Resolver, chains: readonly SecurityChain[]): readonly Interceptor[] {
  const configured = new Set(chains.map(({ file }) => moduleOf(file)));
  return servletFilters(resolver).filter(({ guard }) => !configured.has(moduleOf(guard.file)));
}

const secured = new Set([spring.id, servlets.id, ...graphqlMethods.map(({ id }) => id)]);

/** Patterns speak of paths below the context path. */
function withoutContext({ file, path }: Route, settings: ModuleSettings): string {
  const sent = path.split('#')[0] ?? path;
  const prefix = contextPath(settings, file, spring.contextPaths ?? []);
  return prefix !== '' && sent.startsWith(prefix) ? sent.slice(prefix.length) : sent;
}

interface PlacedRule {
  readonly rule: SecurityRule;
  readonly chain: SecurityChain;
  readonly file: string;
}

/** Rules of the chain that the route passes, in the order in which they are asked: the first counts. */
function matchingRules(chains: readonly SecurityChain[], route: Route, path: string): readonly PlacedRule[] {
  const module = moduleOf(route.file);
  const chain = chains.find(
    ({ file, within, rules }) =>
      moduleOf(file) === module &&
      (within.length === 0 || within.some((pattern) => matchesPattern(pattern, path))) &&
      // What is ignored altogether says nothing of the rest.
      rules.some((rule) => rule.at >= 0 || appliesTo(rule, route, path)),
  );
  if (chain === undefined) return [];
  return chain.rules.filter((rule) => appliesTo(rule, route, path)).map((rule) => ({ rule, chain, file: chain.file }));
}

function chainGuards([first]: readonly PlacedRule[]): readonly GuardUse[] {
  if (first === undefined || first.rule.kind === 'none') return [];
  const { file, chain } = first;
  const { credential } = chain;
  const { kind, name, at, end } = first.rule;
  const context = { file, fn: 0 };
  return [
    {
      context,
      value: { kind: 'text', text: name },
      name,
      kind,
      level: 'application',
      file,
      at,
      end,
      phase: -1,
      credential,
    },
  ];
}

/** A rule for paths that comes too late; one for all that are left means the others. */
function openedBy([first, ...later]: readonly PlacedRule[]): Route['opened'] {
  // What the configuration ignores altogether stands apart from its rules.
  if (first === undefined || first.rule.kind !== 'none' || first.rule.at < 0) return undefined;
  const hidden = later.find(({ rule }) => rule.kind !== 'none' && rule.patterns !== undefined);
  return { by: placeOf(first), hides: hidden && placeOf(hidden) };
}

function placeOf({ rule: { name, at, end }, file }: PlacedRule): NamedPlace {
  return { name, file, at, end };
}

function appliesTo({ methods, patterns }: SecurityRule, route: Route, path: string): boolean {
  if (methods.length > 0 && !methods.includes(route.method)) return false;
  return patterns === undefined || patterns.some((pattern) => matchesPattern(pattern, path));
}

function interceptorGuards(interceptors: readonly Interceptor[], route: Route, path: string): readonly GuardUse[] {
  const module = moduleOf(route.file);
  return interceptors
    .filter(
      ({ guard, patterns, excepted }) =>
        moduleOf(guard.file) === module &&
        (patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, path))) &&
        !excepted.some((pattern) => matchesPattern(pattern, path)),
    )
    .map(({ guard }) => guard);
}
