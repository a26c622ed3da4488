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
  return deployments.map((fact) => {
    const { deployment } = fact.component;
    if (deployment === undefined || fact.cluster !== undefined) return fact;
    return { ...fact, component: { ...fact.component, deployment: filled(deployment, byPath) } };
  });
}

function filled(deployment: Deployment, byPath: ReadonlyMap<string, Values>): Deployment {
  const folder = folderOf(deployment.file);
  const around = valuesOf(folder === '' ? '.env' : `${folder}/.env`, byPath);
  const named = (deployment.environmentFiles ?? []).map((file) => valuesOf(file, byPath));
  const own = Object.fromEntries(
    Object.entries(deployment.environment).map(([name, value]) => [name, withValues(value, around)]),
  );
  return { ...deployment, environment: { ...Object.assign({}, ...named), ...own } };
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
