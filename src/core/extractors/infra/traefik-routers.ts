import { originsIn, together } from '../../model/cors-origins.ts';
import type { CorsPolicy, GuardKind } from '../../model/endpoint.ts';
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

export interface TraefikMiddleware {
  /** Kind that it is made of, in lower case. */
  readonly is: string;
  /** Names that a chain stands for. */
  readonly chain: readonly string[];
  readonly cors?: CorsPolicy | undefined;
}

/** By their names. */
export type TraefikMiddlewares = ReadonlyMap<string, TraefikMiddleware>;

/** `accessControlAllowOriginList` of headers: by the names of options in lower case. */
export function traefikCors(option: (name: string) => readonly string[]): CorsPolicy | undefined {
  const listed = option('accesscontrolalloworiginlist');
  const patterns = option('accesscontrolalloworiginlistregex');
  if (listed.length === 0 && patterns.length === 0) return undefined;
  const named = together([...listed.map(originsIn), ...(patterns.length > 0 ? ['unknown' as const] : [])]);
  const credentials = option('accesscontrolallowcredentials')[0] === 'true';
  return { origins: named, credentials };
}

/** What of them guards, for files that only name them. */
export function guardingMiddlewares(middlewares: TraefikMiddlewares): Readonly<Record<string, GuardKind>> {
  return Object.fromEntries(
    [...middlewares].flatMap(([name, { is, cors }]) => {
      const kind = cors === undefined ? kinds[is] : 'cors';
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
      const known = middlewares.get(plain(name));
      if (known === undefined) return [{ name, evidence }];
      if (known.cors !== undefined) return [{ name, kind: 'cors', policy: known.cors, evidence }];
      const kind = kinds[known.is];
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
