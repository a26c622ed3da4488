import type { Call } from '../../model/call.ts';
import type { Channel, ChannelUse } from '../../model/channel.ts';
import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Migration } from '../../model/migration.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { toldOnce } from '../../model/told-once.ts';
import { missingTableEdits } from '../../rules/edits/missing-table-edits.ts';
import type {
  Landscape,
  LandscapeAccess,
  LandscapeCall,
  LandscapeChannel,
  LandscapeEndpoint,
  LandscapeMigration,
  LandscapeService,
  LandscapeTable,
  Place,
} from './landscape.ts';

/** What nothing changed in is told by the very objects of the last time. */
export function landscapeOf(index: SystemIndex): Landscape {
  const { components, endpoints, tables, migrations, calls, channels } = index.system;
  const parts = index.ofDistricts(partOf);
  return {
    services: own(components).map(serviceOf),
    endpoints: inOrderOf(
      endpoints,
      parts.map((part) => part.endpoints),
    ),
    tables: inOrderOf(
      tables,
      parts.map((part) => part.tables),
    ),
    migrations: own(migrations).map(migrationOf),
    calls: own(calls).map(callOf),
    channels: inOrderOf(
      channels,
      parts.map((part) => part.channels),
    ),
  };
}

/** What is said of a district. */
type Part = Pick<Landscape, 'endpoints' | 'tables' | 'channels'>;

function partOf(index: SystemIndex): Part {
  const { endpoints, tables, channels } = index.system;
  return {
    endpoints: own(endpoints).map((endpoint) => endpointOf(index, endpoint)),
    tables: own(tables).map((table) => tableOf(index, table)),
    channels: own(channels).map((channel) => channelOf(index, channel)),
  };
}

function own<Item extends { readonly role: string }>(items: readonly Item[]): readonly Item[] {
  return items.filter((item) => item.role === 'system');
}

function inOrderOf<Told extends { readonly id: string }>(
  elements: readonly { readonly id: string }[],
  parts: readonly (readonly Told[])[],
): readonly Told[] {
  const told = new Map(parts.flatMap((part) => part.map((each) => [each.id, each])));
  return elements.flatMap(({ id }) => told.get(id) ?? []);
}

const serviceOf = toldOnce(({ id, name, kind, root, language, evidence }: Component): LandscapeService => {
  return { id, name, kind, root, language, place: firstPlace(evidence) };
});

const migrationOf = toldOnce(({ id, file, evidence }: Migration): LandscapeMigration => {
  return { id, name: file.slice(file.lastIndexOf('/') + 1), place: firstPlace(evidence) };
});

function endpointOf(index: SystemIndex, endpoint: Endpoint): LandscapeEndpoint {
  const operations = index.reachedBy(endpoint).map((reached) => reached.operation.id);
  const accesses = operations.flatMap((operation) => index.accessesOf(operation));
  const tables = (kind: DataAccess['kind']) =>
    unique(accesses.filter((access) => access.kind === kind).map((access) => access.table));
  return {
    id: endpoint.id,
    service: endpoint.service,
    name: `${endpoint.method} ${endpoint.path}`,
    place: firstPlace(endpoint.evidence),
    guards: endpoint.guards.map(({ kind, name, evidence }) => ({ kind, name, place: placeOf(evidence) })),
    reads: tables('read'),
    writes: tables('write'),
    accesses: unique(accesses.map((access) => access.id)),
    calls: unique(operations.flatMap((operation) => index.callsOf(operation)).map((call) => call.id)),
    publishes: unique(operations.flatMap((id) => index.publicationsOf(id)).map(({ channel }) => channel.id)),
  };
}

function tableOf(index: SystemIndex, table: Table): LandscapeTable {
  const edits = missingTableEdits(index, table);
  return {
    id: table.id,
    name: table.name,
    store: table.store,
    place: firstPlace(table.evidence),
    declared: table.origin !== 'used',
    columns: table.columns.length,
    indexes: table.indexes.length,
    accesses: index.accessesOfTable(table.id).map((access) => accessOf(index, access)),
    ...(edits !== undefined && { edits }),
  };
}

function accessOf(index: SystemIndex, access: DataAccess): LandscapeAccess {
  const operation = index.operation(access.operation);
  return {
    kind: access.kind,
    service: operation?.service ?? '',
    operation: operation?.name ?? access.operation,
    endpoints: unique(index.endpointsOf(access.operation).map(({ method, path }) => `${method} ${path}`)),
    place: firstPlace(access.evidence),
  };
}

const callOf = toldOnce(({ id, from, to, endpoint, method, path, timeout, evidence }: Call): LandscapeCall => {
  const milliseconds = timeout.kind === 'unknown' ? undefined : timeout.milliseconds;
  return { id, from, to, endpoint, name: `${method} ${path}`, place: firstPlace(evidence), timeout: milliseconds };
});

function channelOf(index: SystemIndex, { id, name, broker, publishers, consumers }: Channel): LandscapeChannel {
  const uses = (all: readonly ChannelUse[]) => all.map((use) => useOf(index, use));
  return { id, name, broker, publishers: uses(publishers), consumers: uses(consumers) };
}

function useOf(index: SystemIndex, { service, operation, evidence }: ChannelUse) {
  return { service, operation: index.operation(operation)?.name ?? operation, place: placeOf(evidence) };
}

function firstPlace([first]: readonly Evidence[]): Place | undefined {
  return first && placeOf(first);
}

function placeOf({ file, line, text }: Evidence): Place {
  return { file, line, quote: text.split('\n')[0]?.trim() ?? '' };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
