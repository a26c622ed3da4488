import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { Upstream, UpstreamsFact } from '../fact.ts';
import { type ManifestTexts, manifestTexts } from './kubernetes-name.ts';

/** An `Ingress` or `HTTPRoute` as the gateway that passes requests on to services of the cluster. */
export function ingressOf(file: ReadFile, resource: DataNode): readonly UpstreamsFact[] {
  const spec = entry(resource, 'spec');
  const upstreams = [...backendsOf(spec)].flatMap((backend): readonly Upstream[] => {
    const address = addressOf(backend, manifestTexts(file.path));
    return address === undefined ? [] : [{ address, evidence: file.evidence(backend.at, backend.end) }];
  });
  if (upstreams.length === 0) return [];
  const evidence = file.evidence(resource.at, resource.at);
  return [{ kind: 'upstreams', technology: controllerOf(resource), component: 'gateway', upstreams, evidence }];
}

function* backendsOf(spec: DataNode | undefined): Generator<DataNode> {
  const fallback = entry(spec, 'defaultBackend') ?? entry(spec, 'backend');
  if (fallback !== undefined) yield fallback;
  for (const rule of itemsOf(entry(spec, 'rules'))) {
    yield* itemsOf(entry(rule, 'backendRefs'));
    for (const path of itemsOf(entry(rule, 'http', 'paths'))) {
      const backend = entry(path, 'backend');
      if (backend !== undefined) yield backend;
    }
  }
}

/** `service: { name, port: { number } }`, before 1.19 `serviceName`, in the gateway API `name`. */
function addressOf(backend: DataNode, { text }: ManifestTexts): string | undefined {
  const name =
    text(entry(backend, 'service', 'name')) ?? text(entry(backend, 'serviceName')) ?? text(entry(backend, 'name'));
  const port =
    scalarText(entry(backend, 'service', 'port', 'number')) ??
    scalarText(entry(backend, 'servicePort')) ??
    scalarText(entry(backend, 'port'));
  return name === undefined || port === undefined || !/^\d+$/.test(port) ? name : `${name}:${port}`;
}

/** The class names the controller: `nginx`, `traefik`, `kong`. */
function controllerOf(resource: DataNode): string {
  const annotations = entriesOf(entry(resource, 'metadata', 'annotations'));
  const annotated = annotations.find(({ key }) => key === 'kubernetes.io/ingress.class');
  const name = textOf(entry(resource, 'spec', 'ingressClassName')) ?? textOf(annotated?.value);
  return name === undefined || name.startsWith('_') ? 'ingress' : name.toLowerCase();
}
