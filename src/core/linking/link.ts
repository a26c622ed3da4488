import type { FileFacts } from '../extractors/extractor.ts';
import type { Fact } from '../extractors/fact.ts';
import type { Absence } from '../model/absence.ts';
import type { Component } from '../model/component.ts';
import type { Connection } from '../model/connection.ts';
import type { Contract } from '../model/contract.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { System } from '../model/system.ts';
import type { Table } from '../model/table.ts';
import type { Again } from './again.ts';
import { accessEdges, cacheEdges, connectionsOf } from './connections.ts';
import { joinContracts } from './contracts/join-contracts.ts';
import { type JoinedMessages, joinMessages } from './contracts/join-messages.ts';
import { cloudTables } from './data/cloud-tables.ts';
import { deployedTables } from './data/deployed-tables.ts';
import { type JoinedAccesses, joinAccesses, usedTables } from './data/join-accesses.ts';
import { filesWith } from './files-with.ts';
import { findAbsences, lookedByService, lookedFiles } from './find-absences.ts';
import { channelsOfVariables } from './functions/channels-of-variables.ts';
import { allTraces } from './islands/entrance-traces.ts';
import type { Island, IslandPart } from './islands/island.ts';
import { createLinkMemory, type LinkMemory } from './islands/link-memory.ts';
import type { LinkInput } from './link-input.ts';
import { clusterJobs } from './messaging/cluster-jobs.ts';
import { declaredQueues } from './messaging/declared-queues.ts';
import { deployedChannels } from './messaging/deployed-channels.ts';
import { fillChannels } from './messaging/fill-channels.ts';
import { type JoinedCaches, joinCaches } from './messaging/join-caches.ts';
import { joinChannels } from './messaging/join-channels.ts';
import { type ModuleSettings, moduleSettings } from './module-settings.ts';
import type { KnownFacts } from './operations/operation-facts.ts';
import { joinCalls } from './outbound/join-calls.ts';
import { meshFacts } from './outbound/mesh-policy.ts';
import type { LinkedSchema } from './schema.ts';
import { readSecrets } from './security/read-settings.ts';
import { connectionPools } from './services/connection-pools.ts';
import { findServices, type Services } from './services/find-services.ts';
import { guardedAtGateways } from './services/gateway-guards.ts';
import { joinUpstreams } from './services/join-upstreams.ts';
import { knownPorts } from './services/known-ports.ts';
import { ownVariables } from './services/own-variables.ts';
import { schemaChanges } from './services/schema-changes.ts';
import { sortSystem } from './sort-system.ts';
import { declaredConnections } from './spring/declared-connections.ts';
import { inferredTracing } from './spring/inferred-tracing.ts';
import { suppressionsOf } from './suppressions.ts';

/**
 * Joins the facts of single files into one System. What the memory holds of an earlier time is not worked out again: each
 * join is asked of what it looks at, and says what it said as long as that is the same.
 */
export function link(read: LinkInput, memory: LinkMemory = createLinkMemory()): System {
  const input = memory.planned(read);
  const { again } = memory;
  const islands = memory.islandsOf(input);
  const settings = again.of('settings', readFrom(input, 'settings', 'manifest'), () => moduleSettings(input));
  const traces = islands.map((island) => island.traces);
  const services = findServices(
    input,
    again.of('traces', traces, () => allTraces(traces)),
    settings,
    memory,
  );
  const { serviceOf } = services;
  const linked = islands.flatMap(({ schemas }) => schemas);
  const schema = memory.schemaOf(input, services, linked);
  const storeOf = (service: string): string => services.storeOf(service, 'any');
  const parts = islands.map((island) => {
    memory.tidy();
    const part = island.part(input, { catalogOf: schema.catalog, storeOf, serviceOf });
    memory.settle(island);
    return part;
  });
  memory.keepAnswers();
  const flat = <T>(name: string, listOf: (part: IslandPart) => readonly T[]): readonly T[] =>
    again.all(name, parts.map(listOf));
  const coded = again.each('accesses', partsOf(parts, 'accesses'), [], joinAccesses, (asked) => {
    const [service = '', technology = 'any'] = asked.split('\n');
    return services.storeOf(service, technology);
  });
  const ground = { input, again, settings, services, parts };
  const deployed = joinDeployed(ground);
  const { components, endpoints, contracts } = deployed;
  const cloud = again.of('cloud tables', [...readFrom(input, 'cloud-table'), components], () =>
    cloudTables(input, components),
  );
  const named = again.of('deployed tables', [components, cloud], () => deployedTables(components, cloud));
  const accesses = again.each('deployed accesses', coded, [named], named);
  const mesh = again.of('mesh', readFrom(input, 'mesh-policy'), () => meshFacts(input));
  const { calls, externals } = joinCalls(again, partsOf(parts, 'outbound'), { ...deployed, settings, mesh });
  const caches = again.each('caches', partsOf(parts, 'caches'), [components], (facts) => joinCaches(facts, components));
  const promised = joinAllMessages(ground, components, contracts);
  const tables = joinTables(ground, schema, accesses, cloud);
  const joined = {
    components: again.of('components', [components, externals], () => [...components, ...externals]),
    endpoints,
    operations: flat('operations', ({ operations }) => operations),
    operationCalls: flat('operation calls', ({ facts }) => facts.calls),
    replies: flat('replies', ({ facts }) => facts.replies),
    tables,
    migrations: schema.migrations,
    accesses: again.all(
      'accesses',
      accesses.map((each) => each.accesses),
    ),
    calls,
    channels: again.same('channels', promised.channels),
    cacheUses: again.all(
      'caches',
      caches.map(({ uses }) => uses),
    ),
    jobs: again.all('jobs', [
      ...parts.map(({ jobs }) => jobs),
      again.of('cluster jobs', [components], () => clusterJobs(components)),
    ]),
    contracts: again.same('contracts', promised.contracts),
    effects: again.all('effects', [
      ...parts.flatMap(({ facts, settings }) => [facts.effects, settings]),
      again.of('secrets', [...readFrom(input, 'secret'), serviceOf], () => readSecrets(input, serviceOf)),
    ]),
    suppressions: suppressionsOf(input),
  };
  return sortSystem(
    {
      name: input.name,
      ...joined,
      connections: joinConnections(ground, joined, accesses, caches, [...deployed.declared, ...promised.connections]),
      absences: joinAbsences(ground, islands, joined),
      problems: [...input.problems, ...schema.problems],
      statistics: input.statistics,
    },
    memory.sort,
  );
}

/** What joins start from. */
interface Ground {
  readonly input: LinkInput;
  readonly again: Again;
  readonly settings: ModuleSettings;
  readonly services: Services;
  readonly parts: readonly IslandPart[];
}

/** Files with facts of some kinds: what is read of them is the same as long as they are. */
function readFrom({ files }: LinkInput, ...kinds: readonly Fact['kind'][]): readonly (readonly FileFacts[])[] {
  return kinds.map((kind) => filesWith(files, kind));
}

function partsOf<K extends keyof KnownFacts>(parts: readonly IslandPart[], kind: K): readonly KnownFacts[K][] {
  return parts.map(({ facts }) => facts[kind]);
}

type Joined = Pick<
  System,
  'components' | 'endpoints' | 'operations' | 'tables' | 'accesses' | 'calls' | 'channels' | 'cacheUses'
>;

interface Deployed {
  readonly components: readonly Component[];
  readonly endpoints: readonly Endpoint[];
  readonly contracts: readonly Contract[];
  /** Connections that files of settings and proxies declare. */
  readonly declared: readonly Connection[];
  readonly portOf: (component: Pick<Component, 'id' | 'root'>) => number | undefined;
  readonly environmentOf: ReturnType<typeof ownVariables>;
}

/** Components as they run, and what they promise to answer. */
function joinDeployed(ground: Ground): Deployed {
  const { input, again, settings, services, parts } = ground;
  const { serviceOf } = services;
  const coded = again.of(
    'coded endpoints',
    parts.map(({ endpoints }) => endpoints),
    () => codedEndpoints(parts),
  );
  const promised = again.of('promised endpoints', [...readFrom(input, 'contract'), serviceOf, coded], () =>
    joinContracts(input, services, coded),
  );
  const environmentOf = again.of('variables', readFrom(input, 'variables'), () => ownVariables(input));
  const portOf = again.of('ports', [...readFrom(input, 'image', 'listens'), settings, serviceOf], () =>
    knownPorts(input, settings, serviceOf),
  );
  const running = runningComponents(ground);
  const upstreams = readFrom(input, 'upstreams');
  const proxied = again.of('upstreams', [...upstreams, serviceOf, running, portOf, environmentOf, settings], () =>
    joinUpstreams(input, services, running, portOf, environmentOf, settings),
  );
  const { components, passages } = proxied;
  const endpoints = again.of('guarded endpoints', [...upstreams, promised.endpoints, passages], () =>
    guardedAtGateways(input, promised.endpoints, passages),
  );
  const declared = again.of(
    'declared connections',
    [...readFrom(input, 'settings'), components, settings, portOf],
    () => declaredConnections(input, components, settings, portOf),
  );
  return {
    components,
    endpoints: again.same('endpoints', endpoints),
    contracts: promised.contracts,
    declared: [...declared, ...proxied.connections],
    portOf,
    environmentOf,
  };
}

/** What is deployed and what is inferred, with the pools that each opens. */
function runningComponents({ input, again, settings, services, parts }: Ground): readonly Component[] {
  const { serviceOf } = services;
  const coded = again.all(
    'coded pools',
    parts.map((part) => part.pools),
  );
  const pools = again.of('pools', [...readFrom(input, 'settings'), coded, settings, serviceOf], () =>
    connectionPools(input, coded, settings, serviceOf),
  );
  const changes = again.of('schema changes', [...readFrom(input, 'settings'), settings, serviceOf], () =>
    schemaChanges(input, settings, serviceOf),
  );
  const inferred = services.inferredStores();
  return again.of('running', [...readFrom(input, 'manifest'), services.components, inferred, pools, changes], () => {
    const known = [...services.components, ...inferred];
    return [...known, ...inferredTracing(input, known)].map((component) => {
      const [own, change] = [pools.get(component.id), changes.get(component.id)];
      return own === undefined && change === undefined
        ? component
        : { ...component, ...(own && { pools: own }), ...(change && { schemaChange: change }) };
    });
  });
}

function joinAllMessages(
  { input, again, settings, parts }: Ground,
  components: readonly Component[],
  contracts: readonly Contract[],
): JoinedMessages {
  const named = again.of('deployed channels', [components], () => deployedChannels(components));
  const messages = again.each(
    'messages',
    partsOf(parts, 'messages'),
    [...readFrom(input, 'functions'), settings, named],
    (facts) => named.messages(channelsOfVariables(input, fillChannels(facts, settings))),
  );
  const consumers = again.each(
    'consumers',
    parts.map((part) => part.consumers),
    [named],
    named.consumers,
  );
  const channels = again.of(
    'channels',
    [...readFrom(input, 'queue'), again.all('messages', messages), again.all('consumers', consumers), components],
    () => joinChannels(messages.flat(), consumers.flat(), components, declaredQueues(input)),
  );
  return again.of('promised channels', [channels, contracts, components], () =>
    joinMessages(channels, contracts, components),
  );
}

function joinTables(
  { again }: Ground,
  schema: LinkedSchema,
  accesses: readonly JoinedAccesses[],
  cloud: readonly Table[],
): readonly Table[] {
  const used = again.of('used tables', [accesses], () => usedTables(accesses));
  return again.same('tables', again.all('tables', [schema.tables, used, cloud]));
}

function joinConnections(
  { again }: Ground,
  joined: Joined,
  accesses: readonly JoinedAccesses[],
  caches: readonly JoinedCaches[],
  declared: readonly Connection[],
): readonly Connection[] {
  const { components, tables, calls, channels } = joined;
  const byId = again.of('tables by id', [tables], () => new Map(tables.map((table) => [table.id, table])));
  const edges = {
    accesses: again.all(
      'access edges',
      again.each('access edges', accesses, [byId], (own) => accessEdges(own.accesses, own.services, byId)),
    ),
    caches: again.all(
      'cache edges',
      again.each('cache edges', caches, [], ({ uses, services }) => cacheEdges(uses, services)),
    ),
  };
  const grounds = [components, calls, channels, declared, edges.accesses, edges.caches];
  const connections = again.of('connections', grounds, () => connectionsOf(joined, declared, edges));
  return again.same('connections', connections);
}

function joinAbsences(
  { again, services: { serviceOf } }: Ground,
  islands: readonly Island[],
  { components, endpoints }: Joined,
): readonly Absence[] {
  const files = islands.map((island) => island.files);
  const counts = again.each('looked', files, [serviceOf], (own) => lookedFiles(own, serviceOf));
  const looked = again.same('looked', again.all('looked', counts));
  const absences = again.of('absences', [components, endpoints, looked], () =>
    findAbsences(again, components, endpoints, lookedByService(looked)),
  );
  return again.same('absences', absences);
}

/** The first registration answers; a later one of the same method and path is never reached. */
function codedEndpoints(parts: readonly IslandPart[]): readonly Endpoint[] {
  const byId = new Map<string, Endpoint>();
  for (const endpoint of parts.flatMap(({ endpoints }) => endpoints))
    if (!byId.has(endpoint.id)) byId.set(endpoint.id, endpoint);
  return [...byId.values()];
}
