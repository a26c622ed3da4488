import type { Endpoint } from '../model/endpoint.ts';
import type { System } from '../model/system.ts';
import { connectionsOf } from './connections.ts';
import { joinContracts } from './contracts/join-contracts.ts';
import { joinMessages } from './contracts/join-messages.ts';
import { cloudTables } from './data/cloud-tables.ts';
import { joinAllAccesses } from './data/join-accesses.ts';
import { findAbsences } from './find-absences.ts';
import { channelsOfVariables } from './functions/channels-of-variables.ts';
import { allTraces } from './islands/entrance-traces.ts';
import type { IslandPart } from './islands/island.ts';
import { createLinkMemory, type LinkMemory } from './islands/link-memory.ts';
import type { LinkInput } from './link-input.ts';
import { clusterJobs } from './messaging/cluster-jobs.ts';
import { declaredQueues } from './messaging/declared-queues.ts';
import { deployedChannels } from './messaging/deployed-channels.ts';
import { fillChannels } from './messaging/fill-channels.ts';
import { joinCaches } from './messaging/join-caches.ts';
import { joinChannels } from './messaging/join-channels.ts';
import { moduleSettings } from './module-settings.ts';
import type { OperationFacts } from './operations/operation-facts.ts';
import { fillSettings } from './outbound/fill-settings.ts';
import { joinCalls } from './outbound/join-calls.ts';
import { readSecrets } from './security/read-settings.ts';
import { connectionPools } from './services/connection-pools.ts';
import { findServices } from './services/find-services.ts';
import { guardedAtGateways } from './services/gateway-guards.ts';
import { joinUpstreams } from './services/join-upstreams.ts';
import { knownPorts } from './services/known-ports.ts';
import { ownVariables } from './services/own-variables.ts';
import { sortSystem } from './sort-system.ts';
import { declaredConnections } from './spring/declared-connections.ts';
import { inferredTracing } from './spring/inferred-tracing.ts';
import { suppressionsOf } from './suppressions.ts';

/** Joins the facts of single files into one System. What the memory holds of an earlier time is not worked out again. */
export function link(read: LinkInput, memory: LinkMemory = createLinkMemory()): System {
  const input = memory.planned(read);
  const islands = memory.islandsOf(input);
  const services = findServices(input, allTraces(islands.map(({ traces }) => traces)), memory.ownersAgain);
  const linked = islands.flatMap(({ schemas }) => schemas);
  const schema = memory.schemaOf(input, services, linked);
  const catalog = schema.catalog((service) => services.storeOf(service, 'sql'));
  const parts = islands.map((island) => {
    memory.tidy();
    return island.part(input, { catalog, serviceOf: services.serviceOf });
  });
  const facts = allFacts(parts);
  const { contracts, endpoints: promising } = joinContracts(input, services, codedEndpoints(parts));
  const {
    accesses,
    services: accessServices,
    used,
  } = joinAllAccesses(
    parts.map((part) => part.facts.accesses),
    (service) => services.storeOf(service, 'sql'),
  );
  const settings = moduleSettings(input);
  const variablesOf = ownVariables(input);
  const portOf = knownPorts(input, settings, services.serviceOf);
  const known = [...services.components, ...services.inferredStores()];
  const coded = parts.flatMap(({ pools }) => pools);
  const pools = connectionPools(input, coded, settings, services.serviceOf);
  const running = [...known, ...inferredTracing(input, known)].map((component) => {
    const own = pools.get(component.id);
    return own === undefined ? component : { ...component, pools: own };
  });
  const proxied = joinUpstreams(input, services, running, portOf, variablesOf);
  const { components: deployed, connections: upstreams } = proxied;
  const endpoints = guardedAtGateways(input, promising, proxied.passages);
  const { calls, externals } = joinCalls(
    fillSettings(facts.outbound, settings),
    deployed,
    endpoints,
    portOf,
    variablesOf,
  );
  const consumers = parts.flatMap((part) => part.consumers);
  const named = deployedChannels(deployed);
  const channels = joinChannels(
    named.messages(channelsOfVariables(input, fillChannels(facts.messages, settings))),
    named.consumers(consumers),
    deployed,
    declaredQueues(input),
  );
  const promised = joinMessages(channels, contracts, deployed);
  const joined = {
    components: [...deployed, ...externals],
    endpoints,
    operations: parts.flatMap(({ operations }) => operations),
    operationCalls: facts.calls,
    replies: facts.replies,
    tables: [...schema.tables, ...used, ...cloudTables(input, deployed)],
    migrations: schema.migrations,
    accesses,
    calls,
    channels: promised.channels,
    cacheUses: joinCaches(facts.caches, deployed),
    jobs: [...parts.flatMap(({ jobs }) => jobs), ...clusterJobs(deployed)],
    contracts: promised.contracts,
    effects: [...facts.effects, ...readSecrets(input, services.serviceOf)],
    suppressions: suppressionsOf(input),
  };
  const system = {
    name: input.name,
    ...joined,
    connections: connectionsOf(
      joined,
      [...declaredConnections(input, deployed, portOf), ...upstreams, ...promised.connections],
      accessServices,
    ),
    absences: findAbsences(input, services, joined),
    problems: [...input.problems, ...schema.problems],
    statistics: input.statistics,
  };
  return sortSystem(system, memory.sort);
}

function allFacts(parts: readonly IslandPart[]): Omit<OperationFacts, 'accesses'> {
  return {
    calls: parts.flatMap(({ facts }) => facts.calls),
    outbound: parts.flatMap(({ facts }) => facts.outbound),
    messages: parts.flatMap(({ facts }) => facts.messages),
    caches: parts.flatMap(({ facts }) => facts.caches),
    replies: parts.flatMap(({ facts }) => facts.replies),
    effects: parts.flatMap(({ facts, settings }) => [...facts.effects, ...settings]),
  };
}

/** The first registration answers; a later one of the same method and path is never reached. */
function codedEndpoints(parts: readonly IslandPart[]): readonly Endpoint[] {
  const byId = new Map<string, Endpoint>();
  for (const endpoint of parts.flatMap(({ endpoints }) => endpoints))
    if (!byId.has(endpoint.id)) byId.set(endpoint.id, endpoint);
  return [...byId.values()];
}
