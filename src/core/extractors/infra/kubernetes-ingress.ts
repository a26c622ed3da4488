import { entriesOf, entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { Upstream, UpstreamsFact } from '../fact.ts';
import { askedByIngress } from './ingress-guards.ts';
import { type ManifestTexts, manifestTexts } from './kubernetes-name.ts';
import { servicesAbove } from './mesh-policies.ts';

/** An `Ingress`, a route of the Gateway API or of a controller of its own as the gateway that passes requests on to services of the cluster. */
export function ingressOf(file: ReadFile, resource: DataNode): readonly UpstreamsFact[] {
  const spec = isWithin(resource) ? undefined : entry(resource, 'spec');
  const asked = askedByIngress(file, resource);
  const upstreams = [...backendsOf(spec)].flatMap(({ backend, route }): readonly Upstream[] => {
    const address = addressOf(backend, manifestTexts(file));
    if (address === undefined) return [];
    return [{ address, passes: route && asked?.(route), evidence: file.evidence(backend.at, backend.end) }];
  });
  if (upstreams.length === 0) return [];
  const evidence = file.evidence(resource.at, resource.at);
  return [{ kind: 'upstreams', technology: controllerOf(resource), component: 'gateway', upstreams, evidence }];
}

interface Backend {
  readonly backend: DataNode;
  /** The route that leads to it, in resources whose routes say what they ask. */
  readonly route?: DataNode | undefined;
}

function* backendsOf(spec: DataNode | undefined): Generator<Backend> {
  const fallback = entry(spec, 'defaultBackend') ?? entry(spec, 'backend');
  if (fallback !== undefined) yield { backend: fallback };
  // Traefik's `IngressRoute` and Contour's `HTTPProxy`, then Istio's `VirtualService`.
  for (const route of itemsOf(entry(spec, 'routes')))
    for (const backend of itemsOf(entry(route, 'services'))) yield { backend, route };
  for (const kind of ['http', 'tls', 'tcp'])
    for (const rule of itemsOf(entry(spec, kind)))
      for (const route of itemsOf(entry(rule, 'route'))) {
        const destination = entry(route, 'destination');
        if (destination !== undefined) yield { backend: destination };
      }
  for (const rule of itemsOf(entry(spec, 'rules'))) {
    for (const backend of itemsOf(entry(rule, 'backendRefs'))) yield { backend };
    for (const route of itemsOf(entry(rule, 'http', 'paths'))) {
      const backend = entry(route, 'backend');
      if (backend !== undefined) yield { backend, route };
    }
  }
}

/** `service: { name, port: { number } }`, before 1.19 `serviceName`, in the gateway API `name`. */
function addressOf(backend: DataNode, { text }: ManifestTexts): string | undefined {
  const name =
    text(entry(backend, 'service', 'name')) ??
    text(entry(backend, 'serviceName')) ??
    text(entry(backend, 'name')) ??
    text(entry(backend, 'host'));
  const port =
    scalarText(entry(backend, 'service', 'port', 'number')) ??
    scalarText(entry(backend, 'servicePort')) ??
    scalarText(entry(backend, 'port', 'number')) ??
    scalarText(entry(backend, 'port'));
  return name === undefined || port === undefined || !/^\d+$/.test(port) ? name : `${name}:${port}`;
}

/** Resources that only one controller reads. */
const controllers: Readonly<Record<string, string>> = {
  VirtualService: 'istio',
  IngressRoute: 'traefik',
  IngressRouteTCP: 'traefik',
  HTTPProxy: 'contour',
};

/** Rules of a mesh for calls between services stand before nobody. */
function isWithin(resource: DataNode): boolean {
  if (servicesAbove(resource).length > 0) return true;
  const gateways = textsOf(entry(resource, 'spec', 'gateways'));
  return textOf(entry(resource, 'kind')) === 'VirtualService' && gateways.every((name) => name === 'mesh');
}

/** The class names the controller: `nginx`, `traefik`, `kong`. */
function controllerOf(resource: DataNode): string {
  const known = controllers[textOf(entry(resource, 'kind')) ?? ''];
  if (known !== undefined) return known;
  const annotations = entriesOf(entry(resource, 'metadata', 'annotations'));
  const annotated = annotations.find(({ key }) => key === 'kubernetes.io/ingress.class');
  const name = textOf(entry(resource, 'spec', 'ingressClassName')) ?? textOf(annotated?.value);
  return name === undefined || name.startsWith('_') ? 'ingress' : name.toLowerCase();
}
