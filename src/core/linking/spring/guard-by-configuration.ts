import { spring } from '../../extractors/http/spring.ts';
import { springGraphql } from '../../extractors/http/spring-graphql.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import type { Resolver } from '../resolver.ts';
import { matchesPattern } from './ant-pattern.ts';
import { type Interceptor, interceptorsIn } from './interceptors.ts';
import { type SecurityChain, type SecurityRule, securityChains } from './security-chains.ts';

/** Routes with the guards that configuration classes of their module put before them. */
export function guardByConfiguration(
  resolver: Resolver,
  settings: ModuleSettings,
  routes: readonly Route[],
): readonly Route[] {
  const chains = securityChains(resolver, settings);
  const interceptors = interceptorsIn(resolver);
  if (chains.length === 0 && interceptors.length === 0) return routes;
  return routes.map((route) => {
    if (!secured.has(route.framework)) return route;
    const path = withoutContext(route, settings);
    const guards = [...chainGuards(chains, route, path), ...interceptorGuards(interceptors, route, path)];
    return guards.length === 0 ? route : { ...route, guards: [...guards, ...route.guards] };
  });
}

const secured = new Set([spring.id, springGraphql.id]);

/** Patterns speak of paths below the context path. */
function withoutContext({ file, path }: Route, settings: ModuleSettings): string {
  const sent = path.split('#')[0] ?? path;
  const context = settings.get(file, spring.contextPath ?? '')?.replace(/\/$/, '') ?? '';
  const prefix = context.startsWith('/') || context === '' ? context : `/${context}`;
  return prefix !== '' && sent.startsWith(prefix) ? sent.slice(prefix.length) : sent;
}

function chainGuards(chains: readonly SecurityChain[], route: Route, path: string): readonly GuardUse[] {
  const module = moduleOf(route.file);
  const chain = chains.find(
    ({ file, within }) =>
      moduleOf(file) === module && (within.length === 0 || within.some((pattern) => matchesPattern(pattern, path))),
  );
  const rule = chain?.rules.find((each) => appliesTo(each, route, path));
  if (chain === undefined || rule === undefined || rule.kind === 'none') return [];
  const { kind, name, at, end } = rule;
  const context = { file: chain.file, fn: 0 };
  return [
    {
      context,
      value: { kind: 'text', text: name },
      name,
      kind,
      level: 'application',
      file: chain.file,
      at,
      end,
      phase: -1,
    },
  ];
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
