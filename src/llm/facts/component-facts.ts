import type { Component } from '../../core/model/component.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import type { Lack } from './fact.ts';

export const componentFacts: Drafter = ({ system }) =>
  system.components.filter((component) => component.role === 'system').map(draft);

function draft(component: Component): Draft {
  const { deployment } = component;
  const runsCode = component.root !== undefined && deployment !== undefined;
  const products = [component.technology, component.language, ...component.frameworks];
  return {
    kind: 'N',
    element: component.id,
    service: component.id,
    evidence: component.evidence,
    lacks: deploymentLacks(component),
    line: () =>
      parts(
        `${component.kind} ${component.name}`,
        products.filter((name) => name !== undefined).join(', '),
        deployment?.replicas !== undefined && `replicas: ${deployment.replicas}`,
        runsCode &&
          `limits: ${
            Object.values(deployment.limits ?? {})
              .filter(Boolean)
              .join(', ') || 'none'
          }`,
        runsCode && (deployment.healthCheck ? 'health check' : 'health check: none found'),
        component.root !== undefined && component.root !== '' && `code in ${component.root}`,
      ),
  };
}

/** Of what runs code by a deployment file: that file would say so. */
function deploymentLacks({ root, deployment }: Component): readonly Lack[] {
  if (root === undefined || deployment === undefined) return [];
  const { healthCheck, replicas, limits } = deployment;
  const lacks: readonly (readonly [Lack, boolean])[] = [
    ['health-check', !healthCheck],
    ['replica', (replicas ?? 1) < 2],
    ['resource-limits', limits === undefined],
  ];
  return lacks.filter(([, isMissing]) => isMissing).map(([lack]) => lack);
}
