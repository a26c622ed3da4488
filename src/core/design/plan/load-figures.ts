import type { LoadFigures } from '../../advice/sizing/sizing.ts';
import type { System } from '../../model/system.ts';
import { instanceRate } from '../assemble/components.ts';
import type { Resource } from '../brief/brief.ts';
import { collectionPath, itemPath } from '../contract/route.ts';
import { homeOf } from '../flows/messaging.ts';
import { ids } from '../ids.ts';
import { tableName } from '../names/identifier.ts';
import { doneDays, horizonYears, rowsAfterYear, rowsAtHorizon } from '../tables/partitioning.ts';
import { pairTable } from '../tables/support-tables.ts';
import { askedByOthers } from './asked-by-others.ts';
import { eventsOf } from './events.ts';
import type { Plan } from './plan.ts';

const day = 86_400;

/** The figures of the brief, placed on the routes and tables that they mean. */
export function loadFigures(plan: Plan, system: System): LoadFigures {
  const { load, availability } = plan.brief;
  const rows = new Map<string, { readonly first: number; readonly horizon: number }>();
  for (const resource of plan.brief.resources) {
    const service = plan.serviceOf(resource.name).name;
    const counts = { first: rowsAfterYear(resource), horizon: rowsAtHorizon(plan, resource) };
    rows.set(ids.table(service, tableName(resource.name)), counts);
    for (const relation of resource.relations.filter(({ kind }) => kind === 'many')) {
      // Three partners for each row is what tags and members come to.
      rows.set(ids.table(service, pairTable(resource, relation.name)), {
        first: counts.first * 3,
        horizon: counts.horizon * 3,
      });
    }
  }
  for (const { store, name, id } of system.tables) {
    const supporting = supportRows(plan, store, name);
    if (supporting !== undefined)
      rows.set(id, { first: supporting, horizon: Math.round(supporting * (1 + load.growth) ** (horizonYears - 1)) });
  }
  return {
    requests: requestsOf(plan, system),
    inner: new Map(plan.services.map((service) => [ids.service(service.name), askedByOthers(plan, service)])),
    rows,
    horizonYears,
    peakFactor: load.peakFactor,
    payload: load.payload,
    instanceRate,
    availability,
  };
}

/** Rows that come and go: a day of keys, a day of sent messages, a week of done ones. */
function supportRows(plan: Plan, store: string, name: string): number | undefined {
  const isHere = (resource: Resource): boolean => ids.store(plan.serviceOf(resource.name).name) === store;
  const own = plan.brief.resources.filter(isHere);
  const idempotent = own.flatMap((resource) =>
    resource.operations.filter((each) => each.idempotent).map((each) => plan.demand.of(resource, each)),
  );
  const told = eventsOf(plan.brief)
    .filter(({ resource }) => isHere(resource))
    .map(({ resource, operation }) => plan.demand.of(resource, operation));
  if (name === 'idempotency_keys') return Math.round(total(idempotent) * day);
  if (name === 'outbox_messages') return Math.round(total(told) * day);
  return name === 'processed_messages' ? doneMessages(plan, store) : undefined;
}

/** Messages that the consumers of a store have done and still remember, after the first year. */
export function doneMessages(plan: Plan, store: string): number {
  const heard = plan.brief.consumers
    .filter((consumer) => {
      const home = homeOf(plan, consumer);
      return home !== undefined && ids.store(home.name) === store;
    })
    .flatMap(({ on }) => eventsOf(plan.brief).filter(({ event }) => on.includes(event)))
    .map(({ resource, operation }) => plan.demand.of(resource, operation));
  return Math.round(total(heard) * day * doneDays);
}

function total(rates: readonly number[]): number {
  return rates.reduce((sum, rate) => sum + rate, 0);
}

function requestsOf(plan: Plan, system: System): ReadonlyMap<string, number> {
  const requests = new Map<string, number>();
  const known = new Set(system.endpoints.map(({ id }) => id));
  const add = (resource: Resource, method: string, path: string, rate: number): void => {
    const id = ids.endpoint(plan.serviceOf(resource.name).name, method, path);
    if (known.has(id)) requests.set(id, (requests.get(id) ?? 0) + rate);
  };
  for (const resource of plan.brief.resources) {
    const methods = { create: 'POST', read: 'GET', update: 'PATCH', delete: 'DELETE' } as const;
    for (const operation of resource.operations) {
      const { kind } = operation;
      if (kind === 'list') continue;
      const rate = plan.demand.of(resource, operation);
      if (kind === 'create') add(resource, 'POST', collectionPath(plan, resource), rate);
      else if (kind !== 'action') add(resource, methods[kind], itemPath(resource), rate);
      else {
        const path = system.endpoints.find(
          (each) =>
            each.method === 'POST' &&
            each.path.startsWith(`${itemPath(resource)}/`) &&
            each.evidence[0] === operation.evidence,
        )?.path;
        if (path !== undefined) add(resource, 'POST', path, rate);
      }
    }
    const rate = resource.lists.reduce((sum, _, index) => sum + plan.demand.ofList(resource, index), 0);
    const whole = collectionPath(plan, resource);
    const top = `/v1/${whole.split('/').at(-1)}`;
    add(resource, 'GET', known.has(ids.endpoint(plan.serviceOf(resource.name).name, 'GET', whole)) ? whole : top, rate);
  }
  return requests;
}
