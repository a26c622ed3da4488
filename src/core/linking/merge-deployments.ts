import type { DeploymentFact } from '../extractors/fact.ts';
import type { Deployment } from '../model/component.ts';

/** Deployment files that name one component are one deployment: an override adds to the file it overrides. */
export function mergeDeployments(facts: readonly DeploymentFact[]): readonly DeploymentFact[] {
  const byName = new Map<string, DeploymentFact>();
  for (const fact of facts.toSorted(overridesLast)) {
    const known = byName.get(fact.component.name);
    byName.set(fact.component.name, known === undefined ? fact : merged(known, fact));
  }
  return [...byName.values()];
}

function overridesLast(a: DeploymentFact, b: DeploymentFact): number {
  const rank = (fact: DeploymentFact): number => Number(/override/.test(fact.component.deployment?.file ?? ''));
  const file = (fact: DeploymentFact): string => fact.component.deployment?.file ?? '';
  return rank(a) - rank(b) || (file(a) < file(b) ? -1 : Number(file(a) > file(b)));
}

function merged(base: DeploymentFact, over: DeploymentFact): DeploymentFact {
  return {
    ...base,
    buildContext: over.buildContext ?? base.buildContext,
    component: {
      ...base.component,
      aliases: [...new Set([...base.component.aliases, ...over.component.aliases])],
      technology: base.component.technology ?? over.component.technology,
      kind: base.component.kind === 'service' ? over.component.kind : base.component.kind,
      evidence: [...base.component.evidence, ...over.component.evidence],
      deployment: mergedDeployment(base.component.deployment, over.component.deployment),
    },
  };
}

function mergedDeployment(base: Deployment | undefined, over: Deployment | undefined): Deployment | undefined {
  if (base === undefined || over === undefined) return base ?? over;
  return {
    file: base.file,
    image: over.image ?? base.image,
    replicas: over.replicas ?? base.replicas,
    ports: [...base.ports, ...over.ports],
    healthCheck: base.healthCheck || over.healthCheck,
    limits: over.limits ?? base.limits,
    environment: { ...base.environment, ...over.environment },
    dependsOn: [...new Set([...base.dependsOn, ...over.dependsOn])],
  };
}
