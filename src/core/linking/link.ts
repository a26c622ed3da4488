import type { Component } from '../model/component.ts';
import type { System } from '../model/system.ts';
import { dotnetProjects } from './aspnet/projects.ts';
import { connectionsOf } from './connections.ts';
import { joinContracts } from './contracts/join-contracts.ts';
import { createResolver } from './create-resolver.ts';
import { joinAccesses } from './data/join-accesses.ts';
import { efSchemas } from './ef/ef-schema.ts';
import { buildEndpoints, type ServedRoute } from './endpoints/build-endpoints.ts';
import { repliesByOperation } from './endpoints/replies-by-operation.ts';
import { findAbsences } from './find-absences.ts';
import { importResolverOf } from './import-settings.ts';
import type { LinkInput } from './link-input.ts';
import { fillChannels } from './messaging/fill-channels.ts';
import { joinCaches } from './messaging/join-caches.ts';
import { joinChannels } from './messaging/join-channels.ts';
import { moduleSettings } from './module-settings.ts';
import { openBook } from './open-book.ts';
import type { OperationFacts } from './operations/operation-facts.ts';
import { walkOperations } from './operations/walk-operations.ts';
import { fillSettings } from './outbound/fill-settings.ts';
import { joinCalls } from './outbound/join-calls.ts';
import { readSchema } from './schema.ts';
import { scopesOf } from './scope.ts';
import { readSettings } from './security/read-settings.ts';
import { connectionPools } from './services/connection-pools.ts';
import { findEntrances } from './services/find-entrances.ts';
import { findServices } from './services/find-services.ts';
import { joinUpstreams } from './services/join-upstreams.ts';
import { sortSystem } from './sort-system.ts';
import { declaredConnections } from './spring/declared-connections.ts';
import { inferredTracing } from './spring/inferred-tracing.ts';
import { suppressionsOf } from './suppressions.ts';

/** Joins the facts of single files into one System. */
export function link(input: LinkInput): System {
  const scopes = scopesOf(input.files);
  const resolver = createResolver(scopes, importResolverOf(input.files.values(), input.files));
  const entrances = findEntrances(resolver, input);
  const services = findServices(input, entrances);
  const schema = readSchema(input, services, efSchemas(resolver, dotnetProjects(input, resolver)));
  const book = openBook(input, resolver, services, entrances);
  const facts = walkOperations({ resolver, book: book.operations, schema: schema.catalog, evidence: input.evidence });
  addInjections(input, book.routes, facts);
  facts.effects.push(...readSettings(input, resolver, services.serviceOf));
  const operations = [...book.operations.entries()].map((entry) => entry.operation);
  const handlers = book.routes.map((served) => served.operation).filter((operation) => operation !== undefined);
  const replies = repliesByOperation(facts, handlers);
  const coded = buildEndpoints({ resolver, evidence: input.evidence, replies }, book.routes);
  const { contracts, endpoints } = joinContracts(input, services, coded);
  const { accesses, used } = joinAccesses(facts.accesses, (service) => services.storeOf(service, 'sql'));
  const settings = moduleSettings(input);
  const portOf = (component: Component): number | undefined =>
    component.root === undefined ? undefined : Number(settings.get(component.root, 'server.port'));
  const known = [...services.components, ...services.inferredStores()];
  const pools = connectionPools(input, resolver, settings, services.serviceOf);
  const running = [...known, ...inferredTracing(input, known)].map((component) => {
    const own = pools.get(component.id);
    return own === undefined ? component : { ...component, pools: own };
  });
  const { components: deployed, connections: upstreams } = joinUpstreams(input, services, running, portOf);
  const { calls, externals } = joinCalls(fillSettings(facts.outbound, settings), deployed, endpoints, portOf);
  const joined = {
    components: [...deployed, ...externals],
    endpoints,
    operations,
    operationCalls: facts.calls,
    replies: facts.replies,
    tables: [...schema.tables, ...used],
    migrations: schema.migrations,
    accesses,
    calls,
    channels: joinChannels(fillChannels(facts.messages, settings), book.consumers, deployed),
    cacheUses: joinCaches(facts.caches, deployed),
    jobs: book.jobs,
    contracts,
    effects: facts.effects,
    suppressions: suppressionsOf(input),
  };
  return sortSystem({
    name: input.name,
    ...joined,
    connections: connectionsOf(joined, [...declaredConnections(input, deployed), ...upstreams]),
    absences: findAbsences(input, services, joined),
    problems: [...input.problems, ...schema.problems],
    statistics: input.statistics,
  });
}

/** What fills a handler's parameters is run for it, as if it called it first. */
function addInjections(input: LinkInput, routes: readonly ServedRoute[], facts: OperationFacts): void {
  const known = new Set(facts.calls.map(({ from, to }) => `${from} ${to}`));
  for (const { route, operation, injected } of routes)
    for (const to of operation === undefined ? [] : injected) {
      if (operation === undefined || to === operation || known.has(`${operation} ${to}`)) continue;
      known.add(`${operation} ${to}`);
      const evidence = input.evidence(route.file, route.at, route.end);
      facts.calls.push({ from: operation, to, inLoop: false, inTransaction: false, evidence });
    }
}
