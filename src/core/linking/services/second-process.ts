import type { DeploymentFact } from '../../extractors/deployment-fact.ts';
import type { Component } from '../../model/component.ts';

/** What runs the code of a service once more, started otherwise: `celery -A shop worker` beside `gunicorn`. */
export function secondProcess(
  deployment: DeploymentFact,
  services: readonly Component[],
  /** How each of the services runs itself. */
  ran: readonly (DeploymentFact | undefined)[],
): Pick<Component, 'codeOf'> & Partial<Pick<Component, 'kind'>> {
  if (deployment.component.technology !== undefined) return {};
  const at = ran.findIndex((own) => own !== undefined && isSameCode(own, deployment));
  const service = services[at];
  if (service === undefined) return {};
  return { codeOf: service.id, ...(isBackground(deployment) && { kind: 'worker' }) };
}

function isSameCode(one: DeploymentFact, other: DeploymentFact): boolean {
  if (one.buildContext !== undefined || other.buildContext !== undefined)
    return one.buildContext === other.buildContext && one.dockerfile === other.dockerfile;
  const image = one.component.deployment?.image;
  return image !== undefined && image === other.component.deployment?.image;
}

/** It works off what others have put into a queue, as its name or what starts it says. */
export function isBackground({ component, started = [] }: DeploymentFact): boolean {
  return component.kind === 'worker' || working.test(started.join(' '));
}

const working =
  /\bcelery\b.*\bworker\b|\bqueue:work\b|\bartisan horizon\b|\bsidekiq\b|\bresque:work\b|\brq worker\b|\barq [\w.]+|\b(?:dramatiq|taskiq|procrastinate)\b.*\bworker\b|(?:^|[/ :-])workers?(?:\.[cm]?[jt]s)?(?: |$)/;
