import type { ClusterScalingFact, ClusterServiceFact, DeploymentFact } from '../../extractors/fact.ts';

/** Gives the workloads of a cluster the names under which they are reached, their open ports and their copies. */
export function clusterDeployments(
  deployments: readonly DeploymentFact[],
  services: readonly ClusterServiceFact[],
  scaling: readonly ClusterScalingFact[],
): readonly DeploymentFact[] {
  return deployments.map((fact) => {
    const { cluster, component } = fact;
    if (cluster === undefined || component.deployment === undefined) return fact;
    const before = services.filter((service) => selects(service, cluster.labels));
    const [scaler] = scaling
      .filter(({ workload }) => workload === cluster.workload)
      .sort((a, b) => b.minimum - a.minimum);
    const published = before.flatMap((service) => service.published);
    const open = new Set(published.map((port) => port.container));
    const ports = [...component.deployment.ports.filter((port) => !open.has(port.container)), ...published];
    const replicas = scaler?.minimum ?? component.deployment.replicas;
    return {
      ...fact,
      component: {
        ...component,
        aliases: [...new Set([...component.aliases, ...before.map((service) => service.name)])],
        deployment: {
          ...component.deployment,
          ports,
          replicas,
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

/** A service without a selector is an address outside of the cluster. */
function selects({ selector }: ClusterServiceFact, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}
