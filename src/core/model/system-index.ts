import type { Call } from './call.ts';
import type { Channel, ChannelUse } from './channel.ts';
import type { Component } from './component.ts';
import type { DataAccess } from './data-access.ts';
import type { Endpoint } from './endpoint.ts';
import { groupBy } from './group-by.ts';
import type { Operation, OperationCall } from './operation.ts';
import { settledList } from './settled-list.ts';
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
  /** The answer to a question of one's own, found when it is asked first. */
  once<Answer>(question: (index: SystemIndex) => Answer): Answer;
  /**
   * The answers of all districts to a question about the lists of one, in no order that says anything; one answer of all
   * where the System is not divided. It may look up what stands elsewhere, and an answer is data, with nothing left to ask.
   */
  ofDistricts<Answer>(question: (index: SystemIndex) => Answer): readonly Answer[];
}

const known = new WeakMap<System, SystemIndex>();

/** Kept as long as the System is: rules, advice and diagrams ask the same. */
export function indexSystem(system: System): SystemIndex {
  const index = known.get(system) ?? sharedIndex(system) ?? buildIndex(system);
  known.set(system, index);
  return index;
}

const shared = new WeakMap<System['operations'], SystemIndex>();

/** Lets every System that has the same lists look things up in this index. */
export function shareIndex(index: SystemIndex): void {
  shared.set(index.system.operations, index);
}

function sharedIndex(system: System): SystemIndex | undefined {
  const index = shared.get(system.operations);
  const isSame = index !== undefined && indexed.every((part) => index.system[part] === system[part]);
  return isSame ? { ...index, system } : undefined;
}

/** All that an index looks at. */
const indexed = [
  'components',
  'tables',
  'endpoints',
  'operations',
  'operationCalls',
  'accesses',
  'calls',
  'channels',
] as const;

/** What a part of a System names that stands elsewhere: known by its id, and no part of any list. */
export type Surroundings = Pick<System, 'components' | 'endpoints'>;

const nothing: Surroundings = { components: [], endpoints: [] };

/** What is known of the districts of a System; each has an index, and it holds everything that belongs to what is named. */
export interface Homes {
  ofOperation(id: string): SystemIndex | undefined;
  ofEndpoint(id: string): SystemIndex | undefined;
  ofComponent(id: string): SystemIndex | undefined;
  ofTable(id: string): SystemIndex | undefined;
  readonly answers: SystemIndex['ofDistricts'];
}

/**
 * Each list is looked at when somebody first asks about it: a change leaves most questions unasked. What belongs to one
 * thing is asked of the district that it stands in, where there are any: most of those know it from the last time.
 */
export function buildIndex(system: System, around: Surroundings = nothing, homes?: Homes): SystemIndex {
  const components = lazily(() => byId([...around.components, ...system.components]));
  const tables = lazily(() => byId(system.tables));
  const tablesByName = lazily(() => groupBy(system.tables, ({ store, name }) => `${store} ${name.toLowerCase()}`));
  const endpoints = lazily(() => byId([...around.endpoints, ...system.endpoints]));
  const operations = lazily(() => byId(system.operations));
  const accessesByOperation = lazily(() => groupBy(system.accesses, (access) => access.operation));
  const accessesByTable = lazily(() => groupBy(system.accesses, (access) => access.table));
  const callsByOperation = lazily(() => groupBy(system.calls, (call) => call.operation));
  const outgoing = lazily(() => groupBy(system.operationCalls, (call) => call.from));
  const endpointsByService = lazily(() => groupBy(system.endpoints, (endpoint) => endpoint.service));
  const publications = lazily(() =>
    groupBy(
      system.channels.flatMap((channel) => channel.publishers.map((use) => ({ channel, use }))),
      (publication) => publication.use.operation,
    ),
  );
  const reached = memoize((operation: string) => reachFrom(operation, operations(), outgoing()));
  const endpointsByOperation = lazily(() => endpointsThatReach(system.endpoints, reached));
  const answers = new Map<unknown, unknown>();
  const reachedFrom = (id: string) =>
    homes === undefined ? reached(id) : (homes.ofOperation(id)?.reachedFrom(id) ?? []);
  const operation = (id: string) => (homes === undefined ? operations().get(id) : homes.ofOperation(id)?.operation(id));
  const accessesOfTable = (id: string) => homes?.ofTable(id)?.accessesOfTable(id) ?? accessesByTable().get(id) ?? [];

  const servicesOf = (table: string, kind: DataAccess['kind']): string[] =>
    unique(
      accessesOfTable(table)
        .filter((access) => access.kind === kind)
        .map((access) => operation(access.operation)?.service)
        .filter((service) => service !== undefined),
    );
  const once = <Answer>(question: (index: SystemIndex) => Answer): Answer => {
    if (!answers.has(question)) answers.set(question, question(index));
    return answers.get(question) as Answer;
  };
  const index: SystemIndex = {
    system,
    component: (id) => homes?.ofComponent(id)?.component(id) ?? components().get(id),
    table: (id) => homes?.ofTable(id)?.table(id) ?? tables().get(id),
    tablesNamed: (store, name) =>
      homes?.ofComponent(store)?.tablesNamed(store, name) ?? tablesByName().get(`${store} ${name.toLowerCase()}`) ?? [],
    endpoint: (id) => (homes === undefined ? endpoints().get(id) : homes.ofEndpoint(id)?.endpoint(id)),
    operation,
    reachedBy: (endpoint) => (endpoint.handler === undefined ? [] : reachedFrom(endpoint.handler)),
    reachedFrom,
    endpointsOf: (id) => homes?.ofOperation(id)?.endpointsOf(id) ?? endpointsByOperation().get(id) ?? [],
    accessesOf: (id) => homes?.ofOperation(id)?.accessesOf(id) ?? accessesByOperation().get(id) ?? [],
    accessesOfTable,
    callsOf: (id) => homes?.ofOperation(id)?.callsOf(id) ?? callsByOperation().get(id) ?? [],
    outgoingOf: (id) => homes?.ofOperation(id)?.outgoingOf(id) ?? outgoing().get(id) ?? [],
    publicationsOf: (id) => homes?.ofOperation(id)?.publicationsOf(id) ?? publications().get(id) ?? [],
    endpointsOfService: (service) =>
      homes?.ofComponent(service)?.endpointsOfService(service) ?? endpointsByService().get(service) ?? [],
    writersOf: (table) => servicesOf(table, 'write'),
    readersOf: (table) => servicesOf(table, 'read'),
    once,
    ofDistricts: homes?.answers ?? ((question) => [once(question)]),
  };
  return index;
}

function endpointsThatReach(
  endpoints: readonly Endpoint[],
  reached: (operation: string) => readonly Reached[],
): ReadonlyMap<string, readonly Endpoint[]> {
  const found = new Map<string, readonly Endpoint[]>();
  const several = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    // Most operations are reached by one alone, and share its list.
    const alone = [endpoint];
    for (const { operation } of endpoint.handler === undefined ? [] : reached(endpoint.handler)) {
      const [first] = found.get(operation.id) ?? [];
      const others = several.get(operation.id);
      if (first === undefined) found.set(operation.id, alone);
      else if (others === undefined) several.set(operation.id, [first, endpoint]);
      else others.push(endpoint);
    }
  }
  for (const [operation, all] of several) found.set(operation, settledList(all));
  return found;
}

function reachFrom(
  start: string,
  operations: ReadonlyMap<string, Operation>,
  outgoing: ReadonlyMap<string, readonly OperationCall[]>,
): readonly Reached[] {
  const first = operations.get(start);
  if (first === undefined) return [];
  const ways: Reached[] = [{ operation: first, path: settledList([]), inLoop: false, inTransaction: false }];
  const known = new Set([wayOf(start, undefined, outgoing)]);
  for (const current of ways) {
    const by = current.path.at(-1);
    for (const call of outgoing.get(current.operation.id) ?? []) {
      const operation = operations.get(call.to);
      if (operation === undefined || isShut(call, by)) continue;
      const way = wayOf(call.to, call, outgoing);
      if (known.has(way)) continue;
      known.add(way);
      ways.push({
        operation,
        // Of exactly its length: there are tens of thousands.
        path: current.path.concat(call),
        inLoop: current.inLoop || call.inLoop,
        inTransaction: current.inTransaction || call.inTransaction,
      });
    }
  }
  const seen = new Set<string>();
  return settledList(ways.filter(({ operation: { id } }) => !seen.has(id) && seen.add(id)));
}

/** Whether what was given to the caller keeps it from this call. */
function isShut({ asked }: OperationCall, by: OperationCall | undefined): boolean {
  return asked !== undefined && by?.off?.includes(asked) === true;
}

/** An operation by what it was given, as far as it goes on otherwise with it. */
function wayOf(
  id: string,
  by: OperationCall | undefined,
  outgoing: ReadonlyMap<string, readonly OperationCall[]>,
): string {
  if (by?.off === undefined) return id;
  const shut = new Set((outgoing.get(id) ?? []).flatMap((call) => (isShut(call, by) ? [call.asked] : [])));
  return shut.size === 0 ? id : `${id} without ${[...shut].sort().join()}`;
}

function byId<T extends { readonly id: string }>(elements: readonly T[]): Map<string, T> {
  return new Map(elements.map((element) => [element.id, element]));
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
