import type { ComposeIncludeFact, DeploymentFact } from '../../extractors/deployment-fact.ts';
import { joinDeployments } from '../join-deployments.ts';

/** Follows a circle of bases no further than anybody writes one. */
const farthest = 10;

/**
 * Services of Compose with what they take from others by `extends`. Files of other names count as far as a Compose file
 * takes them in: whole by `include`, else only what is extended.
 */
export function takenIn(
  deployments: readonly DeploymentFact[],
  includes: readonly ComposeIncludeFact[],
): readonly DeploymentFact[] {
  const byPlace = new Map(deployments.map((fact) => [placeOf(fileOf(fact), fact.component.name), fact]));
  const included = new Set(includes.flatMap(({ files }) => files));
  return deployments
    .filter((fact) => fact.unnamed !== true || included.has(fileOf(fact)))
    .map((fact) => withBases(fact, byPlace));
}

function withBases(fact: DeploymentFact, byPlace: ReadonlyMap<string, DeploymentFact>, depth = 0): DeploymentFact {
  const { extended } = fact;
  const base = extended === undefined ? undefined : byPlace.get(placeOf(extended.file, extended.service));
  if (base === undefined || base === fact || depth > farthest) return fact;
  const whole = withBases(base, byPlace, depth + 1);
  const { name, aliases } = fact.component;
  const deployment = whole.component.deployment && { ...whole.component.deployment, file: fileOf(fact) };
  const below = { ...whole, component: { ...whole.component, name, aliases, deployment, evidence: [] } };
  return { ...joinDeployments(below, fact, 'override'), unnamed: fact.unnamed };
}

function placeOf(file: string, service: string): string {
  return `${file}\n${service}`;
}

function fileOf({ component }: DeploymentFact): string {
  return component.deployment?.file ?? '';
}
