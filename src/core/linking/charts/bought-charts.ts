import type { DeploymentFact } from '../../extractors/deployment-fact.ts';
import { productOfImage } from '../../extractors/infra/known-products.ts';
import type { BoughtRelease } from './chart-releases.ts';

/** A product that a chart of somebody else installs: `postgresql`, `redis`. Charts of anything else are no component. */
export function boughtChart({ chart, name, longName, file, evidence }: BoughtRelease): DeploymentFact | undefined {
  const product = productOfImage(chart) ?? productOfImage(chart.replace(/-(?:ha|cluster|sharded)$/, ''));
  if (product === undefined) return undefined;
  const aliases = [name, longName].flatMap((host) => [
    host,
    ...(hosts[product.technology] ?? []).map((part) => `${host}-${part}`),
  ]);
  return {
    kind: 'deployment',
    cluster: { workload: name, labels: {} },
    component: {
      name,
      aliases,
      kind: product.kind,
      technology: product.technology,
      // Its own chart says how it runs.
      deployment: { file, ports: [], healthCheck: true, environment: {}, dependsOn: [] },
      evidence: [evidence],
    },
  };
}

/** Charts give the parts of a product names of their own. */
const hosts: Readonly<Record<string, readonly string[]>> = {
  redis: ['master', 'headless'],
  postgresql: ['primary', 'hl', 'pgpool'],
  mysql: ['primary', 'headless'],
  mariadb: ['primary'],
  mongodb: ['headless'],
  rabbitmq: ['headless'],
  kafka: ['headless', 'controller-headless'],
  elasticsearch: ['master', 'coordinating-only'],
};
