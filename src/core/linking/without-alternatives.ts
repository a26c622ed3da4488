import type { DeploymentFact } from '../extractors/deployment-fact.ts';
import { byFile, rank, rankOf } from './ranked-files.ts';

/**
 * A file that runs the same thing of ours with another database instead, `docker-compose.mysql.yml`, is a choice that
 * the plain file has made: neither its database nor what it tells the rest counts. What production, or an override, is
 * told to take instead counts in the place of the one in the plain file.
 */
export function withoutAlternatives(stack: readonly DeploymentFact[]): readonly DeploymentFact[] {
  const first = Math.min(...stack.map(rankOf));
  const plain = stack.filter((fact) => rankOf(fact) === first);
  const chosen = plain.filter(isDatabase);
  if (chosen.length === 0) return stack;
  const ours = new Map(
    plain.flatMap((fact) => (fact.component.technology === undefined ? [[nameOf(fact), fact]] : [])),
  );
  const left = new Set<DeploymentFact>();
  const replaced = new Set<string>();
  for (const file of byFile(stack.filter((fact) => rankOf(fact) > first))) {
    const stores = file.filter((fact) => isDatabase(fact) && chosen.every((two) => nameOf(two) !== nameOf(fact)));
    const isVariant = file.every((fact) => rankOf(fact) === rank.variant);
    const named = stores.flatMap((one) => chosen.filter((two) => isNamedInstead(file, ours, one, two)));
    if (isVariant && file.some((fact) => ours.has(nameOf(fact))) && isOtherStore(file, stores, chosen, named))
      for (const fact of file) left.add(fact);
    // What a cluster calls otherwise is the same one, told by whom it is asked.
    else if (!isVariant && file.every(({ cluster }) => cluster === undefined))
      for (const fact of named) replaced.add(nameOf(fact));
  }
  return stack.filter((fact) => !left.has(fact)).flatMap((fact) => withoutNamed(fact, replaced));
}

/** Each database of the file is of another product, or stands where the plain file names its own. */
function isOtherStore(
  file: readonly DeploymentFact[],
  stores: readonly DeploymentFact[],
  chosen: readonly DeploymentFact[],
  named: readonly DeploymentFact[],
): boolean {
  if (stores.length === 0 || file.filter(isDatabase).length > stores.length) return false;
  const isOther = (one: DeploymentFact): boolean =>
    chosen.every((two) => one.component.technology !== two.component.technology);
  return stores.every(isOther) || (stores.length === 1 && named.length === 1);
}

/** The same variable of the same service names one where the plain file names the other. */
function isNamedInstead(
  file: readonly DeploymentFact[],
  ours: ReadonlyMap<string, DeploymentFact>,
  one: DeploymentFact,
  two: DeploymentFact,
): boolean {
  if (one.component.technology !== two.component.technology) return false;
  return file.some((fact) => {
    const before = ours.get(nameOf(fact))?.component.deployment?.environment ?? {};
    const after = fact.component.deployment?.environment ?? {};
    return Object.entries(after).some(
      ([key, value]) => isHost(value, nameOf(one)) && isHost(before[key] ?? '', nameOf(two)),
    );
  });
}

function isHost(value: string, name: string): boolean {
  const [, host = value] = /(?:@|:\/\/)([\w.-]+)(?=[:/?]|$)/.exec(value) ?? [];
  return host === name || (value.startsWith(`${name}:`) && !value.includes('://'));
}

function withoutNamed(fact: DeploymentFact, names: ReadonlySet<string>): readonly DeploymentFact[] {
  if (names.has(nameOf(fact))) return [];
  const { deployment } = fact.component;
  if (deployment?.dependsOn.some((name) => names.has(name)) !== true) return [fact];
  const dependsOn = deployment.dependsOn.filter((name) => !names.has(name));
  return [{ ...fact, component: { ...fact.component, deployment: { ...deployment, dependsOn } } }];
}

function isDatabase({ component }: DeploymentFact): boolean {
  return component.kind === 'database';
}

function nameOf({ component }: DeploymentFact): string {
  return component.name;
}
