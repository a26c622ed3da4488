import type { ClusterScalingFact, ClusterServiceFact } from '../../extractors/deployment-fact.ts';
import { type Product, productOfImage, productOfName } from '../../extractors/infra/known-products.ts';
import { entriesOf, entry, numberOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type ContainerService, kindNamed } from './container-service.ts';
import { allVariables } from './environment.ts';
import { blocksOf, firstBlock, knownText, labelOf, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** Workloads of Kubernetes that Terraform itself declares. */
export function clusterWorkloads(resources: readonly Resource[]): readonly ContainerService[] {
  return resources.flatMap((resource) => {
    const kind = /^kubernetes_(deployment|stateful_set|daemon_?set|job|cron_job)(?:_v1)?$/.exec(resource.type)?.[1];
    const name = nameIn(resource);
    if (kind === undefined || name === undefined) return [];
    const spec =
      kind === 'cron_job'
        ? firstBlock(resource.body, 'spec', 'job_template', 'spec')
        : firstBlock(resource.body, 'spec');
    const container = firstBlock(spec, 'template', 'spec', 'container');
    const limits = firstBlock(container, 'resources', 'limits');
    const isJob = kind === 'job' || kind === 'cron_job';
    const asked = ['liveness_probe', 'readiness_probe'].some((probe) => entry(container, probe) !== undefined);
    return [
      {
        resource,
        name: labelOf(resource) ?? name,
        aliases: [name],
        kind: isJob ? 'job' : kindNamed(name),
        image: scalarText(entry(container, 'image')),
        environment: allVariables(blocksOf(container, 'env'), resources),
        ports: blocksOf(container, 'port').flatMap((port) => numberOf(entry(port, 'container_port')) ?? []),
        replicas: isJob ? undefined : copiesOf(spec),
        healthCheck: asked,
        limits: limits && { cpus: scalarText(entry(limits, 'cpu')), memory: scalarText(entry(limits, 'memory')) },
        unlimited: entry(container, 'resources') === undefined ? true : undefined,
        labels: textsIn(firstBlock(spec, 'template', 'metadata', 'labels')),
      },
    ];
  });
}

function nameIn({ body }: Resource): string | undefined {
  return knownText(firstBlock(body, 'metadata', 'name'));
}

/** A deployment that does not say how many runs once. */
function copiesOf(spec: DataNode | undefined): number | undefined {
  const written = entry(spec, 'replicas');
  return written === undefined ? 1 : Number(wholeText(written) ?? Number.NaN) || undefined;
}

function textsIn(node: DataNode | undefined): Record<string, string> {
  return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key, scalarText(value) ?? '']));
}

/** The names under which they are reached, and how many run at least. */
export function clusterFacts({ type, body }: Resource): readonly (ClusterServiceFact | ClusterScalingFact)[] {
  if (/^kubernetes_service(?:_v1)?$/.test(type)) return serviceIn(body);
  if (!/^kubernetes_horizontal_pod_autoscaler(?:_v\d\w*)?$/.test(type)) return [];
  const workload = knownText(firstBlock(body, 'spec', 'scale_target_ref', 'name'));
  const minimum = numberOf(firstBlock(body, 'spec', 'min_replicas')) ?? 1;
  const maximum = numberOf(firstBlock(body, 'spec', 'max_replicas'));
  return workload === undefined ? [] : [{ kind: 'cluster-scaling', workload, minimum, maximum }];
}

function serviceIn(body: DataNode): readonly ClusterServiceFact[] {
  const name = knownText(firstBlock(body, 'metadata', 'name'));
  const spec = firstBlock(body, 'spec');
  if (name === undefined || spec === undefined) return [];
  const type = scalarText(entry(spec, 'type'));
  const isOutside = type === 'LoadBalancer' || type === 'NodePort';
  const published = blocksOf(spec, 'port').flatMap((port) => {
    const container = Number(wholeText(entry(port, 'target_port')) ?? wholeText(entry(port, 'port')));
    const outside = scalarText((type === 'NodePort' ? entry(port, 'node_port') : undefined) ?? entry(port, 'port'));
    return isOutside && Number.isInteger(container) ? [{ container, published: outside }] : [];
  });
  return [{ kind: 'cluster-service', name, selector: textsIn(entry(spec, 'selector')), published }];
}

/** `helm_release` of a chart whose product is known: `bitnami/redis`. */
export function releasedProduct({ type, body, names }: Resource): (Product & { readonly name: string }) | undefined {
  const chart = type === 'helm_release' ? wholeText(entry(body, 'chart')) : undefined;
  if (chart === undefined || /^\.|^\//.test(chart)) return undefined;
  const base = chart.split('/').at(-1) ?? chart;
  const product = productOfImage(base.replace(/-(?:ha|operated|stack)$/, '')) ?? productOfName(base);
  return product && { ...product, name: knownText(entry(body, 'name')) ?? names[0] ?? base };
}
