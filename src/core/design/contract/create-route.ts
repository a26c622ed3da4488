import type { Response } from '../../model/endpoint.ts';
import { listed } from '../../model/wording.ts';
import type { Operation, Resource } from '../brief/brief.ts';
import type { Draft } from '../draft.ts';
import { equal } from '../flows/recorder.ts';
import { settle, type Waiting } from '../flows/remote-steps.ts';
import type { Saga } from '../flows/saga.ts';
import { claimKey, countStock, insertWhole, isCountedByParts, keepAnswer, keyOf, tell } from '../flows/writing.ts';
import { ids } from '../ids.ts';
import { pathSegment, schemaName, spoken, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { remotesOf } from '../plan/remotes.ts';
import { exampleId } from './example-of.ts';
import { notEnough } from './not-enough.ts';
import { etagHeader, idempotencyKey } from './parameters.ts';
import { problem, usageHeaders } from './problems.ts';
import { createShape, readShape } from './resource-shapes.ts';
import { addRoute, collectionPath, ok } from './route.ts';

export function createRoute(draft: Draft, plan: Plan, resource: Resource, operation: Operation): readonly Saga[] {
  const name = spoken(resource.name);
  const whole = resource.relations.find(({ kind }) => kind === 'part-of');
  const remotes = remotesOf(plan, resource, operation);
  const path = collectionPath(plan, resource);
  const handler = addRoute(draft, plan, {
    resource,
    operation,
    method: 'POST',
    path,
    operationId: `create${schemaName(resource.name)}`,
    summary: operation.async ? `Accept a new ${name}` : `Create ${article(name)}`,
    description: describe(plan, resource, operation),
    parameters: operation.idempotent ? [idempotencyKey] : [],
    body: createShape(plan, resource),
    success: success(plan, resource, operation),
    problems: [
      ...(whole === undefined ? [] : [problem(404)]),
      ...conflicts(plan, resource, operation),
      ...(remotes.length > 0 ? [problem(503)] : []),
    ],
  });
  // What is accepted now and done later is checked later, by whoever does it.
  for (const each of operation.async ? [] : elsewhere(plan, resource)) {
    const target = plan.serviceOf(each.to);
    const route = `/v1/${pathSegment(each.to)}/{}`;
    handler
      .step(`check${schemaName(each.name)}`)
      .call({ to: ids.service(target.name), timeout: 500 }, 'GET', route, endpointOf(plan, each.to));
  }
  const store = handler.step('store', true);
  claimKey(store, operation);
  if (whole !== undefined && plan.serviceOf(whole.to) === plan.serviceOf(resource.name)) {
    const above = plan.resource(whole.to);
    store.access(tableName(above.name), 'select', { filters: equal(...keyOf(plan, above)) });
  }
  const own =
    operation.takes !== undefined && plan.serviceOf(operation.takes.resource) === plan.serviceOf(resource.name);
  if (operation.takes !== undefined && own)
    countStock(store, plan, operation.takes, isCountedByParts(plan, resource, operation.takes));
  insertWhole(store, plan, resource);
  if (remotes.length === 0) {
    tell(store, operation);
    keepAnswer(store, operation);
    return [];
  }
  const waiting: Waiting = {
    plan,
    resource,
    operation,
    remotes,
    handler,
    stores: `${resource.name} as pending${own ? `, ${operation.takes?.resource} counted down` : ''}`,
  };
  return settle(waiting, `POST ${path}`);
}

/** Relations to what another service owns. */
function elsewhere(plan: Plan, resource: Resource): readonly Resource['relations'][number][] {
  return resource.relations.filter(
    ({ to, kind }) => kind !== 'many' && plan.serviceOf(to) !== plan.serviceOf(resource.name),
  );
}

function endpointOf(plan: Plan, resource: string): string | undefined {
  const target = plan.resource(resource);
  const path = `/v1/${pathSegment(resource)}/{${schemaName(resource).slice(0, 1).toLowerCase()}${schemaName(resource).slice(1)}Id}`;
  return target.operations.some(({ kind }) => kind === 'read')
    ? ids.endpoint(plan.serviceOf(resource).name, 'GET', path)
    : undefined;
}

function success(plan: Plan, resource: Resource, operation: Operation): Response {
  const location = {
    name: 'Location',
    description: 'Address of what was created.',
    shape: {
      type: 'string',
      format: 'uri-reference',
      maxLength: 200,
      example: `/v1/${pathSegment(resource.name)}/${exampleId(resource.name)}`,
    } as const,
  };
  const versioned = resource.appendOnly ? [] : [etagHeader];
  const shape = readShape(plan, resource);
  return operation.async
    ? ok(
        202,
        'Accepted: it is stored, and what follows is done outside of the request. Its address tells how far it is.',
        shape,
        [location, ...versioned, ...usageHeaders],
      )
    : ok(201, 'Created.', shape, [location, ...versioned, ...usageHeaders]);
}

function conflicts(plan: Plan, resource: Resource, operation: Operation): readonly Response[] {
  const causes = [
    ...[resource, ...plan.embeddedIn(resource.name)].flatMap(taken),
    operation.takes === undefined ? '' : notEnough(operation.takes.attribute),
    operation.idempotent ? 'the idempotency key was used for another request' : '',
  ].filter((cause) => cause !== '');
  if (causes.length === 0) return [];
  const text = causes.join('; ');
  return [
    problem(409, {
      description: `It cannot be created: ${text}.`,
      detail: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`,
    }),
  ];
}

/** Keys that another row may hold already, of the resource or of a part that comes with it. */
function taken(resource: Resource): readonly string[] {
  const keys = resource.attributes.filter(({ unique }) => unique).map(({ name }) => name);
  const together = resource.uniques.map((key) => listed(key.of));
  return [...(keys.length > 0 ? [keys.join(' or ')] : []), ...together].map(
    (key) => `another ${spoken(resource.name)} has this ${key} already`,
  );
}

function describe(plan: Plan, resource: Resource, operation: Operation): string {
  const parts = plan.embeddedIn(resource.name).map((part) => spoken(part.name));
  const sentences = [
    resource.description === undefined
      ? `Stores a new ${spoken(resource.name)}.`
      : `${resource.description.replace(/\.$/, '')}.`,
    parts.length > 0 ? `Its ${parts.join(' and ')} rows come with it and are stored in the same transaction.` : '',
    operation.takes === undefined
      ? ''
      : `Takes from the ${operation.takes.attribute} of ${spoken(operation.takes.resource)}, which never passes zero.`,
    operation.calls === undefined
      ? ''
      : `Waits for ${operation.calls}; where that takes too long the answer says \`pending\`, and a job settles it.`,
    operation.emits.length > 0 ? `Tells ${operation.emits.map((event) => `\`${event}\``).join(' and ')}.` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

export function article(noun: string): string {
  return `${/^[aeio]|^u(?!ni|se)/.test(noun) ? 'an' : 'a'} ${noun}`;
}
