import type { DeploymentFact, VariablesFact } from '../../extractors/deployment-fact.ts';
import type { Deployment } from '../../model/component.ts';
import { folderOf } from '../../model/workspace-path.ts';

type Values = Readonly<Record<string, string>>;

/** Gives what Compose runs the variables of the files that it names, and fills in those that its own values name. */
export function deployedVariables(
  deployments: readonly DeploymentFact[],
  files: readonly VariablesFact[],
): readonly DeploymentFact[] {
  if (files.length === 0) return deployments;
  const byPath = new Map(files.map(({ file, values }) => [file, values]));
  const named = deployments.flatMap(({ component }) => component.deployment?.environmentFiles ?? []);
  const lent = new Set(named.filter((file, at) => named.indexOf(file) !== at));
  return deployments.map((fact) => {
    const { deployment } = fact.component;
    if (deployment === undefined || fact.cluster !== undefined) return fact;
    return { ...fact, component: { ...fact.component, deployment: filled(deployment, byPath, lent) } };
  });
}

function filled(deployment: Deployment, byPath: ReadonlyMap<string, Values>, lent: ReadonlySet<string>): Deployment {
  const folder = folderOf(deployment.file);
  const around = valuesOf(folder === '' ? '.env' : `${folder}/.env`, byPath);
  const named = (deployment.environmentFiles ?? []).map((file) => valuesOf(file, byPath));
  const own = Object.fromEntries(
    Object.entries(deployment.environment).map(([name, value]) => [name, withValues(value, around)]),
  );
  const shared = (deployment.environmentFiles ?? []).filter((file) => lent.has(file));
  return {
    ...deployment,
    environment: { ...Object.assign({}, ...named), ...own },
    ...lentVariables(
      shared.map((file) => valuesOf(file, byPath)),
      own,
    ),
  };
}

/** What is said to one alone is meant for it. */
export function lentVariables(shared: readonly Values[], own: Values): Pick<Deployment, 'lentVariables'> {
  const names = shared.flatMap((values) => Object.keys(values)).filter((name) => !Object.hasOwn(own, name));
  return names.length === 0 ? {} : { lentVariables: [...new Set(names)] };
}

/** The file itself is often kept from others; an example beside it says what it holds. */
function valuesOf(path: string, byPath: ReadonlyMap<string, Values>): Values {
  const examples = ['example', 'sample', 'dist', 'template'].map((word) => `${path}.${word}`);
  return [path, ...examples].map((each) => byPath.get(each)).find((values) => values !== undefined) ?? {};
}

/** `${NAME}` and `${NAME:-default}`; what the file leaves empty is filled in elsewhere. */
function withValues(value: string, known: Values): string {
  return value.replace(/\$\{(\w+)(?::?[-?][^}]*)?\}/g, (hole, name: string) => known[name] || hole);
}
