import { entry, itemsOf, numberOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type ContainerService, kindNamed } from './container-service.ts';
import { allVariables } from './environment.ts';
import { blocksOf, firstBlock, knownText, labelOf, resourceNamed, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** Services of Amazon ECS, each with its task definition, its autoscaling and the names it is found by. */
export function ecsServices(resources: readonly Resource[]): readonly ContainerService[] {
  return resources.flatMap((resource) =>
    resource.type === 'aws_ecs_service' ? (serviceOf(resource, resources) ?? []) : [],
  );
}

function serviceOf(resource: Resource, resources: readonly Resource[]): ContainerService | undefined {
  const { body } = resource;
  const task = resourceNamed(resources, entry(body, 'task_definition'), 'aws_ecs_task_definition');
  const balanced = firstBlock(body, 'load_balancer');
  const named = knownText(entry(body, 'name'));
  const container = mainContainer(task, scalarText(entry(balanced, 'container_name')) ?? named);
  const name = labelOf(resource) ?? named ?? knownText(entry(task?.body, 'family'));
  if (name === undefined) return undefined;
  const scaling = scalingOf(resource, resources);
  return {
    resource,
    name,
    aliases: aliasesOf(resource, resources, [
      named,
      knownText(entry(task?.body, 'family')),
      scalarText(entry(container, 'name')),
    ]),
    kind: balanced === undefined ? kindNamed(name) : 'service',
    image: scalarText(entry(container, 'image')),
    environment: allVariables([entry(container, 'environment'), entry(container, 'secrets')], resources),
    ports: itemsOf(entry(container, 'portMappings')).flatMap((port) => numberIn(entry(port, 'containerPort')) ?? []),
    replicas: scaling?.minimum ?? numberOf(entry(body, 'desired_count')),
    scaling,
    healthCheck: balanced !== undefined || entry(container, 'healthCheck') !== undefined || container === undefined,
    limits: limitsOf(task, container),
    platform: 'ecs',
  };
}

/** The container that requests come to or that is called like the service, else the first that does not serve others. */
function mainContainer(task: Resource | undefined, named: string | undefined): DataNode | undefined {
  const definitions = entry(task?.body, 'container_definitions');
  const containers = definitions?.kind === 'mapping' ? [definitions] : itemsOf(definitions);
  const main = containers.find((container) => named !== undefined && scalarText(entry(container, 'name')) === named);
  // The task goes on without those that only serve the others.
  const essential = containers.filter((container) => scalarText(entry(container, 'essential')) !== 'false');
  const open = essential.find((container) => itemsOf(entry(container, 'portMappings')).length > 0);
  return main ?? open ?? essential[0] ?? containers[0];
}

function numberIn(node: DataNode | undefined): number | undefined {
  const value = Number(scalarText(node));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function limitsOf(task: Resource | undefined, container: DataNode | undefined): ContainerService['limits'] {
  const memory = wholeText(entry(container, 'memory')) ?? wholeText(entry(task?.body, 'memory'));
  const cpus = wholeText(entry(container, 'cpu')) ?? wholeText(entry(task?.body, 'cpu'));
  return cpus === undefined && memory === undefined
    ? undefined
    : { cpus, memory: memory === undefined ? undefined : `${memory}Mi` };
}

/** Its names in the cloud's own name service, and those by which Service Connect reaches it. */
function aliasesOf(
  { body }: Resource,
  resources: readonly Resource[],
  own: readonly (string | undefined)[],
): readonly string[] {
  const registries = blocksOf(body, 'service_registries').flatMap(
    (registry) => resourceNamed(resources, entry(registry, 'registry_arn'), 'aws_service_discovery_service') ?? [],
  );
  const discovered = registries.flatMap(({ body: registry }) => {
    const name = wholeText(entry(registry, 'name'));
    const space = resourceNamed(resources, firstBlock(registry, 'dns_config', 'namespace_id'));
    const domain = wholeText(entry(space?.body, 'name'));
    return name === undefined ? [] : [name, ...(domain === undefined ? [] : [`${name}.${domain}`])];
  });
  const connected = blocksOf(body, 'service_connect_configuration', 'service').flatMap((service) => [
    wholeText(entry(service, 'discovery_name')),
    ...blocksOf(service, 'client_alias').map((alias) => wholeText(entry(alias, 'dns_name'))),
  ]);
  return [...own, ...discovered, ...connected].filter((alias) => alias !== undefined);
}

/** `service/${cluster}/${service}` is what a target scales. */
function scalingOf(service: Resource, resources: readonly Resource[]): ContainerService['scaling'] {
  const name = scalarText(entry(service.body, 'name'));
  const target = resources.find(({ type, body }) => {
    if (type !== 'aws_appautoscaling_target') return false;
    const id = scalarText(entry(body, 'resource_id')) ?? '';
    return (
      (name !== undefined && id.endsWith(`/${name}`)) ||
      resourceNamed([service], entry(body, 'resource_id')) === service
    );
  });
  const minimum = numberOf(entry(target?.body, 'min_capacity'));
  return minimum === undefined ? undefined : { minimum, maximum: numberOf(entry(target?.body, 'max_capacity')) };
}
