import type { PlannedService } from './place-modules.ts';
import type { Plan } from './plan.ts';

/** Requests a second that other services send to this one: whether what a new row refers to is there, and stock. */
export function askedByOthers(plan: Plan, service: PlannedService): number {
  let rate = 0;
  for (const resource of plan.brief.resources) {
    if (plan.serviceOf(resource.name) === service) continue;
    for (const operation of resource.operations) {
      const referred =
        operation.kind === 'create'
          ? resource.relations.filter(({ to, kind }) => kind !== 'many' && plan.serviceOf(to) === service)
          : [];
      const taken = operation.takes !== undefined && plan.serviceOf(operation.takes.resource) === service;
      rate += plan.demand.of(resource, operation) * (referred.length + (taken ? 1 : 0));
    }
  }
  return rate;
}
