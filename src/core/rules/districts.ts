import { createGroups } from '../graph/groups.ts';
import type { Call } from '../model/call.ts';
import type { Component } from '../model/component.ts';
import type { Endpoint } from '../model/endpoint.ts';
import { emptySystem, type System } from '../model/system.ts';
import type { Surroundings } from '../model/system-index.ts';

/**
 * A part of a System that hangs together by more than calls: services that share code, data, messages or caches, with
 * all that they hold. What a call reaches in another district is known here, and listed there.
 */
export interface District {
  /** The smallest id of its components. */
  readonly name: string;
  readonly system: System;
  readonly around: Surroundings;
}

/** Parts that lead from one district to another or speak of all: a district holds none of them. */
export const partsOfTheWhole = ['connections', 'boundaries', 'absences'] as const;

/** Every element but a migration stands in exactly one district, in the order of the System. */
export function districtsOf(system: System): readonly District[] {
  const places = placesIn(system);
  const districts = new Map<string, Draft>();
  const at = (place: string): Draft => {
    const name = places.headOf(place);
    const known = districts.get(name) ?? emptyDraft();
    districts.set(name, known);
    return known;
  };
  for (const component of system.components) at(component.id).components.push(component);
  for (const operation of system.operations) at(operation.service).operations.push(operation);
  for (const call of system.operationCalls) at(places.ofOperation(call.from)).operationCalls.push(call);
  for (const reply of system.replies) at(places.ofOperation(reply.operation)).replies.push(reply);
  for (const endpoint of system.endpoints) at(endpoint.service).endpoints.push(endpoint);
  for (const table of system.tables) at(table.store).tables.push(table);
  for (const access of system.accesses) at(places.ofOperation(access.operation)).accesses.push(access);
  for (const call of system.calls) at(call.from).calls.push(call);
  for (const channel of system.channels) at(places.ofUses(channel)).channels.push(channel);
  for (const use of system.cacheUses) at(places.ofOperation(use.operation)).cacheUses.push(use);
  for (const job of system.jobs) at(job.service).jobs.push(job);
  for (const contract of system.contracts) at(contract.service ?? nowhere).contracts.push(contract);
  for (const effect of system.effects) at(effect.service).effects.push(effect);
  const named = lookUp(system);
  return [...districts].map(([name, draft]) => ({
    name,
    // A table knows its migrations by their files alone, so each district looks for its own among all.
    system: { ...emptySystem, ...draft, migrations: system.migrations },
    around: namedBy(draft.calls, named),
  }));
}

type Held = Omit<
  System,
  'name' | 'statistics' | 'problems' | 'suppressions' | 'migrations' | (typeof partsOfTheWhole)[number]
>;
type Draft = { readonly [Part in keyof Held]: Held[Part][number][] };

function emptyDraft(): Draft {
  return {
    components: [],
    endpoints: [],
    operations: [],
    operationCalls: [],
    replies: [],
    tables: [],
    accesses: [],
    calls: [],
    channels: [],
    cacheUses: [],
    jobs: [],
    contracts: [],
    effects: [],
  };
}

/** What belongs to no component is looked at together. */
const nowhere = '';

interface Places {
  headOf(place: string): string;
  ofOperation(id: string): string;
  ofUses(channel: System['channels'][number]): string;
}

function placesIn(system: System): Places {
  const groups = createGroups();
  const services = new Map(system.operations.map(({ id, service }) => [id, service]));
  const stores = new Map(system.tables.map(({ id, store }) => [id, store]));
  const ofOperation = (id: string | undefined): string => services.get(id ?? '') ?? nowhere;
  const join = (place: string, operation: string | undefined): void => {
    const service = operation === undefined ? undefined : services.get(operation);
    if (service !== undefined) groups.unite(place, service);
  };
  for (const { from, to } of system.operationCalls) join(ofOperation(from), to);
  for (const { operation, service } of system.replies) join(service, operation);
  for (const { store, declaredBy } of system.tables) if (declaredBy !== undefined) groups.unite(store, declaredBy);
  for (const { operation, table } of system.accesses)
    groups.unite(ofOperation(operation), stores.get(table) ?? nowhere);
  for (const { service, handler } of system.endpoints) join(service, handler);
  for (const { from, operation } of system.calls) join(from, operation);
  for (const { operation, cache } of system.cacheUses) groups.unite(ofOperation(operation), cache);
  for (const { service, runs } of system.jobs) join(service, runs);
  for (const { service, operation } of system.effects) join(service, operation);
  const usersOf = ({ publishers, consumers }: System['channels'][number]): readonly string[] =>
    [...publishers, ...consumers].flatMap(({ service, operation }) => [service, ofOperation(operation)]);
  for (const channel of system.channels) {
    const [first = nowhere, ...others] = usersOf(channel);
    for (const other of others) groups.unite(first, other);
  }
  return { headOf: groups.headOf, ofOperation, ofUses: (channel) => usersOf(channel)[0] ?? nowhere };
}

interface LookUp {
  component(id: string | undefined): readonly Component[];
  endpoint(id: string | undefined): readonly Endpoint[];
}

function lookUp({ components, endpoints, calls }: System): LookUp {
  const wanted = new Set(calls.map(({ endpoint }) => endpoint));
  const named = new Map(components.map((component) => [component.id, component]));
  const served = new Map(endpoints.flatMap((endpoint) => (wanted.has(endpoint.id) ? [[endpoint.id, endpoint]] : [])));
  const known = <T>(items: ReadonlyMap<string, T>, id: string | undefined): readonly T[] => {
    const item = items.get(id ?? '');
    return item === undefined ? [] : [item];
  };
  return { component: (id) => known(named, id), endpoint: (id) => known(served, id) };
}

/** Each once, in the order of the calls. */
function namedBy(calls: readonly Call[], { component, endpoint }: LookUp): Surroundings {
  return {
    components: [...new Set(calls.flatMap(({ to }) => component(to)))],
    endpoints: [...new Set(calls.flatMap((call) => endpoint(call.endpoint)))],
  };
}
