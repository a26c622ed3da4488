import type { Port } from '../../model/component.ts';
import { entriesOf, entry, itemsOf, numberOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { readYaml } from '../../syntax/yaml.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { Fact } from '../fact.ts';
import { argoApplication, argoApplicationSet } from './argo-application.ts';
import { chartedNumber, chartedVariables, chartText, templateConditions } from './chart-text.ts';
import { clusterConfig } from './cluster-config.ts';
import { clusterMiddleware } from './ingress-guards.ts';
import { ingressOf } from './kubernetes-ingress.ts';
import { manifestTexts } from './kubernetes-name.ts';
import { workloadOf } from './kubernetes-workload.ts';
import { meshPolicies } from './mesh-policies.ts';
import { networkPolicy } from './network-policy.ts';
import { scrapedTargets } from './scraped-targets.ts';

/** Manifests of Kubernetes, one document a resource: workloads, the services before them, ingress and autoscaling. */
export const kubernetes: Extractor = {
  id: 'kubernetes',
  title: 'Kubernetes',
  group: 'infra',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && /\bapiVersion["']?\s*:/.test(file.text),
  extract: (file) => {
    const facts = resourcesIn(file).flatMap((resource) => factsOf(file, resource));
    const asked = facts.length === 0 ? [] : templateConditions(file);
    return { facts: asked.length === 0 ? facts : [...facts, { kind: 'chart-condition', values: asked }], problems: [] };
  },
};

/** A `List` holds resources of its own. */
function resourcesIn(file: ReadFile): readonly DataNode[] {
  return (file.documents ?? []).flatMap((document) =>
    textOf(entry(document, 'kind')) === 'List' ? itemsOf(entry(document, 'items')) : [document],
  );
}

function factsOf(file: ReadFile, resource: DataNode): readonly Fact[] {
  const read = readers[textOf(entry(resource, 'kind')) ?? ''];
  const name = manifestTexts(file).text(entry(resource, 'metadata', 'name'));
  if (name === undefined) return [];
  return [...(read === undefined ? [] : read(file, resource, name)), ...meshPolicies(file, resource, name)];
}

type Read = (file: ReadFile, resource: DataNode, name: string) => readonly Fact[];

const service: Read = (file, resource, name) => {
  const selector = manifestTexts(file).labels(entry(resource, 'spec', 'selector'));
  const affinity = entry(resource, 'spec', 'sessionAffinity');
  const sticky = affinity !== undefined && scalarText(affinity) === 'ClientIP';
  return [
    {
      kind: 'cluster-service',
      name,
      namespace: scalarText(entry(resource, 'metadata', 'namespace')),
      selector,
      published: publishedPorts(entry(resource, 'spec')),
      sticky: sticky ? file.evidence(affinity.at, affinity.end) : undefined,
    },
  ];
};

const scaling: Read = (file, resource) => {
  const workload = manifestTexts(file).text(entry(resource, 'spec', 'scaleTargetRef', 'name'));
  const [least, most] = ['minReplicas', 'maxReplicas'].map((key) => entry(resource, 'spec', key));
  // One copy is where Kubernetes begins when nothing is said.
  const minimum = numberOf(least) ?? 1;
  const charted = { minimum: chartedNumber(file, least), maximum: chartedNumber(file, most) };
  return workload === undefined
    ? []
    : [{ kind: 'cluster-scaling', workload, minimum, maximum: numberOf(most), charted }];
};

/** What a secret holds encoded is not looked at. */
const config: Read = (file, resource, name) => {
  const entries = [...entriesOf(entry(resource, 'data')), ...entriesOf(entry(resource, 'stringData'))];
  const isPlain = textOf(entry(resource, 'kind')) === 'ConfigMap';
  const pairs = entries.flatMap(({ key, value }): [string, string][] => {
    const text = chartText(file, value);
    return text === undefined || key.includes('____') || (!isPlain && entry(resource, 'data', key) !== undefined)
      ? []
      : [[key, text]];
  });
  const scraped = entries.flatMap(({ key, value }) => scrapedIn(file, key, value));
  const charted = chartedVariables(file, resource, /^(?!.*(?:labels|annotations)$)/i);
  if (pairs.length === 0 && charted === undefined) return scraped;
  return [{ ...clusterConfig(file.path, name, pairs), charted }, ...scraped];
};

/** A file of Prometheus that a config map holds. */
function scrapedIn(file: ReadFile, key: string, value: DataNode): readonly Fact[] {
  const text = /^prometheus[\w.-]*\.ya?ml$/.test(key) ? textOf(value) : undefined;
  if (text === undefined) return [];
  const evidence = file.evidence(value.at, value.at);
  return scrapedTargets(readYaml(text).documents[0], evidence, () => evidence);
}

const readers: Readonly<Record<string, Read>> = {
  Deployment: workloadOf,
  StatefulSet: workloadOf,
  DaemonSet: workloadOf,
  Rollout: workloadOf,
  Pod: workloadOf,
  Job: workloadOf,
  CronJob: workloadOf,
  Service: service,
  HorizontalPodAutoscaler: scaling,
  NetworkPolicy: networkPolicy,
  Application: argoApplication,
  ApplicationSet: argoApplicationSet,
  Namespace: (_file, _resource, name) => [{ kind: 'cluster-namespace', name }],
  ConfigMap: config,
  Secret: config,
  Ingress: ingressOf,
  Middleware: clusterMiddleware,
  KongPlugin: clusterMiddleware,
  HTTPRoute: ingressOf,
  GRPCRoute: ingressOf,
  TLSRoute: ingressOf,
  TCPRoute: ingressOf,
  VirtualService: ingressOf,
  IngressRoute: ingressOf,
  IngressRouteTCP: ingressOf,
  HTTPProxy: ingressOf,
};

function publishedPorts(spec: DataNode | undefined): readonly Port[] {
  const type = textOf(entry(spec, 'type'));
  if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
  return itemsOf(entry(spec, 'ports')).flatMap((port) => {
    const outside = type === 'NodePort' ? entry(port, 'nodePort') : entry(port, 'port');
    const container = numberOf(entry(port, 'targetPort')) ?? numberOf(entry(port, 'port'));
    const published = scalarText(outside ?? entry(port, 'port'));
    return container === undefined || entriesOf(port).length === 0 ? [] : [{ container, published }];
  });
}
