import type { ClusterDeployment, ComponentKind, Deployment, Port } from '../../model/component.ts';
import { entry, itemsOf, numberOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import type { ClusterPlace, DeploymentFact } from '../deployment-fact.ts';
import type { ReadFile } from '../extractor.ts';
import { chartedNumber, chartedVariables, chartText } from './chart-text.ts';
import { defaultSecretsIn } from './default-secrets.ts';
import { productOfImage } from './known-products.ts';
import { manifestTexts } from './kubernetes-name.ts';
import { maxConnections } from './max-connections.ts';
import { type Packed, packedProduct } from './packed-product.ts';

/** A workload as the component that its main container is; sidecars belong to it. */
export function workloadOf(file: ReadFile, resource: DataNode, name: string): readonly DeploymentFact[] {
  const kind = textOf(entry(resource, 'kind')) ?? '';
  const pod = podOf(resource, kind);
  const [container] = itemsOf(entry(pod, 'spec', 'containers'));
  if (container === undefined) return [];
  const image = imageOf(file, container);
  const short = shortName(name);
  const product = productOf(container, image, short);
  const started = [...textsOf(entry(container, 'command')), ...textsOf(entry(container, 'args'))];
  return [
    {
      kind: 'deployment',
      ...(started.length === 0 ? {} : { started }),
      cluster: {
        workload: name,
        labels: manifestTexts(file).labels(entry(pod, 'metadata', 'labels')),
        ...configsOf(file, container),
        charted: chartedVariables(file, resource),
        counted: countedBy(file, resource, container),
      },
      component: {
        name: short,
        aliases: [...new Set([short, name])],
        kind: product?.kind ?? kindOf(kind, short),
        technology: product?.technology,
        deployment: deploymentOf(file, resource, kind, container, image),
        evidence: [file.evidence(resource.at, container.at)],
      },
    },
  ];
}

function productOf(container: DataNode, image: string | undefined, name: string): Packed | undefined {
  if (image === undefined) return undefined;
  const variables = Object.keys(writtenEnvironment(container));
  return (
    productOfImage(image) ??
    packedProduct(name, image, { variables, ports: portsOf(container).map(({ container: port }) => port) })
  );
}

function podOf(resource: DataNode, kind: string): DataNode | undefined {
  if (kind === 'Pod') return resource;
  const spec = entry(resource, 'spec');
  return kind === 'CronJob' ? entry(spec, 'jobTemplate', 'spec', 'template') : entry(spec, 'template');
}

/** `orders-deployment` is orders: what kind of workload it is, is said already. */
function shortName(name: string): string {
  return name.replace(/[-.](?:deployment|deploy|depl?|statefulset|sts|daemonset|pod)$/i, '');
}

/** A variable of a pipeline says nothing of the image; a hole of a chart may be filled. */
function imageOf(file: ReadFile, container: DataNode): string | undefined {
  const image = manifestTexts(file).text(entry(container, 'image'));
  return image === undefined || /^(?:\$(?!\{Values\.)|_)/.test(image) ? undefined : image;
}

/** Numbers that a chart's values hold. */
function countedBy(file: ReadFile, resource: DataNode, container: DataNode): ClusterPlace['counted'] {
  const replicas = chartedNumber(file, entry(resource, 'spec', 'replicas'));
  const ports = itemsOf(entry(container, 'ports')).flatMap(
    (port) => chartedNumber(file, entry(port, 'containerPort')) ?? [],
  );
  return replicas === undefined && ports.length === 0 ? undefined : { replicas, ports };
}

function kindOf(kind: string, name: string): ComponentKind {
  if (kind === 'Job' || kind === 'CronJob') return 'job';
  return /(?:^|[-_.])(?:worker|consumer)(?:$|[-_.])/i.test(name) ? 'worker' : 'service';
}

function deploymentOf(
  file: ReadFile,
  resource: DataNode,
  kind: string,
  container: DataNode,
  image: string | undefined,
): Deployment {
  return {
    file: file.path,
    image,
    replicas: replicasOf(resource, kind),
    ports: portsOf(container),
    healthCheck: ['livenessProbe', 'readinessProbe'].some((probe) => entry(container, probe) !== undefined),
    limits: limitsOf(container),
    environment: environmentOf(file, container),
    ...weakSecrets(file, container),
    dependsOn: [],
    cluster: {
      evidence: file.evidence(container.at, container.at),
      ...scheduleOf(resource, kind),
      unlimited: isUnlimited(container) ? true : undefined,
    },
    maxConnections: maxConnections([...textsOf(entry(container, 'command')), ...textsOf(entry(container, 'args'))]),
  };
}

function scheduleOf(resource: DataNode, kind: string): Pick<ClusterDeployment, 'schedule'> {
  const schedule = kind === 'CronJob' ? scalarText(entry(resource, 'spec', 'schedule')) : undefined;
  return schedule === undefined || /^_+$/.test(schedule) ? {} : { schedule };
}

/** A deployment that does not say how many runs once; how many nodes a daemon set has, nobody says. */
function replicasOf(resource: DataNode, kind: string): number | undefined {
  if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'Rollout') return undefined;
  const replicas = entry(resource, 'spec', 'replicas');
  return replicas === undefined ? 1 : numberOf(replicas);
}

function portsOf(container: DataNode): readonly Port[] {
  return itemsOf(entry(container, 'ports')).flatMap((port) => {
    const number = numberOf(entry(port, 'containerPort'));
    return number === undefined ? [] : [{ container: number }];
  });
}

function limitsOf(container: DataNode): Deployment['limits'] {
  const limits = entry(container, 'resources', 'limits');
  const cpus = scalarText(entry(limits, 'cpu'));
  const memory = scalarText(entry(limits, 'memory'));
  return cpus === undefined && memory === undefined ? undefined : { cpus, memory };
}

/** What a template fills in later may hold a limit. */
function isUnlimited(container: DataNode): boolean {
  const resources = entry(container, 'resources');
  if (resources === undefined) return true;
  const limits = entry(resources, 'limits');
  return resources.kind === 'mapping' && entry(resources, 'requests') !== undefined && limits === undefined;
}

/** Variables with what the manifest itself says of them, before anything of it is hidden. */
function writtenEnvironment(container: DataNode): Record<string, string | undefined> {
  return Object.fromEntries(
    itemsOf(entry(container, 'env')).map((variable) => [
      scalarText(entry(variable, 'name')) ?? '',
      scalarText(entry(variable, 'value')),
    ]),
  );
}

function weakSecrets(file: ReadFile, container: DataNode): Pick<Deployment, 'defaultSecrets' | 'defaultSecretAt'> {
  const { defaultSecrets } = defaultSecretsIn(writtenEnvironment(container));
  if (defaultSecrets === undefined) return {};
  const first = itemsOf(entry(container, 'env')).find(
    (variable) => scalarText(entry(variable, 'name')) === defaultSecrets[0],
  );
  return { defaultSecrets, defaultSecretAt: first && file.evidence(first.at, first.end) };
}

/** Whole config maps, and single values of them. */
function configsOf(file: ReadFile, container: DataNode): Pick<ClusterPlace, 'configs' | 'picked'> {
  const { text } = manifestTexts(file);
  const configs = itemsOf(entry(container, 'envFrom')).flatMap(
    (from) => text(entry(from, 'configMapRef', 'name')) ?? text(entry(from, 'secretRef', 'name')) ?? [],
  );
  const picked = itemsOf(entry(container, 'env')).flatMap((variable) => {
    const from = entry(variable, 'valueFrom', 'configMapKeyRef') ?? entry(variable, 'valueFrom', 'secretKeyRef');
    const [name, config, key] = [
      scalarText(entry(variable, 'name')),
      text(entry(from, 'name')),
      scalarText(entry(from, 'key')),
    ];
    return name === undefined || config === undefined || key === undefined ? [] : [[name, { config, key }] as const];
  });
  return {
    configs: configs.length === 0 ? undefined : configs,
    picked: picked.length === 0 ? undefined : Object.fromEntries(picked),
  };
}

/** A value that stands in a secret or a config map is named by where it comes from. */
function environmentOf(file: ReadFile, container: DataNode): Record<string, string> {
  const pairs = itemsOf(entry(container, 'env')).flatMap((variable): (readonly [string, string])[] => {
    const name = scalarText(entry(variable, 'name'));
    if (name === undefined || name.includes('____')) return [];
    const node = entry(variable, 'value');
    const value = node === undefined ? undefined : chartText(file, node);
    return [[name, value === undefined ? `\${${name}}` : redactValue(name, value)]];
  });
  return Object.fromEntries(pairs);
}
