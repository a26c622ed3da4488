import type { Component } from '../../core/model/component.ts';
import { type Draft, type Drafter, parts } from './draft.ts';

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
    lacks: runsCode && !deployment.healthCheck ? ['health-check'] : [],
    line: () =>
      parts(
        `${component.kind} ${component.name}`,
        products.filter((name) => name !== undefined).join(', '),
        deployment?.replicas !== undefined && `replicas: ${deployment.replicas}`,
        deployment?.limits === undefined ? '' : `limits: ${Object.values(deployment.limits).join(', ')}`,
        runsCode && (deployment.healthCheck ? 'health check' : 'health check: none found'),
        component.root !== undefined && component.root !== '' && `code in ${component.root}`,
      ),
  };
}
