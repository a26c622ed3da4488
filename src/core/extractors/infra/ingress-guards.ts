import { originsIn } from '../../model/cors-origins.ts';
import type { CorsPolicy, GuardKind } from '../../model/endpoint.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { PassedGuard, PassedRoute, UpstreamsFact } from '../fact.ts';
import { kongPlugins } from './kong-plugins.ts';
import { guardingMiddlewares, pathsIn } from './traefik-routers.ts';

/** Annotations by which controllers ask something of every request. */
const annotations: Readonly<Record<string, GuardKind>> = {
  'nginx.ingress.kubernetes.io/auth-url': 'authentication',
  'nginx.ingress.kubernetes.io/auth-type': 'authentication',
  'nginx.ingress.kubernetes.io/auth-tls-secret': 'authentication',
  'alb.ingress.kubernetes.io/auth-type': 'authentication',
  'nginx.ingress.kubernetes.io/limit-rps': 'rate-limit',
  'nginx.ingress.kubernetes.io/limit-rpm': 'rate-limit',
};

const nginxAnnotation = 'nginx.ingress.kubernetes.io/';

/** Every origin unless it is said; with a star the controller's default for cookies does nothing. */
function corsOf(told: readonly DataEntry[]): CorsPolicy {
  const said = (name: string): string | undefined => {
    const found = told.find(({ key }) => key === nginxAnnotation + name)?.value;
    return found === undefined ? undefined : scalarText(found);
  };
  const credentials = said('cors-allow-credentials');
  return {
    origins: originsIn(said('cors-allow-origin') ?? '*'),
    credentials: credentials === undefined ? 'unknown' : credentials === 'true',
  };
}

/** Annotations that list what other resources declare. */
const listing = ['traefik.ingress.kubernetes.io/router.middlewares', 'konghq.com/plugins'];

/** What a route of an `Ingress` or of Traefik's `IngressRoute` asks; undefined for resources of other kinds. */
export function askedByIngress(
  file: ReadFile,
  resource: DataNode,
): ((route: DataNode) => readonly PassedRoute[]) | undefined {
  const kind = textOf(entry(resource, 'kind'));
  if (kind === 'IngressRoute') return (route) => askedByRoute(file, route);
  if (kind !== 'Ingress') return undefined;
  const told = entriesOf(entry(resource, 'metadata', 'annotations'));
  const rewritten = told.some(({ key }) => /\/(?:rewrite-target|strip-path)$/.test(key));
  const guards = told.flatMap(({ key, keyAt, value }): readonly PassedGuard[] => {
    const evidence = file.evidence(keyAt, value.end);
    if (key === `${nginxAnnotation}enable-cors` && scalarText(value) === 'true')
      return [{ name: 'ingress enable-cors', kind: 'cors', policy: corsOf(told), evidence }];
    const known = Object.hasOwn(annotations, key) ? annotations[key] : undefined;
    if (known !== undefined) return [{ name: key.replace(/^.*\//, 'ingress '), kind: known, evidence }];
    const names = listing.includes(key) ? (scalarText(value) ?? '').split(',') : [];
    return names.map((name) => ({ name: name.trim(), evidence }));
  });
  return (route) => {
    const path = scalarText(entry(route, 'path'));
    return [{ below: rewritten || path?.includes('(') === true ? undefined : path, guards }];
  };
}

function askedByRoute(file: ReadFile, route: DataNode): readonly PassedRoute[] {
  const guards = itemsOf(entry(route, 'middlewares')).flatMap((each): readonly PassedGuard[] => {
    const name = textOf(entry(each, 'name'));
    return name === undefined ? [] : [{ name, evidence: file.evidence(each.at, each.end) }];
  });
  // What a middleware of another file does to paths is not known here.
  const paths = guards.length > 0 ? [undefined] : pathsIn(textOf(entry(route, 'match')) ?? '');
  return paths.map((below) => ({ below, guards }));
}

/** A `Middleware` of Traefik or a `KongPlugin`: what the routes that name it ask. */
export function clusterMiddleware(file: ReadFile, resource: DataNode, name: string): readonly UpstreamsFact[] {
  const plugin = textOf(entry(resource, 'plugin'));
  const [kind] = entriesOf(entry(resource, 'spec'));
  const known = plugin === undefined ? undefined : kongPlugins[plugin];
  const guards =
    known === undefined
      ? guardingMiddlewares(new Map([[name, { is: kind?.key.toLowerCase() ?? '', chain: [] }]]))
      : { [name]: known };
  if (Object.keys(guards).length === 0) return [];
  const namespace = textOf(entry(resource, 'metadata', 'namespace')) ?? 'default';
  const qualified = Object.fromEntries(Object.entries(guards).map(([each, found]) => [`${namespace}-${each}`, found]));
  return [
    {
      kind: 'upstreams',
      technology: plugin === undefined ? 'traefik' : 'kong',
      component: 'gateway',
      upstreams: [],
      middlewares: { ...guards, ...qualified },
      evidence: file.evidence(resource.at, resource.at),
    },
  ];
}
