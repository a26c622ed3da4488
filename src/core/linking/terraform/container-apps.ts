import { entry, isTrue, numberOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type ContainerService, kindNamed } from './container-service.ts';
import { allVariables, withOwnSecrets } from './environment.ts';
import { blocksOf, firstBlock, knownText, labelOf } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** Platforms that run a container and ask for little else: Cloud Run, Azure Container Apps, App Runner, App Service. */
export function containerApps(resources: readonly Resource[]): readonly ContainerService[] {
  return resources.flatMap((resource) => {
    const read = Object.hasOwn(readers, resource.type) ? readers[resource.type] : undefined;
    const named = knownText(entry(resource.body, 'name') ?? entry(resource.body, 'service_name'));
    const name = labelOf(resource) ?? named;
    if (read === undefined || name === undefined) return [];
    const aliases = named === undefined ? [] : [named];
    return [{ resource, name, aliases, kind: kindNamed(name), healthCheck: true, ...read(resource, resources) }];
  });
}

type Read = (
  resource: Resource,
  resources: readonly Resource[],
) => Pick<ContainerService, 'environment' | 'ports'> & Partial<ContainerService>;

const cloudRun: Read = ({ body, type }, resources) => {
  const template = firstBlock(body, 'template');
  const isFirst = type === 'google_cloud_run_service';
  const around =
    type === 'google_cloud_run_v2_job'
      ? firstBlock(template, 'template')
      : isFirst
        ? firstBlock(template, 'spec')
        : template;
  const container = firstBlock(around, 'containers');
  const annotations = firstBlock(template, 'metadata', 'annotations');
  const minimum = isFirst
    ? annotated(annotations, 'minScale')
    : numberOf(firstBlock(template, 'scaling', 'min_instance_count'));
  const maximum = isFirst
    ? annotated(annotations, 'maxScale')
    : numberOf(firstBlock(template, 'scaling', 'max_instance_count'));
  const limits = firstBlock(container, 'resources', 'limits');
  return {
    ...(type === 'google_cloud_run_v2_job' ? { kind: 'job' } : {}),
    image: scalarText(entry(container, 'image')),
    environment: allVariables(blocksOf(container, 'env'), resources),
    ports: blocksOf(container, 'ports').flatMap((port) => numberOf(entry(port, 'container_port')) ?? []),
    // It adds copies by itself, from none where nothing is said.
    scaling: { minimum: minimum ?? 0, maximum },
    limits: limits && { cpus: scalarText(entry(limits, 'cpu')), memory: scalarText(entry(limits, 'memory')) },
    platform: 'cloud-run',
  };
};

function annotated(annotations: DataNode | undefined, name: string): number | undefined {
  const value = scalarText(entry(annotations, `autoscaling.knative.dev/${name}`));
  return value === undefined || !/^\d+$/.test(value) ? undefined : Number(value);
}

const containerApp: Read = ({ body }, resources) => {
  const template = firstBlock(body, 'template');
  const container = firstBlock(template, 'container');
  const environment = allVariables(blocksOf(container, 'env'), resources);
  return {
    image: scalarText(entry(container, 'image')),
    environment: withOwnSecrets(environment, blocksOf(body, 'secret')),
    ports: blocksOf(body, 'ingress').flatMap((ingress) => numberOf(entry(ingress, 'target_port')) ?? []),
    open: blocksOf(body, 'ingress').some((ingress) => isTrue(entry(ingress, 'external_enabled'))),
    scaling: {
      minimum: numberOf(entry(template, 'min_replicas')) ?? 0,
      maximum: numberOf(entry(template, 'max_replicas')),
    },
    limits: container && { cpus: scalarText(entry(container, 'cpu')), memory: scalarText(entry(container, 'memory')) },
    platform: 'container-apps',
  };
};

const appRunner: Read = ({ body }, resources) => {
  const repository = firstBlock(body, 'source_configuration', 'image_repository');
  const configuration = firstBlock(repository, 'image_configuration');
  const port = Number(scalarText(entry(configuration, 'port')));
  return {
    image: scalarText(entry(repository, 'image_identifier')),
    environment: allVariables(
      [entry(configuration, 'runtime_environment_variables'), entry(configuration, 'runtime_environment_secrets')],
      resources,
    ),
    ports: Number.isInteger(port) ? [port] : [],
  };
};

const webApp: Read = ({ body }, resources) => {
  const stack = firstBlock(body, 'site_config', 'application_stack');
  return {
    image: scalarText(entry(stack, 'docker_image_name')) ?? scalarText(entry(stack, 'docker_image')),
    environment: allVariables([entry(body, 'app_settings')], resources),
    ports: [],
  };
};

const readers: Readonly<Record<string, Read>> = {
  google_cloud_run_service: cloudRun,
  google_cloud_run_v2_service: cloudRun,
  google_cloud_run_v2_job: cloudRun,
  azurerm_container_app: containerApp,
  aws_apprunner_service: appRunner,
  azurerm_linux_web_app: webApp,
  azurerm_app_service: webApp,
};
