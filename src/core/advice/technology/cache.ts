import type { Component } from '../../model/component.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { capitalized, count, listed, shortList } from '../../model/wording.ts';
import type { Ground, Technology } from '../advice.ts';
import { keyName } from '../cache-plan/existing-keys.ts';
import { refusedRoute } from '../cache-plan/refused-route.ts';
import { whoAsks } from '../cache-plan/who-asks.ts';
import { entriesOf } from '../entries.ts';
import { cachesOf, unusedText } from '../in-use.ts';
import { productName } from '../product-name.ts';
import { accessesBehind, ownEndpoints, routeName, writingRoutes } from '../routes.ts';

interface Candidate {
  readonly endpoint: Endpoint;
  readonly tables: readonly string[];
  readonly writers: readonly Endpoint[];
}

/** Speaks where public reads could be cached, or where a cache that runs has no end to its entries. */
export function cacheAdvice(ground: Ground): readonly Technology[] {
  const { used, idle } = cachesOf(ground.index);
  const [first] = used;
  if (first !== undefined || ground.index.system.cacheUses.length > 0)
    return keepCache(ground, first?.technology ?? first?.name);
  const candidates = candidatesOf(ground);
  return candidates.length === 0 ? [] : [firstHttp(candidates, idle)];
}

/** Open GET routes that only read, and of which the cache plan advises a copy as well. */
function candidatesOf({ index }: Ground): readonly Candidate[] {
  const found = new Map(
    index
      .ofDistricts(readCandidates)
      .flat()
      .map((candidate) => [candidate.endpoint, candidate]),
  );
  return index.system.endpoints.flatMap((endpoint) => found.get(endpoint) ?? []);
}

function readCandidates(index: SystemIndex): readonly Candidate[] {
  const entries = entriesOf(index);
  return ownEndpoints(index).flatMap((endpoint): Candidate[] => {
    if (endpoint.method !== 'GET' || endpoint.static || isSearch(endpoint)) return [];
    // Even an optional sign-in means that two callers may get two answers.
    if (endpoint.guards.some((guard) => guard.kind === 'authentication')) return [];
    // Whoever says already how long an answer may be kept needs no advice to.
    if (index.reachedBy(endpoint).some(({ operation }) => operation.ages === true)) return [];
    const accesses = accessesBehind(index, endpoint);
    if (accesses.length === 0 || accesses.some((access) => access.kind === 'write')) return [];
    if (!isPublic(index, endpoint) || refusedRoute(index, endpoint, entries) !== undefined) return [];
    const tables = [...new Set(accesses.map((access) => access.table))];
    return [{ endpoint, tables, writers: [...new Set(tables.flatMap((table) => writingRoutes(index, table)))] }];
  });
}

/** What people type is seldom the same twice: a copy of its answer is thrown away unused. */
function isSearch({ path, parameters }: Endpoint): boolean {
  if (/\/(?:search|suggest|suggestions|autocomplete|find)$/i.test(path)) return true;
  return parameters.some(
    ({ name, in: place }) => place === 'query' && /^(?:q|query|search|term|text|keywords?|phrase)$/i.test(name),
  );
}

/** The same for whoever asks, and for whomever stands between. */
function isPublic(index: SystemIndex, endpoint: Endpoint): boolean {
  const { authenticated, tenant, mentions } = whoAsks(index, endpoint);
  return !authenticated && tenant === undefined && mentions === undefined;
}

function firstHttp(candidates: readonly Candidate[], idle: readonly Component[]): Technology {
  const routes = candidates.map((each) => routeName(each.endpoint));
  const writers = [...new Set(candidates.flatMap((each) => each.writers.map(routeName)))].sort();
  const stale =
    writers.length === 0
      ? 'No route writes what they read.'
      : `${shortList(writers)} ${writers.length === 1 ? 'writes' : 'write'} what they read.`;
  return {
    area: 'cache',
    current: idle.length === 0 ? 'No cache runs.' : unusedText(idle),
    recommendation: `No Redis yet. Answer ${shortList(routes)} with \`Cache-Control: public, max-age=60\` and an \`ETag\`.`,
    rationale: `${count(routes.length, 'open route')} only ${routes.length === 1 ? 'reads' : 'read'}, the same for every caller. ${stale}`,
    tradeoffs:
      'Readers may see an answer that is up to a minute old; in exchange there is nothing to run and nothing to invalidate.',
    adoptWhen:
      'A shared cache pays when these routes together pass about 200 requests a second, or their p95 stays above 50 ms with every index in place.',
    evidence: candidates.flatMap((each) => each.endpoint.evidence.slice(0, 1)).slice(0, 3),
  };
}

function keepCache({ index }: Ground, technology: string | undefined): readonly Technology[] {
  const uses = index.system.cacheUses;
  const endless = uses.filter((use) => use.kind === 'write' && use.unending === true);
  if (endless.length === 0) return [];
  const name = technology === undefined ? 'the cache library' : productName(technology);
  const keys = [...new Set(endless.map((use) => keyName(use.keyPattern)))];
  return [
    {
      area: 'cache',
      current: `${capitalized(name)}: ${count(new Set(uses.map((use) => use.keyPattern)).size, 'key pattern')}`,
      recommendation: `Keep ${name}, and give a time to live to ${shortList(keys)}.`,
      rationale: `${listed([count(endless.length, 'write')])} into it never ${endless.length === 1 ? 'expires' : 'expire'}: what nobody invalidates stays wrong for ever, and memory only grows.`,
      tradeoffs: 'An entry that expires is read from the database once more; a minute is enough to absorb a peak.',
      adoptWhen: 'Now: it is one argument for each write.',
      evidence: endless.flatMap((use) => use.evidence.slice(0, 1)).slice(0, 3),
    },
  ];
}
