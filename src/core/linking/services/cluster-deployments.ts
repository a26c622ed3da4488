import type {
  ClusterConfigFact,
  ClusterNamespaceFact,
  ClusterPlace,
  ClusterPolicyFact,
  ClusterReplicasFact,
  ClusterScalingFact,
  ClusterServiceFact,
  DeploymentFact,
  VariablesFact,
} from '../../extractors/deployment-fact.ts';
import type { Deployment } from '../../model/component.ts';
import { isVariant } from '../is-variant.ts';
import { lentVariables } from './deployed-variables.ts';

/** What manifests say of workloads apart from them. */
export interface ClusterSettings {
  readonly scaling: readonly ClusterScalingFact[];
  readonly policies: readonly ClusterPolicyFact[];
  readonly configs: readonly ClusterConfigFact[];
  readonly replicas: readonly ClusterReplicasFact[];
  readonly namespaces: readonly ClusterNamespaceFact[];
  readonly variables: readonly VariablesFact[];
}

/** Gives the workloads of a cluster the names under which they are reached, their open ports, copies and variables. */
export function clusterDeployments(
  deployments: readonly DeploymentFact[],
  services: readonly ClusterServiceFact[],
  { scaling, policies, configs: written, replicas: asked, namespaces, variables }: ClusterSettings,
): readonly DeploymentFact[] {
  const configs = written.map((config) => withFiles(config, variables));
  const around = namespaces.map(({ name }) => name);
  const named = deployments.flatMap(({ cluster }) => [...new Set(cluster?.configs)]);
  const lent = new Set(named.filter((name, at) => named.indexOf(name) !== at));
  return deployments.map((fact) => {
    const { cluster, component } = fact;
    if (cluster === undefined || component.deployment === undefined) return fact;
    const before = services.filter(({ selector }) => selects(selector, cluster.labels));
    const [scaler] = scaling
      .filter(({ workload }) => workload === cluster.workload)
      .sort((a, b) => b.minimum - a.minimum);
    const published = before.flatMap((service) => service.published);
    const open = new Set(published.map((port) => port.container));
    const ports = [...component.deployment.ports.filter((port) => !open.has(port.container)), ...published];
    const overlaid = asked.find(({ workload, file }) => workload === cluster.workload && !isVariant(file))?.count;
    const replicas = scaler?.minimum ?? overlaid ?? component.deployment.replicas;
    return {
      ...fact,
      component: {
        ...component,
        aliases: [...new Set([...component.aliases, ...before.flatMap((service) => namesOf(service, around))])],
        deployment: {
          ...component.deployment,
          ports,
          replicas,
          dependsOn: [...component.deployment.dependsOn, ...calledBy(cluster, policies, deployments)],
          ...environmentOf(cluster, component.deployment.environment, configs, lent),
          cluster: component.deployment.cluster && {
            ...component.deployment.cluster,
            scaling: scaler && { minimum: scaler.minimum, maximum: scaler.maximum },
            sticky: before.find(({ sticky }) => sticky !== undefined)?.sticky,
          },
        },
      },
    };
  });
}

/** What says nothing of its namespace may be in any that somebody names. */
function namesOf({ name, namespace }: ClusterServiceFact, around: readonly string[]): readonly string[] {
  const namespaces = namespace === undefined ? around : [namespace];
  const plain = namespaces.filter((each) => /^[\w-]+$/.test(each) && !/^_+$/.test(each));
  return [name, ...plain.map((each) => `${name}.${each}`)];
}

/** What the manifest says itself beats the files. */
function withFiles(config: ClusterConfigFact, variables: readonly VariablesFact[]): ClusterConfigFact {
  if (config.variableFiles === undefined) return config;
  const held = config.variableFiles.map((path) => variables.find(({ file }) => file === path)?.values);
  return { ...config, values: { ...Object.assign({}, ...held), ...config.values } };
}

/** Who lets a workload in by its labels is meant to be called by it. */
function calledBy(
  { labels }: ClusterPlace,
  policies: readonly ClusterPolicyFact[],
  deployments: readonly DeploymentFact[],
): readonly string[] {
  const open = policies.filter(({ from }) => selects(from, labels));
  if (open.length === 0) return [];
  const called = deployments.filter(({ cluster }) => open.some(({ to }) => selects(to, cluster?.labels ?? {})));
  return [...new Set(called.map(({ component }) => component.name))];
}

/** A service without a selector is an address outside of the cluster. */
function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** What a container says itself beats what it takes from elsewhere. */
function environmentOf(
  { configs = [], picked = {} }: ClusterPlace,
  own: Readonly<Record<string, string>>,
  known: readonly ClusterConfigFact[],
  lent: ReadonlySet<string>,
): Pick<Deployment, 'environment' | 'lentVariables'> {
  const valuesOf = (name: string): Readonly<Record<string, string>> => {
    const [first, ...others] = known.filter((config) => config.name === name);
    return (
      (others.length === 0 ? first : (known.find((each) => each.name === name && !isVariant(each.file)) ?? first))
        ?.values ?? {}
    );
  };
  const taken = Object.entries(picked).flatMap(([variable, { config, key }]) => {
    const value = valuesOf(config)[key];
    return value === undefined ? [] : [[variable, value] as const];
  });
  const said = { ...own, ...Object.fromEntries(taken) };
  return {
    environment: { ...Object.assign({}, ...configs.map(valuesOf)), ...said },
    ...lentVariables(configs.filter((name) => lent.has(name)).map(valuesOf), said),
  };
}
