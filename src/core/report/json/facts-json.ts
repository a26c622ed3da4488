import type { Call } from '../../model/call.ts';
import type { Channel, ChannelUse } from '../../model/channel.ts';
import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Element } from '../../model/evidence.ts';
import type { Operation } from '../../model/operation.ts';
import type { System } from '../../model/system.ts';
import { indexSystem, type SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';

type Json = Readonly<Record<string, unknown>>;

/** The System as other tools read it. Keys may be added, never renamed: see the tests, which hold every one. */
export function factsJson(system: System): Json {
  const index = indexSystem(system);
  return {
    schemaVersion: 1,
    services: system.components.filter((component) => component.root !== undefined).map(serviceJson),
    endpoints: system.endpoints.map(endpointJson),
    operations: system.operations.map(operationJson),
    tables: system.tables.map(tableJson),
    accesses: system.accesses.map((access) => accessJson(access, index)),
    calls: system.calls.map((call) => callJson(call, index)),
    channels: system.channels.map(channelJson),
    stores: storesOf(system),
    absences: system.absences,
    graph: graphOf(system),
    problems: system.problems,
    stats: system.statistics,
  };
}

function serviceJson(component: Component): Json {
  const { id, name, aliases, kind, root, language, frameworks } = component;
  return { id, name, aliases, kind, root: root ?? null, language: language ?? null, frameworks };
}

function operationJson(operation: Operation): Json {
  const { id, service, name } = operation;
  return { id, service, name, ...placeOf(operation) };
}

function callJson(call: Call, index: SystemIndex): Json {
  return {
    from: call.from,
    operation: call.operation,
    endpoints: index.endpointsOf(call.operation).map((endpoint) => endpoint.id),
    to: call.to ?? null,
    endpoint: call.endpoint ?? null,
    method: call.method,
    path: call.path,
    host: call.host ?? null,
    protocol: call.protocol,
    timeout: call.timeout,
    retry: call.retry,
    circuitBreaker: call.circuitBreaker,
    inLoop: call.inLoop,
    inTransaction: call.inTransaction,
    ...placeOf(call),
  };
}

function channelJson(channel: Channel): Json {
  const { id, broker, name, publishers, consumers } = channel;
  return { id, broker, name, publishers: uses(publishers), consumers: uses(consumers), ...placeOf(channel) };
}

export function endpointJson(endpoint: Endpoint): Json {
  return {
    id: endpoint.id,
    service: endpoint.service,
    method: endpoint.method,
    path: endpoint.path,
    sources: endpoint.sources,
    role: endpoint.role,
    params: endpoint.parameters.map(({ name, in: place, required, type }) => ({ name, in: place, required, type })),
    guards: endpoint.guards.map((guard) => ({
      kind: guard.kind,
      name: guard.name,
      level: guard.level,
      optional: guard.optional,
      file: guard.evidence.file,
      line: guard.evidence.line,
      ...(guard.policy === undefined ? {} : { origins: guard.policy.origins, credentials: guard.policy.credentials }),
    })),
    responses: endpoint.responses.map(({ status }) => ({ status })),
    handler: endpoint.handler ?? null,
    ...(endpoint.onlyWhere === undefined ? {} : { onlyWhere: endpoint.onlyWhere.name }),
    ...placeOf(endpoint),
  };
}

function tableJson(table: Table): Json {
  return {
    id: table.id,
    store: table.store,
    name: table.name,
    schema: table.schema ?? null,
    columns: table.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    primaryKey: table.primaryKey,
    foreignKeys: table.foreignKeys.map((key) => ({
      columns: key.columns,
      references: key.references,
      onDelete: key.onDelete ?? null,
    })),
    indexes: table.indexes.map(({ name = null, columns, unique }) => ({ name, columns, unique })),
    ...placeOf(table),
  };
}

function accessJson(access: DataAccess, index: SystemIndex): Json {
  return {
    operation: access.operation,
    endpoints: index.endpointsOf(access.operation).map((endpoint) => endpoint.id),
    table: access.table,
    kind: access.kind,
    verb: access.verb,
    filters: access.filters.map((filter) => filter.column),
    optionalFilters: (access.optionalFilters ?? []).map((filter) => filter.column),
    sorts: access.sorts.map((sort) => sort.column),
    limit: access.limit ?? null,
    inLoop: access.inLoop,
    inTransaction: access.inTransaction,
    ...placeOf(access),
  };
}

function uses(list: readonly ChannelUse[]): readonly Json[] {
  return list.map(({ service, operation, evidence }) => ({
    service,
    operation,
    file: evidence.file,
    line: evidence.line,
  }));
}

const storeKinds = new Set(['database', 'cache', 'broker', 'search', 'storage']);

function storesOf(system: System): readonly Json[] {
  return system.components
    .filter((component) => storeKinds.has(component.kind))
    .map(({ id, kind, name }) => {
      const users = system.connections.filter((edge) => edge.to === id).map((edge) => edge.from);
      return { id, kind, name, usedBy: [...new Set(users)].sort() };
    });
}

function graphOf(system: System): Json {
  return {
    nodes: system.components.map(({ id, kind, name, aliases }) => ({ id, kind, name, aliases })),
    edges: system.connections.map(({ from, to, kind, provenance }) => ({ from, to, kind, provenance })),
  };
}

function placeOf(element: Element): Json {
  const [first] = element.evidence;
  return { file: first?.file ?? null, line: first?.line ?? null };
}
