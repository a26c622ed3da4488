import type { GuardKind } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { PassedGuard, PassedRoute } from '../fact.ts';

/** What kinds of Traefik's middlewares turn requests away for, in lower case as labels may be. */
const kinds: Readonly<Record<string, GuardKind | undefined>> = {
  basicauth: 'authentication',
  digestauth: 'authentication',
  forwardauth: 'authentication',
  jwt: 'authentication',
  oidc: 'authentication',
  apikey: 'authentication',
  ratelimit: 'rate-limit',
};

const changingPaths = /^(?:stripprefix|stripprefixregex|replacepath|replacepathregex|addprefix)$/;

export interface TraefikRouter {
  readonly rule: string;
  readonly service: string;
  readonly middlewares: readonly string[];
  readonly evidence: Evidence;
}

/** Name → kinds that it is made of, in lower case, and for a chain the names that it stands for. */
export type TraefikMiddlewares = ReadonlyMap<string, { readonly is: string; readonly chain: readonly string[] }>;

/** What of them guards, for files that only name them. */
export function guardingMiddlewares(middlewares: TraefikMiddlewares): Readonly<Record<string, GuardKind>> {
  return Object.fromEntries(
    [...middlewares].flatMap(([name, { is }]) => {
      const kind = kinds[is];
      return kind === undefined ? [] : [[name, kind]];
    }),
  );
}

/** The routes that lead to a service, each with what it asks before. */
export function traefikPasses(
  routers: readonly TraefikRouter[],
  middlewares: TraefikMiddlewares,
  service: string,
): readonly PassedRoute[] | undefined {
  const own = routers.filter((router) => router.service.replace(/@\w+$/, '') === service);
  if (own.length === 0) return undefined;
  return own.flatMap(({ rule, middlewares: named, evidence }) => {
    const names = named.flatMap((name) => expanded(middlewares, name, 0));
    const changes = names.some((name) => changingPaths.test(middlewares.get(plain(name))?.is ?? ''));
    const guards = names.flatMap((name): readonly PassedGuard[] => {
      const is = middlewares.get(plain(name))?.is;
      if (is === undefined) return [{ name, evidence }];
      const kind = kinds[is];
      return kind === undefined ? [] : [{ name, kind, evidence }];
    });
    const paths = changes ? [undefined] : pathsIn(rule);
    return paths.map((below) => ({ below, guards }));
  });
}

function plain(name: string): string {
  return name.replace(/@\w+$/, '');
}

function expanded(middlewares: TraefikMiddlewares, name: string, depth: number): readonly string[] {
  const chain = middlewares.get(plain(name))?.chain ?? [];
  return chain.length === 0 || depth > 4 ? [name] : chain.flatMap((each) => expanded(middlewares, each, depth + 1));
}

/** ``Host(`x`) && (PathPrefix(`/a`) || PathPrefix(`/b`))`` */
export function pathsIn(rule: string): readonly (string | undefined)[] {
  if (/!\s*Path/.test(rule)) return [undefined];
  const found = [...rule.matchAll(/\bPath(?:Prefix)?\(([^)]*)\)/g)].flatMap(([, args = '']) =>
    [...args.matchAll(/[`'"]([^`'"]+)[`'"]/g)].flatMap(([, path]) => path ?? []),
  );
  return found.length === 0 ? [undefined] : found;
}
