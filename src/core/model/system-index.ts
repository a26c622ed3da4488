import type { Call } from './call.ts';
import type { Channel, ChannelUse } from './channel.ts';
import type { Component } from './component.ts';
import type { DataAccess } from './data-access.ts';
import type { Endpoint } from './endpoint.ts';
import type { Operation, OperationCall } from './operation.ts';
import type { System } from './system.ts';
import type { Table } from './table.ts';

/** An operation that a handler reaches, and how. */
export interface Reached {
  readonly operation: Operation;
  /** Calls from the handler to this operation, outermost first; empty for the handler itself. */
  readonly path: readonly OperationCall[];
  /** Some call on the way repeats. */
  readonly inLoop: boolean;
  readonly inTransaction: boolean;
}

export interface Publication {
  readonly channel: Channel;
  readonly use: ChannelUse;
}

/** Answers to the questions that many ask of a System. Built once, every answer is a lookup. */
export interface SystemIndex {
  readonly system: System;
  component(id: string): Component | undefined;
  table(id: string): Table | undefined;
  /** Tables of a store by a name as keys refer to it, whatever its case. */
  tablesNamed(store: string, name: string): readonly Table[];
  endpoint(id: string): Endpoint | undefined;
  operation(id: string): Operation | undefined;
  /** Everything the endpoint's handler reaches, breadth first, each operation once, by the shortest path. */
  reachedBy(endpoint: Endpoint): readonly Reached[];
  /** Everything the operation reaches, itself first. */
  reachedFrom(operation: string): readonly Reached[];
  /** Endpoints whose handler reaches the operation. */
  endpointsOf(operation: string): readonly Endpoint[];
  accessesOf(operation: string): readonly DataAccess[];
  accessesOfTable(table: string): readonly DataAccess[];
  callsOf(operation: string): readonly Call[];
  /** Calls from the operation to others of its process. */
  outgoingOf(operation: string): readonly OperationCall[];
  publicationsOf(operation: string): readonly Publication[];
  endpointsOfService(service: string): readonly Endpoint[];
  /** Service ids that write the table, sorted. */
  writersOf(table: string): readonly string[];
  /** Service ids that read the table, sorted. */
  readersOf(table: string): readonly string[];
}

const known = new WeakMap<System, SystemIndex>();

/** Kept as long as the System is: rules, advice and diagrams ask the same. */
export function indexSystem(system: System): SystemIndex {
  const index = known.get(system) ?? buildIndex(system);
  known.set(system, index);
  return index;
}

function buildIndex(system: System): SystemIndex {
  const components = byId(system.components);
  const tables = byId(system.tables);
  const tablesByName = groupBy(system.tables, ({ store, name }) => `${store} ${name.toLowerCase()}`);
  const endpoints = byId(system.endpoints);
  const operations = byId(system.operations);
  const accessesByOperation = groupBy(system.accesses, (access) => access.operation);
  const accessesByTable = groupBy(system.accesses, (access) => access.table);
  const callsByOperation = groupBy(system.calls, (call) => call.operation);
  const outgoing = groupBy(system.operationCalls, (call) => call.from);
  const endpointsByService = groupBy(system.endpoints, (endpoint) => endpoint.service);
  const publications = groupBy(
    system.channels.flatMap((channel) => channel.publishers.map((use) => ({ channel, use }))),
    (publication) => publication.use.operation,
  );
  const reached = memoize((operation: string) => reachFrom(operation, operations, outgoing));
  const endpointsByOperation = lazily(() => {
    const pairs = system.endpoints.flatMap((endpoint) =>
      endpoint.handler === undefined
        ? []
        : reached(endpoint.handler).map((r) => ({ endpoint, operation: r.operation.id })),
    );
    return groupBy(pairs, (pair) => pair.operation);
  });
  const servicesOf = (table: string, kind: DataAccess['kind']): string[] =>
    unique(
      (accessesByTable.get(table) ?? [])
        .filter((access) => access.kind === kind)
        .map((access) => operations.get(access.operation)?.service)
        .filter((service) => service !== undefined),
    );

  return {
    system,
    component: (id) => components.get(id),
    table: (id) => tables.get(id),
    tablesNamed: (store, name) => tablesByName.get(`${store} ${name.toLowerCase()}`) ?? [],
    endpoint: (id) => endpoints.get(id),
    operation: (id) => operations.get(id),
    reachedBy: (endpoint) => (endpoint.handler === undefined ? [] : reached(endpoint.handler)),
    reachedFrom: reached,
    endpointsOf: (operation) => (endpointsByOperation().get(operation) ?? []).map((pair) => pair.endpoint),
    accessesOf: (operation) => accessesByOperation.get(operation) ?? [],
    accessesOfTable: (table) => accessesByTable.get(table) ?? [],
    callsOf: (operation) => callsByOperation.get(operation) ?? [],
    outgoingOf: (operation) => outgoing.get(operation) ?? [],
    publicationsOf: (operation) => publications.get(operation) ?? [],
    endpointsOfService: (service) => endpointsByService.get(service) ?? [],
    writersOf: (table) => servicesOf(table, 'write'),
    readersOf: (table) => servicesOf(table, 'read'),
  };
}

function reachFrom(
  start: string,
  operations: ReadonlyMap<string, Operation>,
  outgoing: ReadonlyMap<string, readonly OperationCall[]>,
): readonly Reached[] {
  const first = operations.get(start);
  if (first === undefined) return [];
  const found: Reached[] = [{ operation: first, path: [], inLoop: false, inTransaction: false }];
  const seen = new Set([start]);
  for (const current of found) {
    for (const call of outgoing.get(current.operation.id) ?? []) {
      const operation = operations.get(call.to);
      if (operation === undefined || seen.has(call.to)) continue;
      seen.add(call.to);
      found.push({
        operation,
        path: [...current.path, call],
        inLoop: current.inLoop || call.inLoop,
        inTransaction: current.inTransaction || call.inTransaction,
      });
    }
  }
  return found;
}

function byId<T extends { readonly id: string }>(elements: readonly T[]): Map<string, T> {
  return new Map(elements.map((element) => [element.id, element]));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

function lazily<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}
