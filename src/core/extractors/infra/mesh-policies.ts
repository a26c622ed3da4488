import { milliseconds } from '../../model/milliseconds.ts';
import { entry, itemsOf, numberOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { MeshPolicyFact } from '../mesh-fact.ts';
import { manifestTexts } from './kubernetes-name.ts';

type Policy = Pick<MeshPolicyFact, 'host' | 'route' | 'timeout' | 'retry' | 'circuitBreaker'>;
type ReadPolicies = (resource: DataNode, name: string, file: ReadFile) => readonly Policy[];

/** Timeouts, retries and breakers that a mesh adds to calls between services: Istio, Linkerd, Consul, the Gateway API. */
export function meshPolicies(file: ReadFile, resource: DataNode, name: string): readonly MeshPolicyFact[] {
  const read = readers[textOf(entry(resource, 'kind')) ?? ''];
  const evidence = file.evidence(resource.at, resource.at);
  return (read?.(resource, name, file) ?? [])
    .filter(({ timeout, retry, circuitBreaker }) => timeout !== undefined || retry || circuitBreaker)
    .map((policy) => ({ kind: 'mesh-policy', ...policy, evidence }));
}

/** https://istio.io/latest/docs/reference/config/networking/virtual-service: without a gateway it is for the mesh alone. */
const virtualService: ReadPolicies = (resource, _name, file) => {
  const spec = entry(resource, 'spec');
  const gateways = textsOf(entry(spec, 'gateways'));
  if (gateways.length > 0 && !gateways.includes('mesh')) return [];
  const { text } = manifestTexts(file);
  const rules = itemsOf(entry(spec, 'http'));
  const policy = ruleWide(
    rules.map((rule) => timeIn(entry(rule, 'timeout'))),
    rules.map((rule) => (numberOf(entry(rule, 'retries', 'attempts')) ?? 0) > 0),
  );
  return itemsOf(entry(spec, 'hosts')).flatMap((item) => {
    const host = text(item);
    return host === undefined ? [] : [{ host, ...policy, circuitBreaker: false }];
  });
};

/** What holds of every rule holds of every request; the longest time is that of the slowest. */
function ruleWide(
  times: readonly (number | undefined)[],
  retries: readonly boolean[],
): Pick<Policy, 'timeout' | 'retry'> {
  const known = times.filter((time) => time !== undefined);
  return {
    timeout: known.length > 0 && known.length === times.length ? Math.max(...known) : undefined,
    retry: retries.length > 0 && retries.every((isRetried) => isRetried),
  };
}

/** Hosts that fail are left alone for a while, or only so many requests wait for one. */
const destinationRule: ReadPolicies = (resource, _name, file) => {
  const host = manifestTexts(file).text(entry(resource, 'spec', 'host'));
  const policy = entry(resource, 'spec', 'trafficPolicy');
  const circuitBreaker = [entry(policy, 'outlierDetection'), entry(policy, 'connectionPool', 'http')].some(
    (node) => node !== undefined,
  );
  return host === undefined ? [] : [{ host, retry: false, circuitBreaker }];
};

/** https://linkerd.io/2/reference/service-profiles: named after the host whose routes it lists. */
const serviceProfile: ReadPolicies = (resource, name) =>
  itemsOf(entry(resource, 'spec', 'routes')).flatMap((route) => {
    const path = textOf(entry(route, 'condition', 'pathRegex'));
    if (path === undefined) return [];
    return [
      {
        host: name,
        route: { method: textOf(entry(route, 'condition', 'method')), path: pathOf(path) },
        timeout: timeIn(entry(route, 'timeout')),
        retry: scalarText(entry(route, 'isRetryable')) === 'true',
        circuitBreaker: false,
      },
    ];
  });

/** `/quotes/[^/]*` and `/quotes/\d+` are `/quotes/{}`. */
function pathOf(pattern: string): string {
  return pattern.replace(/^\^|\$$/g, '').replace(/(?:\((?:[^()]*)\)|\[[^\]]*\]|\\[dw]|\.)[*+]?/g, '{}');
}

/** Annotations by which Linkerd treats all requests to a service: https://linkerd.io/2/reference/retries. */
const annotatedService: ReadPolicies = (resource, name) => {
  const noteOf = (key: string): DataNode | undefined => entry(resource, 'metadata', 'annotations', key);
  return [
    {
      host: name,
      timeout: timeIn(noteOf('timeout.linkerd.io/request')),
      retry: ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'].some((key) => noteOf(key) !== undefined),
      circuitBreaker: noteOf('balancer.linkerd.io/failure-accrual') !== undefined,
    },
  ];
};

/** A route of the Gateway API that hangs on a service instead of a gateway: https://gateway-api.sigs.k8s.io/mesh. */
const meshRoute: ReadPolicies = (resource) => {
  const rules = itemsOf(entry(resource, 'spec', 'rules'));
  const policy = ruleWide(
    rules.map((rule) => timeIn(entry(rule, 'timeouts', 'request'))),
    rules.map((rule) => entry(rule, 'retry') !== undefined),
  );
  return servicesAbove(resource).map((host) => ({ host, ...policy, circuitBreaker: false }));
};

/** Services that a route hangs on. */
export function servicesAbove(resource: DataNode): readonly string[] {
  return itemsOf(entry(resource, 'spec', 'parentRefs')).flatMap((parent) =>
    textOf(entry(parent, 'kind')) === 'Service' ? (textOf(entry(parent, 'name')) ?? []) : [],
  );
}

/** https://developer.hashicorp.com/consul/docs/connect/config-entries/service-router */
const serviceRouter: ReadPolicies = (resource, name) => {
  const routes = itemsOf(entry(resource, 'spec', 'routes'));
  const policy = ruleWide(
    routes.map((route) => timeIn(entry(route, 'destination', 'requestTimeout'))),
    routes.map((route) => (numberOf(entry(route, 'destination', 'numRetries')) ?? 0) > 0),
  );
  return [{ host: name, ...policy, circuitBreaker: false }];
};

function timeIn(node: DataNode | undefined): number | undefined {
  const text = scalarText(node);
  // Nought is for ever.
  return text === undefined ? undefined : milliseconds(text) || undefined;
}

const readers: Readonly<Record<string, ReadPolicies>> = {
  VirtualService: virtualService,
  DestinationRule: destinationRule,
  ServiceProfile: serviceProfile,
  Service: annotatedService,
  HTTPRoute: meshRoute,
  GRPCRoute: meshRoute,
  ServiceRouter: serviceRouter,
};
