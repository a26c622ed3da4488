import type { Evidence } from '../../model/evidence.ts';
import { entriesOf, entry, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { UpstreamsFact } from '../fact.ts';
import { composeEnvironment } from './compose-environment.ts';
import {
  guardingMiddlewares,
  type TraefikMiddleware,
  type TraefikMiddlewares,
  type TraefikRouter,
  traefikCors,
  traefikPasses,
} from './traefik-routers.ts';

/** Proxies that look for services by their labels or variables: Traefik, Caddy and nginx-proxy. */
export function labeledUpstreams(file: ReadFile, services: readonly DataEntry[]): readonly UpstreamsFact[] {
  const middlewares = labeledMiddlewares(services.map(({ value }) => labelsOf(value)));
  return proxies.flatMap(({ technology, finds }) => {
    const found = services.filter(({ value }) => finds(labelsOf(value), value));
    const upstreams = found.map(({ key, keyAt, value }) => {
      const evidence = file.evidence(keyAt, value.end);
      const routers = technology === 'traefik' ? labeledRouters(labelsOf(value), key, evidence) : [];
      return { address: key, passes: traefikPasses(routers, middlewares, key), evidence };
    });
    const [first] = upstreams;
    if (first === undefined) return [];
    const fact = { kind: 'upstreams', technology, component: 'gateway', upstreams } as const;
    const guarding = technology === 'traefik' ? guardingMiddlewares(middlewares) : undefined;
    return [{ ...fact, middlewares: guarding, evidence: first.evidence }];
  });
}

/** `traefik.http.middlewares.office.basicauth.users=…` of any service. */
function labeledMiddlewares(services: readonly ReadonlyMap<string, string>[]): TraefikMiddlewares {
  const found = new Map<string, TraefikMiddleware>();
  const all = services.flatMap((labels) => [...labels]);
  for (const [label, value] of all) {
    const [, name, kind, plugin] = /^traefik\.http\.middlewares\.([\w-]+)\.(\w+)(?:\.([\w-]+))?/i.exec(label) ?? [];
    if (name === undefined || kind === undefined) continue;
    const is = (kind === 'plugin' && plugin !== undefined ? plugin : kind).toLowerCase();
    const cors = is === 'headers' ? traefikCors((option) => labeledOption(all, name, option)) : undefined;
    found.set(name, { is, chain: is === 'chain' ? listed(value) : [], cors });
  }
  return found;
}

function labeledOption(
  labels: readonly (readonly [string, string])[],
  middleware: string,
  option: string,
): readonly string[] {
  const wanted = `traefik.http.middlewares.${middleware}.headers.${option}`.toLowerCase();
  return labels.flatMap(([label, value]) => (label.toLowerCase() === wanted ? listed(value) : []));
}

/** Routers stand among the labels of the service to which they lead. */
function labeledRouters(
  labels: ReadonlyMap<string, string>,
  service: string,
  evidence: Evidence,
): readonly TraefikRouter[] {
  return [...labels].flatMap(([label, rule]) => {
    const name = /^traefik\.http\.routers\.([\w-]+)\.rule$/.exec(label)?.[1];
    if (name === undefined) return [];
    return [{ rule, service, middlewares: listed(labels.get(`traefik.http.routers.${name}.middlewares`)), evidence }];
  });
}

function listed(value = ''): readonly string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

interface Proxy {
  readonly technology: string;
  finds(labels: ReadonlyMap<string, string>, service: DataNode): boolean;
}

const proxies: readonly Proxy[] = [
  {
    technology: 'traefik',
    finds: (labels) => labels.get('traefik.enable') !== 'false' && [...labels.keys()].some((key) => isRouted.test(key)),
  },
  { technology: 'caddy', finds: (labels) => [...labels.keys()].some((key) => /^caddy(?:_\d+)?$/.test(key)) },
  { technology: 'nginx', finds: (_, service) => Object.hasOwn(composeEnvironment(service), 'VIRTUAL_HOST') },
];

/** `frontend` is what version 1 called a router. */
const isRouted = /^traefik\.(?:(?:http|tcp|udp)\.(?:routers|services)\.|frontend\.)/;

/** A map, or a list of `key=value`; in a swarm they stand below `deploy`. */
function labelsOf(service: DataNode): ReadonlyMap<string, string> {
  const nodes = [entry(service, 'labels'), entry(service, 'deploy', 'labels')];
  return new Map(
    nodes.flatMap((node): [string, string][] =>
      node?.kind === 'mapping'
        ? entriesOf(node).map(({ key, value }) => [key, scalarText(value) ?? ''])
        : textsOf(node).map((text) => {
            const sign = text.indexOf('=');
            return sign < 0 ? [text, ''] : [text.slice(0, sign), text.slice(sign + 1)];
          }),
    ),
  );
}
