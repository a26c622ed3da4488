import type { Endpoint, HttpMethod, Parameter, Response } from '../../model/endpoint.ts';
import { exampleValue } from '../../model/example-value.ts';
import type { ObjectShape, Shape } from '../../model/shape.ts';
import type { Operation, Resource } from '../brief/brief.ts';
import { type Draft, proposed } from '../draft.ts';
import { type Recorder, record } from '../flows/recorder.ts';
import { ids } from '../ids.ts';
import { fieldName, keyField, pathSegment } from '../names/identifier.ts';
import { moduleOf, type Plan } from '../plan/plan.ts';
import { exampleAfter } from './example-after.ts';
import { guardsOf } from './guards.ts';
import { pathId } from './parameters.ts';
import { problem } from './problems.ts';

export interface RouteDraft {
  readonly resource: Resource;
  readonly operation: Operation;
  readonly method: HttpMethod;
  readonly path: string;
  /** `createOrder` */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly body?: ObjectShape | undefined;
  readonly bodyType?: string | undefined;
  readonly success: Response;
  readonly problems: readonly Response[];
  /** Some of what it gives is open. */
  readonly optionalAuth?: boolean;
}

/** Adds a route, and gives the recorder of its handler. */
export function addRoute(draft: Draft, plan: Plan, route: RouteDraft): Recorder {
  const { resource, operation, method, path, operationId, body } = route;
  const service = plan.serviceOf(resource.name);
  const component = ids.service(service.name);
  const handler = record(draft, plan, {
    service: service.name,
    component,
    name: `${fieldName(moduleOf(resource))}.${operationId}`,
    evidence: operation.evidence,
  });
  const guards = guardsOf(plan, resource.name, operation, body?.name).map((guard) =>
    route.optionalAuth === true && guard.kind !== 'rate-limit' && guard.kind !== 'validation'
      ? { ...guard, optional: true }
      : guard,
  );
  const endpoint: Endpoint = {
    ...proposed(ids.endpoint(service.name, method, path), operation.evidence),
    service: component,
    method,
    path,
    sources: ['proposed'],
    operationId,
    summary: route.summary,
    description: route.description,
    parameters: [...pathParameters(plan, resource, path), ...route.parameters],
    request: body,
    requestType: route.bodyType,
    requestExample: body === undefined ? undefined : exampleValue(body),
    responses: [withExample(plan, route), ...problemsOf(route, body !== undefined)].sort((a, b) => a.status - b.status),
    guards,
    guardSearch: [],
    handler: handler.id,
    static: false,
    deprecated: false,
  };
  draft.system.endpoints.push(endpoint);
  return handler;
}

/** Lists show their rows as they are; whatever changes one shows what it has become. */
function withExample(plan: Plan, { success, resource, operation }: RouteDraft): Response {
  const { shape } = success;
  if (shape === undefined) return success;
  const isOne = operation.kind !== 'list' && shape.type === 'object';
  const example = isOne ? exampleAfter(plan, resource, operation, shape) : exampleValue(shape);
  return { ...success, contentType: 'application/json', example };
}

/** What can go wrong with any route, and what with this one. */
function problemsOf({ operation, problems, parameters }: RouteDraft, hasBody: boolean): readonly Response[] {
  const closed = operation.public ? [] : [problem(401), problem(403)];
  const read = hasBody ? [problem(400)] : [];
  const checked = hasBody || parameters.length > 0 ? [problem(422)] : [];
  const all = [...problems, ...closed, ...read, ...checked, problem(429), problem(500)];
  return all.filter((each, index) => all.findIndex(({ status }) => status === each.status) === index);
}

/** Every name in braces is an id: of the resource itself, or of the whole that it belongs to. */
function pathParameters(plan: Plan, resource: Resource, path: string): readonly Parameter[] {
  const owners = [
    resource,
    ...resource.relations.filter(({ kind }) => kind !== 'many').map(({ to }) => plan.resource(to)),
  ];
  return [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name = '']) => {
    const owner = owners.find((each) => keyField(each.name) === name) ?? resource;
    return [pathId(name, owner.name)];
  });
}

export function collectionPath(plan: Plan, resource: Resource): string {
  const whole = resource.relations.find(({ kind }) => kind === 'part-of');
  if (whole === undefined) return `/v1/${pathSegment(resource.name)}`;
  const above = plan.resource(whole.to);
  return `/v1/${pathSegment(above.name)}/{${keyField(above.name)}}/${pathSegment(resource.name)}`;
}

/** One resource has one address, wherever it was created. */
export function itemPath(resource: Resource): string {
  return `/v1/${pathSegment(resource.name)}/{${keyField(resource.name)}}`;
}

export function ok(status: number, description: string, shape?: Shape, headers?: Response['headers']): Response {
  return { status, description, shape, headers };
}
