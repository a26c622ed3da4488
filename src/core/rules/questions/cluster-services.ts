import type { ClusterDeployment, Component } from '../../model/component.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** A service and what its cluster is told of it. */
export interface ClusterService {
  readonly service: Component;
  readonly cluster: ClusterDeployment;
}

/** Services of ours that a cluster runs: not databases and other products that somebody else has written. */
export function clusterServices(index: SystemIndex): readonly ClusterService[] {
  return index.system.components.flatMap((service) => {
    const { root, kind, deployment } = service;
    const cluster = kind === 'service' || kind === 'gateway' ? deployment?.cluster : undefined;
    return root === undefined || cluster === undefined ? [] : [{ service, cluster }];
  });
}

/** Those of them that answer requests. */
export function answeringServices(index: SystemIndex): readonly ClusterService[] {
  return clusterServices(index).filter(({ service }) => index.endpointsOfService(service.id).length > 0);
}

/** The manifests, as many as a person reads. */
export function manifestsOf(services: readonly ClusterService[]): readonly Evidence[] {
  return services.slice(0, 5).map(({ cluster }) => cluster.evidence);
}

export function namesOf(services: readonly ClusterService[]): readonly string[] {
  return services.map(({ service }) => service.name);
}

export function idsOf(services: readonly ClusterService[]): readonly string[] {
  return services.map(({ service }) => service.id);
}
