import type { Component, Deployment } from '../../model/component.ts';
import { limitsOf } from '../brief/limits.ts';
import type { Draft } from '../draft.ts';
import { proposed } from '../draft.ts';
import { cachedResources } from '../flows/caching.ts';
import { ids } from '../ids.ts';
import { kebab } from '../names/identifier.ts';
import { askedByOthers } from '../plan/asked-by-others.ts';
import type { PlannedService } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';

/** Requests a second that one instance with one processor answers: a few queries and a few kilobytes of JSON each. */
export const instanceRate = 250;

/** Everything that runs or stores, with as many copies as the peak asks for and never fewer than two. */
export function addComponents(draft: Draft, plan: Plan): void {
  const { components } = draft.system;
  const { brief } = plan;
  for (const service of plan.services) {
    const root = plan.services.length === 1 ? '' : `services/${service.name}`;
    const base = { aliases: [service.name], frameworks: [], root };
    components.push({
      ...proposed(ids.service(service.name), service.evidence),
      ...base,
      name: service.name,
      kind: 'service',
      deployment: deployment(plan, instancesOf(plan, service), true),
    });
    if (hasWork(draft, service)) {
      components.push({
        ...proposed(ids.worker(service.name), service.evidence),
        ...base,
        name: `${service.name}-worker`,
        aliases: [`${service.name}-worker`],
        kind: 'worker',
        deployment: deployment(plan, 2, false),
      });
    }
    components.push(store(plan, service));
  }
  const [first] = plan.services;
  const evidence = first?.evidence ?? brief.evidence;
  const shared = (
    id: string,
    name: string,
    kind: Component['kind'],
    technology: string,
    replicas: number,
  ): Component => ({
    ...proposed(id, evidence),
    name,
    aliases: [name],
    kind,
    frameworks: [],
    technology,
    deployment: { ...deployment(plan, replicas, true), image: technology, ports: [] },
  });
  if (plan.broker !== undefined) components.push(shared(ids.broker, plan.broker, 'broker', plan.broker, 3));
  if (cachedResources(plan).length > 0) components.push(shared(ids.cache, 'valkey', 'cache', 'valkey', 2));
  if (plan.services.length > 1)
    components.push({
      ...shared(ids.gateway, 'gateway', 'gateway', 'envoy', 2),
      deployment: deployment(plan, 2, true),
    });
  for (const external of brief.externals) {
    const name = kebab(external.name);
    components.push({
      ...proposed(ids.external(name), external.evidence),
      name,
      aliases: [name],
      kind: 'external',
      frameworks: [],
    });
  }
}

function hasWork(draft: Draft, service: PlannedService): boolean {
  return draft.system.operations.some((operation) => operation.service === ids.worker(service.name));
}

export function peakOf(plan: Plan, service: PlannedService): number {
  const rate = service.resources.reduce((sum, name) => sum + plan.demand.ofResource(plan.resource(name)), 0);
  return (rate + askedByOthers(plan, service)) * plan.brief.load.peakFactor;
}

/** Two, so that one can fail; more where the peak asks for it, with one to spare. */
export function instancesOf(plan: Plan, service: PlannedService): number {
  return Math.max(2, Math.ceil(peakOf(plan, service) / instanceRate) + 1);
}

function store(plan: Plan, service: PlannedService): Component {
  const { dialect } = plan.brief;
  const name = `${service.name}-db`;
  const replicas = dialect === 'sqlite' || limitsOf(plan.brief).oneMachine ? 1 : 2;
  return {
    ...proposed(ids.store(service.name), service.evidence),
    name,
    aliases: [name],
    kind: 'database',
    frameworks: [],
    technology: dialect,
    deployment: {
      ...deployment(plan, replicas, true),
      image: dialect === 'postgresql' ? 'postgres:17' : dialect === 'mysql' ? 'mysql:8.4' : undefined,
      ports: [],
    },
  };
}

function deployment(plan: Plan, replicas: number, healthCheck: boolean): Deployment {
  return {
    file: plan.brief.file,
    replicas,
    ports: [{ container: 8080 }],
    healthCheck,
    limits: { cpus: '1', memory: '512M' },
    environment: {},
    dependsOn: [],
  };
}
