import type { DeploymentFact } from '../extractors/fact.ts';
import { folderOf } from '../model/workspace-path.ts';
import { joinDeployments } from './join-deployments.ts';

/**
 * What runs, each component once. Files of one folder describe one stack, and so do files of different folders that run
 * the same thing of ours; otherwise two databases called `db` are two databases.
 */
export function mergeDeployments(facts: readonly DeploymentFact[]): readonly DeploymentFact[] {
  return stacksOf(facts).flatMap(mergeStack);
}

function stacksOf(facts: readonly DeploymentFact[]): readonly (readonly DeploymentFact[])[] {
  const stacks: DeploymentFact[][] = [];
  for (const file of byFile(facts)) {
    const stack = stacks.find((known) => isSameStack(known, file));
    if (stack === undefined) stacks.push([...file]);
    else stack.push(...file);
  }
  return stacks;
}

function byFile(facts: readonly DeploymentFact[]): readonly (readonly DeploymentFact[])[] {
  const files = new Map<string, DeploymentFact[]>();
  for (const fact of facts.toSorted((a, b) => compare(fileOf(a), fileOf(b)))) {
    const file = files.get(fileOf(fact));
    if (file === undefined) files.set(fileOf(fact), [fact]);
    else file.push(fact);
  }
  return [...files.values()];
}

function isSameStack(a: readonly DeploymentFact[], b: readonly DeploymentFact[]): boolean {
  const folders = new Set(a.map((fact) => folderOf(fileOf(fact))));
  if (b.some((fact) => folders.has(folderOf(fileOf(fact))))) return true;
  return a.some((one) => b.some((other) => one.component.name === other.component.name && runsSameCode(one, other)));
}

/** Bought products are the same everywhere and tell nothing. */
function runsSameCode(a: DeploymentFact, b: DeploymentFact): boolean {
  if (a.component.technology !== undefined || b.component.technology !== undefined) return false;
  if (a.buildContext !== undefined && b.buildContext !== undefined) return a.buildContext === b.buildContext;
  const image = repositoryOf(a);
  return image !== undefined && image === repositoryOf(b);
}

/** The image without its tag. */
function repositoryOf({ component }: DeploymentFact): string | undefined {
  return component.deployment?.image?.replace(/(?::[^/]*|@.*)$/, '');
}

function mergeStack(stack: readonly DeploymentFact[]): readonly DeploymentFact[] {
  const byName = new Map<string, DeploymentFact>();
  for (const fact of stack.toSorted((a, b) => rankOf(a) - rankOf(b) || compare(fileOf(a), fileOf(b)))) {
    const known = byName.get(fact.component.name);
    const mode = rankOf(fact) === rank.variant ? 'fill' : 'override';
    byName.set(fact.component.name, known === undefined ? fact : joinDeployments(known, fact, mode));
  }
  return [...byName.values()];
}

/**
 * What runs in production overrides the plain file, and so does the file that Compose itself lays over it. Any other
 * variant is for a developer or a demonstration: it only says what the others leave open.
 */
const rank = { plain: 0, production: 1, override: 2, variant: 3 } as const;

function rankOf(fact: DeploymentFact): number {
  const name = fileOf(fact).split('/').at(-1) ?? '';
  if (/^(?:docker-)?compose\.ya?ml$/.test(name)) return rank.plain;
  if (/override/.test(name)) return rank.override;
  return /prod|swarm|deploy|stack/.test(name) ? rank.production : rank.variant;
}

function fileOf(fact: DeploymentFact): string {
  return fact.component.deployment?.file ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
