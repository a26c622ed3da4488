import type { StoreFact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';

/** Which database a service keeps its tables in. */
export interface Stores {
  /** Id of the database component of a service. */
  storeOf(service: string | undefined, technology: string): string;
  /** Databases that nothing deploys but code speaks to. */
  inferred(): readonly Component[];
}

/**
 * Finds the database of each service: by the connection string of its environment, by the hosts its environment names,
 * by what it depends on; else the only database there is. A service with none of these gets one of its own, inferred.
 */
export function findStores(
  components: readonly Component[],
  storeFactsOf: (service: string) => readonly StoreFact[],
): Stores {
  const databases = components.filter((component) => component.kind === 'database');
  const inferred = new Map<string, Component>();
  const known = new Map<string, string>();
  const infer = (owner: Component | undefined, technology: string): string => {
    const name = owner === undefined ? technology : `${owner.name}-database`;
    const id = `component:${name}`;
    if (!inferred.has(id)) inferred.set(id, inferredDatabase(id, name, technology, owner));
    return id;
  };
  return {
    storeOf: (service, technology) => {
      const key = service ?? '';
      const hit = known.get(key);
      if (hit !== undefined) return hit;
      const owner = components.find((component) => component.id === service);
      const able = databases.filter((database) => keeps(database, technology));
      const deployed = owner === undefined ? undefined : deployedStore(owner, able, storeFactsOf(owner.id));
      const only = able.length === 1 ? able[0]?.id : undefined;
      const store = deployed ?? only ?? infer(owner, technology);
      known.set(key, store);
      return store;
    },
    inferred: () => [...inferred.values()],
  };
}

function deployedStore(
  owner: Component,
  databases: readonly Component[],
  facts: readonly StoreFact[],
): string | undefined {
  const environment = owner.deployment?.environment ?? {};
  const named = facts.flatMap((fact) => {
    const value = fact.environmentVariable === undefined ? undefined : environment[fact.environmentVariable];
    return [value, fact.url].filter((url) => url !== undefined);
  });
  const candidates = [...named, ...Object.values(environment)];
  const near = sameStack(owner, databases);
  for (const value of candidates) {
    const match = near.find((database) => database.aliases.some((alias) => isHost(value, alias)));
    if (match !== undefined) return match.id;
  }
  const needs = new Set(owner.deployment?.dependsOn);
  const depended = near.filter((database) => database.aliases.some((alias) => needs.has(alias)));
  return depended.length === 1 ? depended[0]?.id : undefined;
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

function inferredDatabase(id: string, name: string, technology: string, owner: Component | undefined): Component {
  return {
    id,
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
