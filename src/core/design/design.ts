import type { Problem } from '../model/problem.ts';
import { emptySystem, type System } from '../model/system.ts';
import { addComponents } from './assemble/components.ts';
import { addConnections } from './assemble/connections.ts';
import type { Brief, Operation, Resource } from './brief/brief.ts';
import { readBrief } from './brief/read-brief.ts';
import { actionRoute, deleteRoute, updateRoute } from './contract/change-routes.ts';
import { createRoute } from './contract/create-route.ts';
import { healthRoutes } from './contract/health-routes.ts';
import { listRoutes } from './contract/list-routes.ts';
import { readRoute } from './contract/read-route.ts';
import { stockRoutes, stocksAskedFor } from './contract/stock-routes.ts';
import { decisionsOf } from './decide/decisions.ts';
import { questionsOf } from './decide/questions.ts';
import type { Decision } from './decision.ts';
import { type Draft, openDraft } from './draft.ts';
import { addCaching } from './flows/caching.ts';
import { addHousekeeping } from './flows/housekeeping.ts';
import { addMessaging, homeOf } from './flows/messaging.ts';
import type { Saga } from './flows/saga.ts';
import { ids } from './ids.ts';
import { doneMessages } from './plan/load-figures.ts';
import type { PlannedService } from './plan/place-modules.ts';
import { type Plan, planOf } from './plan/plan.ts';
import { tenantColumn } from './tables/columns-of.ts';
import { resourceTable } from './tables/resource-table.ts';
import { idempotencyTable, inboxTable, outboxTable, pairTables } from './tables/support-tables.ts';

/** A backend that could be built from a brief: the System, and what was decided, assumed and left open. */
export interface Design {
  readonly brief: Brief;
  readonly plan: Plan;
  readonly system: System;
  readonly decisions: readonly Decision[];
  readonly sagas: readonly Saga[];
  readonly questions: readonly string[];
  readonly problems: readonly Problem[];
}

/** The text of a brief becomes a design. The same text gives the same design. */
export function designFrom(file: string, text: string): Design {
  const { brief, problems } = readBrief(file, text);
  const named = withIdempotency(brief);
  const plan = planOf(named);
  const draft = openDraft();
  const sagas = named.resources.flatMap((resource) => routesOf(draft, plan, resource));
  for (const stock of stocksAskedFor(plan)) stockRoutes(draft, plan, stock);
  for (const service of plan.services) addTables(draft, plan, service);
  addMessaging(draft, plan);
  for (const service of plan.services) {
    healthRoutes(draft, plan, service);
    addHousekeeping(
      draft,
      plan,
      service,
      draft.system.tables.filter(({ store }) => store === ids.store(service.name)),
    );
  }
  addCaching(draft, plan);
  addComponents(draft, plan);
  addConnections(draft, plan);
  const system = finished(draft, named, problems);
  return {
    brief: named,
    plan,
    system,
    sagas,
    decisions: decisionsOf(plan, system),
    questions: questionsOf(plan),
    problems,
  };
}

/** Resources that stand for something that is given or paid. A product has a price and moves nothing. */
const movesMoney = /order$|payment|booking|transfer|invoice|charge|refund|reservation|subscription|payout/i;

/** Money and orders are not done twice because a network repeats itself. */
function withIdempotency(brief: Brief): Brief {
  const isCostly = (resource: Resource): boolean =>
    resource.attributes.some(({ type, readOnly }) => type === 'money' && readOnly) || movesMoney.test(resource.name);
  const matters = (resource: Resource, operation: Operation): boolean =>
    operation.kind === 'create'
      ? isCostly(resource) || operation.calls !== undefined || operation.takes !== undefined
      : operation.kind === 'action' && (operation.calls !== undefined || operation.takes !== undefined);
  const resources = brief.resources.map((resource) => ({
    ...resource,
    operations: resource.operations.map((operation) => ({
      ...operation,
      idempotent: operation.idempotent || matters(resource, operation),
    })),
  }));
  return { ...brief, resources };
}

function routesOf(draft: Draft, plan: Plan, resource: Resource): readonly Saga[] {
  return resource.operations.flatMap((operation) => adders[operation.kind](draft, plan, resource, operation) ?? []);
}

type Adder = (draft: Draft, plan: Plan, resource: Resource, operation: Operation) => readonly Saga[] | undefined;

/** Routes that only one owner has to agree to give no saga. */
const adders: Readonly<Record<Operation['kind'], Adder>> = {
  create: createRoute,
  action: actionRoute,
  read: (...of) => void readRoute(...of),
  list: (...of) => void listRoutes(...of),
  update: (...of) => void updateRoute(...of),
  delete: (...of) => void deleteRoute(...of),
};

function addTables(draft: Draft, plan: Plan, service: PlannedService): void {
  const resources = service.resources.map((name) => plan.resource(name));
  const operations = resources.flatMap((resource) => resource.operations);
  const { tables } = draft.system;
  for (const resource of resources)
    tables.push(resourceTable(plan, resource), ...pairTables(plan, resource, tenantColumn(plan, resource)));
  const takesStock = stocksAskedFor(plan).some((stock) => plan.serviceOf(stock.resource) === service);
  if (operations.some(({ idempotent }) => idempotent) || takesStock) tables.push(idempotencyTable(plan, service));
  if (operations.some(({ emits }) => emits.length > 0)) tables.push(outboxTable(plan, service));
  if (plan.brief.consumers.some((consumer) => homeOf(plan, consumer) === service))
    tables.push(inboxTable(plan, service, doneMessages(plan, ids.store(service.name))));
}

/** Sorted by id, as every System is. */
function finished(draft: Draft, brief: Brief, problems: readonly Problem[]): System {
  const byId = <T extends { readonly id: string }>(elements: readonly T[]): readonly T[] =>
    [...elements].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { system } = draft;
  return {
    ...emptySystem,
    ...system,
    name: brief.name,
    components: byId(system.components),
    endpoints: byId(system.endpoints),
    operations: byId(system.operations),
    tables: byId(system.tables),
    accesses: byId(system.accesses),
    calls: byId(system.calls),
    channels: byId(system.channels),
    cacheUses: byId(system.cacheUses),
    jobs: byId(system.jobs),
    problems,
    statistics: { files: 1, analyzed: 1, skipped: 0, bytes: 0 },
  };
}
