import type { StoreFact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';

/** Which database a service keeps its tables in. */
export interface Stores {
  /** Id of the database component of a service. */
  storeOf(service: string | undefined, technology: string): string;
  /** Databases that nothing deploys but code speaks to. */
  inferred(): readonly Component[];
}

/** The database of a service, and whether anything deploys it. */
export interface FoundStore {
  readonly database: Component;
  readonly isDeployed: boolean;
}

export type FindStore = (service: string | undefined, technology: string) => FoundStore;

/**
 * Finds the database of each service: by the connection string of its environment, by the hosts its environment names,
 * by by those that its settings name, by what it depends on; else the only database there is. A service with none of these gets one of its own, inferred.
 */
export function storeFinder(
  components: readonly Component[],
  storeFactsOf: (service: string) => readonly StoreFact[],
  /** Addresses of databases in the settings of a service. */
  configuredOf: (owner: Component) => readonly string[] = () => [],
): FindStore {
  const databases = components.filter((component) => component.kind === 'database');
  const byId = new Map(components.map((component) => [component.id, component]));
  const known = new Map<string, FoundStore>();
  const find: FindStore = (service, technology) => {
    const owner = service === undefined ? undefined : byId.get(service);
    const able = databases.filter((database) => keeps(database, technology));
    const deployed =
      owner === undefined ? undefined : deployedStore(owner, able, storeFactsOf(owner.id), configuredOf(owner));
    const database = deployed ?? (able.length === 1 ? able[0] : undefined);
    if (database !== undefined) return { database, isDeployed: true };
    return { database: inferredDatabase(technology, owner), isDeployed: false };
  };
  return (service, technology) => {
    const key = `${technology} ${service ?? ''}`;
    const store = known.get(key) ?? find(service, technology);
    known.set(key, store);
    return store;
  };
}

/** Of databases that nothing deploys there are those that somebody asks for, so each time all are asked for again. */
export function askedStores(find: FindStore): Stores {
  const inferred = new Map<string, Component>();
  const known = new Map<string, string>();
  return {
    storeOf: (service, technology) => {
      const key = service ?? '';
      const hit = known.get(key);
      if (hit !== undefined) return hit;
      const { database, isDeployed } = find(service, technology);
      const { id } = database;
      if (!isDeployed && !inferred.has(id)) inferred.set(id, database);
      known.set(key, id);
      return id;
    },
    inferred: () => [...inferred.values()],
  };
}

function deployedStore(
  owner: Component,
  databases: readonly Component[],
  facts: readonly StoreFact[],
  configured: readonly string[],
): Component | undefined {
  const environment = owner.deployment?.environment ?? {};
  const named = facts.flatMap((fact) => {
    const value = fact.environmentVariable === undefined ? undefined : environment[fact.environmentVariable];
    return [value, fact.url].filter((url) => url !== undefined);
  });
  const candidates = [...named, ...Object.values(environment), ...configured];
  const near = sameStack(owner, databases);
  for (const value of candidates) {
    const match = near.find((database) => database.aliases.some((alias) => isHost(value, alias)));
    if (match !== undefined) return match;
  }
  const needs = new Set(owner.deployment?.dependsOn);
  const depended = near.filter((database) => database.aliases.some((alias) => needs.has(alias)));
  return depended.length === 1 ? depended[0] : undefined;
}

/** Tables of SQL are in no store of another kind, however alone it stands. */
function keeps(database: Component, technology: string): boolean {
  return !foreign.has(database.technology ?? '') || database.technology === technology;
}

const foreign = new Set(['dynamodb', 'firestore', 'bigtable', 'timestream', 'neptune']);

/** Hosts are names within one deployment: `db` of another stack is another database. */
function sameStack(owner: Component, databases: readonly Component[]): readonly Component[] {
  const file = owner.deployment?.file;
  const own = databases.filter((database) => isBeside(database.deployment?.file, file));
  return file === undefined || own.length === 0 ? databases : own;
}

/** A plan is spread over files and folders. */
function isBeside(one: string | undefined, other: string | undefined): boolean {
  return one === other || (isPlan(one) && isPlan(other));
}

function isPlan(file: string | undefined): boolean {
  return file !== undefined && /\.(?:tf|tofu)(?:\.json)?$/.test(file);
}

/** The value is the host, or a URL or address with it. */
function isHost(value: string, alias: string): boolean {
  if (value === alias) return true;
  const host = /(?:@|\/\/)([A-Za-z0-9_.-]+)(?=[:/?]|$)/g;
  for (const match of value.matchAll(host)) if (match[1] === alias) return true;
  // `Host=db;Database=orders`, as drivers of .NET write it.
  const server = /(?:^|;)\s*(?:host|server|data source)\s*=\s*(?:tcp:)?([^;,:]+)/i.exec(value)?.[1];
  if (server?.trim() === alias) return true;
  return value.startsWith(`${alias}:`);
}

function inferredDatabase(technology: string, owner: Component | undefined): Component {
  const name = owner === undefined ? technology : `${owner.name}-database`;
  return {
    id: `component:${name}`,
    name,
    aliases: [name],
    kind: 'database',
    frameworks: [],
    technology,
    evidence: owner?.evidence.slice(0, 1) ?? [],
    provenance: 'inferred',
    role: 'system',
  };
}
