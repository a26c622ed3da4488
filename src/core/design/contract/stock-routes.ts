import type { ObjectShape } from '../../model/shape.ts';
import type { Operation, Resource, Stock } from '../brief/brief.ts';
import type { Draft } from '../draft.ts';
import { claimKey, countStock, keepAnswer } from '../flows/writing.ts';
import { keyField, schemaName, spoken } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { stockPath } from '../plan/remotes.ts';
import { idempotencyKey } from './parameters.ts';
import { problem, usageHeaders } from './problems.ts';
import { idShape, most } from './resource-shapes.ts';
import { addRoute, ok } from './route.ts';

/** Stocks that another service counts down: it asks the owner, and can take it back. */
export function stocksAskedFor(plan: Plan): readonly Stock[] {
  const asked = plan.brief.resources.flatMap((resource) =>
    resource.operations.flatMap(({ takes, gives }) =>
      [takes, gives].filter(
        (stock) => stock !== undefined && plan.serviceOf(stock.resource) !== plan.serviceOf(resource.name),
      ),
    ),
  );
  const known = new Map(asked.flatMap((stock) => (stock === undefined ? [] : [[stock.resource, stock] as const])));
  return [...known.values()];
}

export function stockRoutes(draft: Draft, plan: Plan, stock: Stock): void {
  const resource = plan.resource(stock.resource);
  for (const what of ['reservations', 'releases'] as const) stockRoute(draft, plan, stock, resource, what);
}

function stockRoute(
  draft: Draft,
  plan: Plan,
  stock: Stock,
  resource: Resource,
  what: 'reservations' | 'releases',
): void {
  const name = spoken(resource.name);
  const reserves = what === 'reservations';
  const operation: Operation = {
    name: reserves ? 'reserve' : 'release',
    kind: 'action',
    public: false,
    emits: [],
    sets: [],
    from: [],
    async: false,
    idempotent: true,
    evidence: resource.evidence,
  };
  const handler = addRoute(draft, plan, {
    resource,
    operation,
    method: 'POST',
    path: stockPath(stock.resource, what),
    operationId: `${operation.name}${schemaName(resource.name)}`,
    summary: reserves ? `Take ${stock.attribute} of ${name}` : `Give ${stock.attribute} of ${name} back`,
    description: reserves
      ? 'All of the rows or none, in one statement each, never below zero.'
      : 'Takes back a reservation; the same key is done once.',
    parameters: [idempotencyKey],
    body: body(resource, reserves),
    success: ok(200, 'Done.', body(resource, reserves), usageHeaders),
    problems: [
      problem(404),
      problem(409, {
        description: `Not enough ${stock.attribute} is left.`,
        detail: `Not enough ${stock.attribute} is left.`,
      }),
    ],
  });
  const store = handler.step('store', true);
  claimKey(store, operation);
  countStock(store, plan, stock, true);
  keepAnswer(store, operation);
}

function body(resource: Resource, reserves: boolean): ObjectShape {
  const item: ObjectShape = {
    type: 'object',
    name: `${schemaName(resource.name)}Quantity`,
    closed: true,
    fields: [
      { name: keyField(resource.name), shape: idShape(resource.name), required: true },
      { name: 'quantity', shape: { type: 'integer', minimum: 1, maximum: 1_000_000, example: 2 }, required: true },
    ],
  };
  return {
    type: 'object',
    name: `${schemaName(resource.name)}${reserves ? 'Reservation' : 'Release'}`,
    closed: true,
    fields: [
      { name: 'items', shape: { type: 'array', items: item, minItems: 1, maxItems: most.parts }, required: true },
    ],
  };
}
