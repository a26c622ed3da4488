import type { ChartValuesFact, ClusterConfigFact, DeploymentFact } from '../../extractors/deployment-fact.ts';

type Values = Readonly<Record<string, string>>;

/** What templates of charts leave to values, filled in by the values that lie beside them. */
export interface FilledCharts {
  readonly deployments: readonly DeploymentFact[];
  readonly configs: readonly ClusterConfigFact[];
}

export function filledCharts(
  deployments: readonly DeploymentFact[],
  configs: readonly ClusterConfigFact[],
  charts: readonly ChartValuesFact[],
): FilledCharts {
  const byFolder = new Map(charts.map(({ folder, values }) => [folder, values]));
  const valuesOf = (file: string): Values => byFolder.get(/^(.*?)\/?templates\//.exec(file)?.[1] ?? file) ?? {};
  return {
    deployments: deployments.map((fact) => (fact.cluster === undefined ? fact : filled(fact, valuesOf))),
    configs: configs.map((fact) => ({ ...fact, values: filledValues(fact.values, valuesOf(fact.file)) })),
  };
}

function filled(fact: DeploymentFact, valuesOf: (file: string) => Values): DeploymentFact {
  const { deployment } = fact.component;
  if (deployment === undefined) return fact;
  const values = valuesOf(deployment.file);
  const listed = (fact.cluster?.charted ?? []).flatMap((path) => variablesBelow(path, values));
  const environment = { ...Object.fromEntries(listed), ...filledValues(deployment.environment, values) };
  return { ...fact, component: { ...fact.component, deployment: { ...deployment, environment } } };
}

function filledValues(texts: Values, values: Values): Values {
  const filledIn = (text: string) =>
    text.replace(/\$\{(Values\.[\w.]+)\}/g, (hole, path: string) => values[path] ?? hole);
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filledIn(text)]));
}

function variablesBelow(path: string, values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const name = key.startsWith(`${path}.`) ? key.slice(path.length + 1) : '';
    return /^[A-Za-z_]\w*$/.test(name) ? [[name, value] as const] : [];
  });
}
