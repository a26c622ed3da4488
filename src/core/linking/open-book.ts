import type { Job } from '../model/job.ts';
import type { ServedRoute } from './endpoints/build-endpoints.ts';
import { pathTemplate } from './http/path-template.ts';
import type { Route } from './http/route.ts';
import type { LinkInput } from './link-input.ts';
import type { ConsumerUse } from './messaging/join-channels.ts';
import { type FunctionPlace, handlerOf } from './operations/handler-of.ts';
import { createOperationBook, type OperationBook } from './operations/operation-book.ts';
import { createResourceBook, type ResourceEntry } from './operations/resource-book.ts';
import type { Resolver } from './resolver.ts';
import type { Entrances } from './services/find-entrances.ts';
import type { Services } from './services/find-services.ts';

/** The operations that requests, messages and schedules enter by. */
export interface OpenBook {
  readonly operations: OperationBook;
  /** Operations that are no function of the workspace. */
  readonly resources: readonly ResourceEntry[];
  readonly routes: readonly ServedRoute[];
  readonly consumers: readonly ConsumerUse[];
  readonly jobs: readonly Job[];
  /** Service id → operations that answer its failures. */
  readonly errorHandlers: ReadonlyMap<string, readonly string[]>;
}

type ServiceOf = Services['serviceOf'];

export function openBook(input: LinkInput, resolver: Resolver, serviceOf: ServiceOf, entrances: Entrances): OpenBook {
  const operations = createOperationBook({
    resolver,
    evidence: input.evidence,
    roleOf: (file) => input.files.get(file)?.role ?? 'system',
    serviceOf,
  });
  const resources = createResourceBook(input, operations);
  const routes = entrances.routes.flatMap((route): readonly ServedRoute[] => {
    const service = serviceOf(route.file);
    if (service === undefined) return [];
    const role = input.files.get(route.file)?.role ?? 'system';
    const place = handlerOf(resolver, route);
    const name = `${route.method} ${pathTemplate(route.path)}`;
    const { resource } = route;
    const operation =
      resource !== undefined
        ? resources.at(resource, service)
        : place === undefined
          ? undefined
          : operations.handlerAt(place, service, name).id;
    const injected = [...injectedPlaces(resolver, route), ...(route.before ?? [])].map(
      (each) => operations.operationAt(each, service).id,
    );
    return [{ route, service, role, place, operation, injected }];
  });
  return {
    operations,
    resources: resources.entries(),
    routes,
    consumers: consumersOf(operations, serviceOf, entrances),
    jobs: jobsOf(operations, serviceOf, entrances),
    errorHandlers: errorHandlersOf(operations, serviceOf, entrances),
  };
}

/** Functions that a route asks for by name: `Depends(current_user)`. */
function injectedPlaces(resolver: Resolver, route: Route): readonly FunctionPlace[] {
  return route.guards.flatMap(({ injection, context, value }) => {
    if (injection === undefined) return [];
    return resolver
      .value(context, value)
      .flatMap((definition) => (definition.kind === 'function' ? [{ file: definition.file, fn: definition.fn }] : []));
  });
}

function consumersOf(operations: OperationBook, serviceOf: ServiceOf, entrances: Entrances): readonly ConsumerUse[] {
  return entrances.consumers.flatMap(({ place, broker, channel, deadLetter, declared, acknowledged, evidence }) => {
    const service = serviceOf(place.file);
    if (service === undefined) return [];
    const operation = operations.handlerAt(place, service, `consume ${channel}`).id;
    return [
      {
        broker,
        channel,
        deadLetter,
        declared,
        use: { service, operation, inLoop: false, inTransaction: false, acknowledged, evidence },
      },
    ];
  });
}

function jobsOf(operations: OperationBook, serviceOf: ServiceOf, entrances: Entrances): readonly Job[] {
  return entrances.jobs.flatMap(({ place, schedule, inProcess, evidence }) => {
    const service = serviceOf(place.file);
    if (service === undefined) return [];
    const operation = operations.handlerAt(place, service, `job ${schedule}`);
    return [
      {
        id: `job:${operation.id.replace(/^operation:/, '')}`,
        service,
        schedule,
        runs: operation.id,
        inProcess,
        evidence: [evidence],
        provenance: 'extracted' as const,
        role: operation.role,
      },
    ];
  });
}

function errorHandlersOf(
  operations: OperationBook,
  serviceOf: ServiceOf,
  entrances: Entrances,
): ReadonlyMap<string, readonly string[]> {
  const byService = new Map<string, string[]>();
  for (const place of entrances.errorHandlers) {
    const service = serviceOf(place.file);
    if (service === undefined) continue;
    const operation = operations.handlerAt(place, service, 'error handler').id;
    byService.set(service, [...(byService.get(service) ?? []), operation]);
  }
  return byService;
}
