import type { DeploymentFact } from '../extractors/deployment-fact.ts';
import { folderOf } from '../model/workspace-path.ts';
import { joinDeployments } from './join-deployments.ts';
import { byFile, compare, fileOf, rank, rankOf } from './ranked-files.ts';
import { withoutAlternatives } from './without-alternatives.ts';

/**
 * What runs, each component once. Files of one folder describe one stack, and so do files of different folders that run
 * the same thing of ours; otherwise two databases called `db` are two databases.
 */
export function mergeDeployments(facts: readonly DeploymentFact[]): readonly DeploymentFact[] {
  return stacksOf(facts).flatMap((stack) => mergeStack(withoutAlternatives(stack)));
}

function stacksOf(facts: readonly DeploymentFact[]): readonly (readonly DeploymentFact[])[] {
  let stacks: (readonly DeploymentFact[])[] = [];
  for (const file of byFile(facts)) {
    // One file may show that two stacks are one: a manifest of the cluster that runs what Compose builds.
    const same = stacks.filter((known) => isSameStack(known, file));
    const others = stacks.filter((known) => !same.includes(known));
    stacks = [...others, [...same.flat(), ...file]];
  }
  return stacks;
}

function isSameStack(a: readonly DeploymentFact[], b: readonly DeploymentFact[]): boolean {
  // Names are unique in a cluster: manifests that say more of one than the others are variants of it.
  if (a.some(({ cluster }) => cluster !== undefined) && b.some(({ cluster }) => cluster !== undefined)) return true;
  const folders = new Set(a.map((fact) => folderOf(fileOf(fact))));
  if (b.some((fact) => folders.has(folderOf(fileOf(fact))))) return true;
  return a.some((one) => b.some((other) => one.component.name === other.component.name && runsSameCode(one, other)));
}

/** Bought products are the same everywhere and tell nothing. */
function runsSameCode(a: DeploymentFact, b: DeploymentFact): boolean {
  if (a.component.technology !== undefined || b.component.technology !== undefined) return false;
  if (a.buildContext !== undefined && b.buildContext !== undefined) return a.buildContext === b.buildContext;
  const image = repositoryOf(a);
  if (image !== undefined && image === repositoryOf(b)) return true;
  // What Compose builds a cluster runs under an image of the same name.
  return builtAs(a, b) || builtAs(b, a);
}

function builtAs({ buildContext, component }: DeploymentFact, running: DeploymentFact): boolean {
  return buildContext !== undefined && repositoryOf(running)?.split('/').at(-1) === component.name;
}

/** The image without its tag. */
function repositoryOf({ component }: DeploymentFact): string | undefined {
  return component.deployment?.image?.replace(/(?::[^/]*|@.*)$/, '');
}

function mergeStack(stack: readonly DeploymentFact[]): readonly DeploymentFact[] {
  const byName = new Map<string, DeploymentFact>();
  for (const fact of stack.toSorted((a, b) => rankOf(a) - rankOf(b) || compare(fileOf(a), fileOf(b)))) {
    const name = fact.cluster === undefined ? fact.component.name : nameInStack(stack, fact);
    const known = byName.get(name);
    const mode = rankOf(fact) === rank.variant ? 'fill' : 'override';
    byName.set(name, known === undefined ? fact : joinDeployments(known, fact, mode));
  }
  return [...byName.values()];
}

/**
 * The one PostgreSQL of a cluster is the one of the Compose file beside it, whatever both are called; of several each is
 * the one that others reach by that name, or that is called after the same thing.
 */
function nameInStack(stack: readonly DeploymentFact[], { component }: DeploymentFact): string {
  const { name, aliases, technology } = component;
  if (technology === undefined) return name;
  const alike = stack.filter((fact) => fact.component.technology === technology);
  const composed = new Set(alike.flatMap((fact) => (fact.cluster === undefined ? [fact.component.name] : [])));
  const clustered = new Set(alike.flatMap((fact) => (fact.cluster === undefined ? [] : [fact.component.name])));
  const [only] = composed;
  if (composed.size === 1 && clustered.size === 1) return only ?? name;
  const called = [...composed].find((other) => aliases.includes(other));
  if (called !== undefined && alike.filter((fact) => isReachedAs(fact, called)).length === 1) return called;
  const [meant, ...others] = [...composed].filter((other) => isCalledAfter(name, other, technology));
  if (meant === undefined || others.length > 0) return name;
  return [...clustered].filter((other) => isCalledAfter(other, meant, technology)).length === 1 ? meant : name;
}

function isReachedAs({ cluster, component }: DeploymentFact, name: string): boolean {
  return cluster !== undefined && component.aliases.includes(name);
}

/** `shop-prod-orders` is what Compose calls `orders-db`: what a thing is, says nothing of which one it is. */
function isCalledAfter(clustered: string, composed: string, technology: string): boolean {
  const wanted = wordsOf(composed, technology);
  const known = wordsOf(clustered, technology);
  return wanted.length > 0 && wanted.every((word) => known.includes(word));
}

function wordsOf(name: string, technology: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[-_.]/)
    .filter((word) => word !== technology && !plainWords.has(word));
}

const plainWords = new Set('db database postgres pg mysql mongo redis cache rds store main primary'.split(' '));
