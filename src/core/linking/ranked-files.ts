import type { DeploymentFact } from '../extractors/deployment-fact.ts';
import { isVariant } from './is-variant.ts';

/**
 * What runs in production overrides the plain file, and so does the file that Compose itself lays over it. Any other
 * variant is for a developer or a demonstration: it only says what the others leave open.
 */
export const rank = { plain: 0, production: 1, override: 2, variant: 3 } as const;

export function rankOf(fact: DeploymentFact): number {
  if (fact.cluster !== undefined) return isVariant(fileOf(fact)) ? rank.variant : rank.production;
  const name = fileOf(fact).split('/').at(-1) ?? '';
  if (/^(?:docker-)?compose\.ya?ml$/.test(name)) return rank.plain;
  if (/override/.test(name)) return rank.override;
  return /prod|swarm|deploy|stack/.test(name) ? rank.production : rank.variant;
}

export function byFile(facts: readonly DeploymentFact[]): readonly (readonly DeploymentFact[])[] {
  const files = new Map<string, DeploymentFact[]>();
  for (const fact of facts.toSorted((a, b) => compare(fileOf(a), fileOf(b)))) {
    const file = files.get(fileOf(fact));
    if (file === undefined) files.set(fileOf(fact), [fact]);
    else file.push(fact);
  }
  return [...files.values()];
}

export function fileOf(fact: DeploymentFact): string {
  return fact.component.deployment?.file ?? '';
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
