import { entriesOf, entry, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { UpstreamsFact } from '../fact.ts';
import { composeEnvironment } from './compose-environment.ts';

/** Proxies that look for services by their labels or variables: Traefik, Caddy and nginx-proxy. */
export function labeledUpstreams(file: ReadFile, services: readonly DataEntry[]): readonly UpstreamsFact[] {
  return proxies.flatMap(({ technology, finds }) => {
    const found = services.filter(({ value }) => finds(labelsOf(value), value));
    const upstreams = found.map(({ key, keyAt, value }) => ({
      address: key,
      evidence: file.evidence(keyAt, value.end),
    }));
    const [first] = upstreams;
    if (first === undefined) return [];
    return [{ kind: 'upstreams', technology, component: 'gateway', upstreams, evidence: first.evidence }];
  });
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
