import type { Brief, Relation, Resource } from '../brief/brief.ts';
import { limitsOf } from '../brief/limits.ts';
import { canonical } from '../names/identifier.ts';
import { type Demand, demandOf } from './demand.ts';
import { eventsOf } from './events.ts';
import { type PlannedService, placeModules } from './place-modules.ts';

/** The brief with everything that many ask of it, and the services it becomes. */
export interface Plan {
  readonly brief: Brief;
  readonly demand: Demand;
  readonly services: readonly PlannedService[];
  /** Whose rows are tenants. */
  readonly tenant?: Resource | undefined;
  /** Carries messages between processes; absent where a table does. */
  readonly broker?: 'rabbitmq' | 'kafka' | undefined;
  resource(name: string): Resource;
  serviceOf(resource: string): PlannedService;
  /** Resources that are written and read inside this one. */
  embeddedIn(resource: string): readonly Resource[];
  /** The tenant's key stands first in its tables. */
  isTenanted(resource: Resource): boolean;
}

/** A table is polled ten times a second with a hundred messages each: beyond this a broker pays. */
const outboxLimit = 500;

/** Above this a log that is written in order beats queues. */
const kafkaFrom = 10_000;

export function planOf(brief: Brief): Plan {
  const demand = demandOf(brief);
  const services = placeModules(brief, demand);
  const byName = new Map(brief.resources.map((resource) => [resource.name, resource]));
  const homes = new Map(
    services.flatMap((service) => service.resources.map((resource) => [resource, service] as const)),
  );
  const [first] = services;
  const resource = (name: string): Resource => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`${name} is no resource of the brief`);
    return found;
  };
  const parts = new Map<string, Resource[]>();
  for (const each of brief.resources.filter(({ embedded }) => embedded)) {
    const whole = each.relations.find(({ kind }) => kind === 'part-of')?.to ?? '';
    parts.set(whole, [...(parts.get(whole) ?? []), each]);
  }
  return {
    brief,
    demand,
    services,
    tenant: brief.tenant === undefined ? undefined : resource(brief.tenant),
    broker: brokerOf(brief, demand, services),
    resource,
    serviceOf: (name) => {
      const home = homes.get(name) ?? first;
      if (home === undefined) throw new Error(`${name} has no service`);
      return home;
    },
    embeddedIn: (name) => parts.get(name) ?? [],
    isTenanted: (each) => brief.tenant !== undefined && !each.global,
  };
}

function brokerOf(brief: Brief, demand: Demand, services: readonly PlannedService[]): Plan['broker'] {
  const events = eventsOf(brief);
  const peak =
    events.reduce((sum, { resource, operation }) => sum + demand.of(resource, operation), 0) * brief.load.peakFactor;
  const { without } = limitsOf(brief);
  const consumed = brief.consumers.some((consumer) => consumer.on.length > 0);
  const isNeeded = peak > kafkaFrom || (consumed && (services.length > 1 || peak > outboxLimit));
  // Between services nothing else carries messages; within one, a table does what it can.
  if (!isNeeded || (without.has('broker') && services.length === 1)) return undefined;
  const usual = peak > kafkaFrom ? 'kafka' : 'rabbitmq';
  if (!without.has(usual)) return usual;
  return usual === 'kafka' ? 'rabbitmq' : 'kafka';
}

/** What a part refers to as its whole does: it can only be the same row, so nobody sends it twice. */
export function sharedWith(whole: Resource, part: Resource): readonly Relation[] {
  return part.relations.filter(
    ({ kind, name, to }) =>
      kind === 'belongs-to' &&
      whole.relations.some((each) => each.kind === 'belongs-to' && each.name === name && each.to === to),
  );
}

export function moduleOf(resource: Resource): string {
  return resource.module ?? canonical(resource.name);
}
