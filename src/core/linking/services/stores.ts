import type { StoreFact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';

/** Which database a service keeps its tables in. */
export interface Stores {
  /** Id of the database component of a service. */
  storeOf(service: string | undefined, technology: string): string;
  /** What runs as the database of a service, where a deployment says it. */
  deployedStore(service: string | undefined): string | undefined;
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
 * Finds the database of each service: by the connection string that its code names, by what its environment and its
 * settings say, by what it depends on; else the only database there is that keeps such things. A service with none of
 * these gets one of its own, inferred.
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
    const able = databases.filter((database) => !isForeign(database, technology));
    const fitting = able.filter((database) => keeps(database, technology));
    const deployed =
      owner === undefined
        ? undefined
        : deployedStore(owner, able, fitting, storeFactsOf(owner.id), configuredOf(owner));
    const database = deployed ?? (fitting.length === 1 ? fitting[0] : undefined);
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
      const key = `${technology} ${service ?? ''}`;
      const hit = known.get(key);
      if (hit !== undefined) return hit;
      const { database, isDeployed } = find(service, technology);
      const { id } = database;
      if (!isDeployed && !inferred.has(id)) inferred.set(id, database);
      known.set(key, id);
      return id;
    },
    deployedStore: (service) => {
      const { database, isDeployed } = find(service, 'sql');
      return isDeployed ? database.technology : undefined;
    },
    inferred: () => [...inferred.values()],
  };
}

/** What is said of a database that keeps such things comes first; others do where nothing says of one. */
function deployedStore(
  owner: Component,
  able: readonly Component[],
  fitting: readonly Component[],
  facts: readonly StoreFact[],
  configured: readonly string[],
): Component | undefined {
  const { environment = {}, lentVariables = [], dependsOn = [] } = owner.deployment ?? {};
  const named = facts.flatMap((fact) => {
    const value = fact.environmentVariable === undefined ? undefined : environment[fact.environmentVariable];
    return [value, fact.url].filter((url) => url !== undefined);
  });
  const lent = new Set(lentVariables);
  const given = (isLent: boolean): readonly string[] =>
    Object.entries(environment).flatMap(([name, value]) => (lent.has(name) === isLent ? [value] : []));
  // What all are given says less of one than what its own settings make of it.
  const candidates = [...named, ...given(false), ...configured, ...given(true)];
  const needs = new Set(dependsOn);
  for (const databases of [fitting, able]) {
    const near = sameStack(owner, databases);
    for (const value of candidates) {
      const match = near.find((database) => database.aliases.some((alias) => isHost(value, alias)));
      if (match !== undefined) return match;
    }
    const depended = near.filter((database) => database.aliases.some((alias) => needs.has(alias)));
    if (depended.length === 1) return depended[0];
  }
  return undefined;
}

/** A product of a cloud that is no relational database keeps nothing that is asked for otherwise. */
function isForeign({ technology = '' }: Component, asked: string): boolean {
  return foreign.has(technology) && technology !== asked;
}

const foreign = new Set(['dynamodb', 'firestore', 'bigtable', 'timestream', 'neptune']);

/** Declared tables lie in a relational database, and declared documents in none; of what code alone names nothing is known. */
function keeps({ technology = '' }: Component, asked: string): boolean {
  if (asked === 'any' || technology === asked || technology === '') return true;
  return asked === 'mongodb' ? !relational.has(technology) : !unrelational.has(technology);
}

const relational = new Set([
  'postgresql',
  'mysql',
  'mariadb',
  'sqlserver',
  'oracle',
  'cockroachdb',
  'yugabytedb',
  'sql',
]);

const unrelational = new Set(['mongodb', 'neo4j', 'couchdb', 'couchbase', 'arangodb', 'cassandra', 'influxdb']);

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
  // `postgres://…` is how it is spoken to, and not whom.
  return value.startsWith(`${alias}:`) && !value.startsWith(`${alias}://`);
}

function inferredDatabase(asked: string, owner: Component | undefined): Component {
  const technology = asked === 'any' ? 'sql' : asked;
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
