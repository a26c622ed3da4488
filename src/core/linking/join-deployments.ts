import type { DeploymentFact } from '../extractors/deployment-fact.ts';
import type { ClusterDeployment, Deployment, Port } from '../model/component.ts';

/** Joins what two files say of one component: the second overrides the first, or fills what it leaves open. */
export function joinDeployments(
  first: DeploymentFact,
  second: DeploymentFact,
  mode: 'override' | 'fill',
): DeploymentFact {
  const [strong, weak] = mode === 'override' ? [second, first] : [first, second];
  const kind = strong.component.kind === 'service' ? weak.component.kind : strong.component.kind;
  return {
    ...first,
    buildContext: strong.buildContext ?? weak.buildContext,
    component: {
      ...first.component,
      kind: kind === 'service' ? first.component.kind : kind,
      aliases: [...new Set([...first.component.aliases, ...second.component.aliases])],
      technology: strong.component.technology ?? weak.component.technology,
      evidence: [...first.component.evidence, ...second.component.evidence],
      deployment: joined(first.component.deployment, second.component.deployment, mode),
    },
  };
}

function joined(
  first: Deployment | undefined,
  second: Deployment | undefined,
  mode: 'override' | 'fill',
): Deployment | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return mode === 'override' ? overridden(first, second) : filled(first, second);
}

/** As Compose itself joins files: lists grow, single values are replaced. */
function overridden(base: Deployment, over: Deployment): Deployment {
  return {
    ...base,
    ...files(base, over),
    image: over.image ?? base.image,
    replicas: over.replicas ?? base.replicas,
    ports: distinct([...base.ports, ...over.ports]),
    healthCheck: base.healthCheck || over.healthCheck,
    limits: over.limits ?? base.limits,
    environment: { ...base.environment, ...over.environment },
    dependsOn: [...new Set([...base.dependsOn, ...over.dependsOn])],
    cluster: clusters(base.cluster, over.cluster),
    exposed: over.exposed ?? base.exposed,
    maxConnections: over.maxConnections ?? base.maxConnections,
  };
}

/** Ports that only a variant publishes are not open where it counts. */
function filled(base: Deployment, variant: Deployment): Deployment {
  return {
    ...base,
    ...files(base, variant),
    image: base.image ?? variant.image,
    environment: { ...variant.environment, ...base.environment },
    dependsOn: [...new Set([...base.dependsOn, ...variant.dependsOn])],
    maxConnections: base.maxConnections ?? variant.maxConnections,
  };
}

/** Of two manifests one may leave out what the other says. */
function clusters(base: ClusterDeployment | undefined, over: ClusterDeployment | undefined): Deployment['cluster'] {
  if (base === undefined || over === undefined) return over ?? base;
  return {
    evidence: over.evidence,
    platform: over.platform ?? base.platform,
    unlimited: base.unlimited && over.unlimited,
    schedule: over.schedule ?? base.schedule,
    scaling: over.scaling ?? base.scaling,
    sticky: over.sticky ?? base.sticky,
  };
}

function files(a: Deployment, b: Deployment): Pick<Deployment, 'environmentFiles' | 'lentVariables'> {
  const all = [...new Set([...(a.environmentFiles ?? []), ...(b.environmentFiles ?? [])])];
  const lent = [...new Set([...(a.lentVariables ?? []), ...(b.lentVariables ?? [])])];
  return {
    ...(all.length === 0 ? {} : { environmentFiles: all }),
    ...(lent.length === 0 ? {} : { lentVariables: lent }),
  };
}

function distinct(ports: readonly Port[]): Port[] {
  return [...new Map(ports.map((port) => [`${port.published ?? ''} ${port.container}`, port])).values()];
}
