import type { Upstream, UpstreamsFact } from '../../extractors/fact.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { LinkInput } from '../link-input.ts';
import type { ProductResource } from './cloud-products.ts';
import { blocksOf, resourceNamed } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** What runs under a name, by the resource that makes it. */
export interface NamedResource {
  readonly resource: Resource;
  readonly name: string;
}

/** Where gateways and load balancers of the cloud pass requests on to. */
export function cloudGateways(
  products: readonly ProductResource[],
  running: readonly NamedResource[],
  resources: readonly Resource[],
  evidence: LinkInput['evidence'],
): readonly { readonly file: string; readonly fact: UpstreamsFact }[] {
  const targets = [...running, ...products];
  return products.flatMap(({ resource, product, technology, name }) => {
    if (product.kind !== 'gateway') return [];
    const passed =
      resource.type === 'aws_lb' || resource.type === 'aws_alb'
        ? balanced(resource, running, resources)
        : integrated(resource, targets, resources);
    const upstreams = passed.map(
      ({ to, by }): Upstream => ({ address: to, evidence: evidence(by.file, by.at, by.end) }),
    );
    if (upstreams.length === 0) return [];
    const place = evidence(resource.file, resource.at, resource.end);
    return [
      {
        file: resource.file,
        fact: { kind: 'upstreams', technology, owner: name, component: 'gateway', upstreams, evidence: place },
      },
    ];
  });
}

interface Passed {
  readonly to: string;
  readonly by: Resource;
}

/** Listeners and their rules send to groups, and services register with groups. */
function balanced(
  balancer: Resource,
  running: readonly NamedResource[],
  resources: readonly Resource[],
): readonly Passed[] {
  const listeners = resources.filter(
    ({ type, body }) =>
      /^aws_a?lb_listener$/.test(type) && resourceNamed([balancer], entry(body, 'load_balancer_arn')) === balancer,
  );
  const rules = resources.filter(
    ({ type, body }) =>
      /^aws_a?lb_listener_rule$/.test(type) &&
      listeners.some((listener) => resourceNamed([listener], entry(body, 'listener_arn')) === listener),
  );
  return [...listeners, ...rules].flatMap((by) =>
    [...blocksOf(by.body, 'default_action'), ...blocksOf(by.body, 'action')]
      .flatMap((action) => [
        ...blocksOf(action, 'target_group_arn'),
        ...blocksOf(action, 'forward', 'target_group', 'arn'),
      ])
      .flatMap((group) => inGroup(group, running, resources))
      .map((to) => ({ to, by })),
  );
}

function inGroup(
  group: DataNode,
  running: readonly NamedResource[],
  resources: readonly Resource[],
): readonly string[] {
  const meant = resourceNamed(resources, group, 'aws_lb_target_group', 'aws_alb_target_group');
  if (meant === undefined) return [];
  const attached = resources.filter(
    ({ type, body }) =>
      /^aws_a?lb_target_group_attachment$/.test(type) &&
      resourceNamed([meant], entry(body, 'target_group_arn')) === meant,
  );
  return running
    .filter(
      ({ resource }) =>
        blocksOf(resource.body, 'load_balancer').some(
          (block) => resourceNamed([meant], entry(block, 'target_group_arn')) === meant,
        ) || attached.some(({ body }) => resourceNamed([resource], entry(body, 'target_id')) === resource),
    )
    .map(({ name }) => name);
}

/** Integrations of an API with functions, services and balancers, by reference or by address. */
function integrated(
  api: Resource,
  targets: readonly NamedResource[],
  resources: readonly Resource[],
): readonly Passed[] {
  return resources.flatMap((by): readonly Passed[] => {
    if (!/^aws_api_?gateway(?:v2)?_integration$/.test(by.type)) return [];
    const { body } = by;
    if (resourceNamed([api], entry(body, 'api_id') ?? entry(body, 'rest_api_id')) !== api) return [];
    const uri = entry(body, 'integration_uri') ?? entry(body, 'uri');
    const listener = resourceNamed(resources, uri, 'aws_lb_listener', 'aws_alb_listener');
    const named = resourceNamed(
      targets.map(({ resource }) => resource),
      listener === undefined ? uri : entry(listener.body, 'load_balancer_arn'),
    );
    const target = targets.find(({ resource }) => resource === named);
    const written = scalarText(uri);
    if (target !== undefined) return [{ to: target.name, by }];
    return written === undefined || !/^https?:\/\/[\w.-]+/.test(written) ? [] : [{ to: written, by }];
  });
}
