import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { listed } from '../../model/wording.ts';
import type { Entry } from '../entries.ts';
import { routeName } from '../routes.ts';
import { ratioOf, trafficOf } from './table-traffic.ts';
import { readsOf, type WhoAsks, whoAsks } from './who-asks.ts';

export interface CachedRoute {
  readonly route: string;
  readonly service: string;
  readonly tables: readonly string[];
  /** Entries that read its tables to entries that write them. */
  readonly ratio: string;
  readonly key: string;
  readonly keyWhy: string;
  readonly timeToLiveSeconds: number;
  readonly why: string;
  readonly invalidatedBy: readonly Invalidation[];
  /** How a writer reaches the copies. */
  readonly throwAway: string;
  readonly stampede: string;
  readonly http: string;
  readonly evidence: readonly Evidence[];
}

export interface Invalidation {
  readonly entry: string;
  readonly service: string;
  readonly writes: readonly string[];
}

/** What a browser holds nobody can take back, so it holds it for a minute at most. */
const longestInBrowser = 60;

/** Parameters that anybody fills with anything: each spelling is a key of its own. */
const freeText = /^(?:q|query|search|term|keyword|text|name)$/i;

export function cachedRoute(index: SystemIndex, endpoint: Endpoint, entries: readonly Entry[]): CachedRoute {
  const tables = new Set(readsOf(index, endpoint).map(({ table }) => table));
  const tableName = (id: string): string => index.table(id)?.name ?? id;
  const name = (id: string): string => index.component(id)?.name ?? id;
  const invalidatedBy = entries.flatMap((entry): Invalidation[] => {
    const written = entry.accesses.filter(({ access }) => access.kind === 'write' && tables.has(access.table));
    const writes = [...new Set(written.map(({ access }) => tableName(access.table)))].sort();
    return writes.length === 0 ? [] : [{ entry: entry.name, service: name(entry.service), writes }];
  });
  const { readers, writers } = trafficOf(entries, tables);
  const asks = whoAsks(index, endpoint);
  const names = [...tables].map(tableName).sort();
  const isOpen = endpoint.path.includes('{') || endpoint.parameters.some(({ in: place }) => place === 'query');
  const revision =
    isOpen && invalidatedBy.length > 0 ? [`rev={${names.map((each) => `${each}.rev`).join('}.{')}}`] : [];
  const { seconds, why } = timeToLive(invalidatedBy, name(endpoint.service));
  return {
    route: routeName(endpoint),
    service: name(endpoint.service),
    tables: names,
    ratio: ratioOf(readers, writers),
    ...keyOf(endpoint, name(endpoint.service), asks, revision),
    timeToLiveSeconds: seconds,
    why,
    invalidatedBy,
    throwAway: throwAway(revision.length > 0, name(endpoint.service), names),
    stampede: stampede(tables.size, seconds, index.component(endpoint.service)?.language),
    http: headers(asks, seconds),
    evidence: endpoint.evidence.slice(0, 1),
  };
}

function keyOf(
  endpoint: Endpoint,
  service: string,
  { tenant, authenticated, mentions }: WhoAsks,
  revision: readonly string[],
): { readonly key: string; readonly keyWhy: string } {
  const query = endpoint.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => parameter.name)
    .sort();
  const path = endpoint.path
    .split('/')
    .filter((part) => part !== '')
    .join(':');
  const owner = tenant === undefined ? [] : [`${tenant}={${tenant}}`];
  const parts = [service, ...owner, path, ...query.map((name) => `${name}={${name}}`)];
  const key = [...parts, ...revision].join(':');
  const free = query.filter((name) => freeText.test(name));
  const lists = query.filter((name) => /ids$/i.test(name));
  const reasons = [
    tenant === undefined ? '' : `\`${tenant}\` first, so that no tenant sees another’s rows`,
    authenticated
      ? 'no user part: no column of a person selects the rows, so all who may ask get one answer'
      : 'no user part: no guard asks who calls',
    mentions === undefined ? '' : `\`${mentions}\` names a person: leave it out of the answer`,
    free.length === 0
      ? ''
      : `keep no copy where ${listed(free.map((each) => `\`${each}\``))} is given: free text is seldom asked twice`,
    lists.length === 0
      ? ''
      : `keep a copy of each row and fetch many at once (\`MGET\`), not one for each list of ${listed(lists.map((each) => `\`${each}\``))}`,
  ];
  return { key, keyWhy: reasons.filter((reason) => reason !== '').join('; ') };
}

function timeToLive(
  writers: readonly Invalidation[],
  service: string,
): { readonly seconds: number; readonly why: string } {
  if (writers.length === 0)
    return {
      seconds: 3600,
      why: 'no code writes these tables: an hour bounds how long a change by hand or by a script stays unseen',
    };
  const others = [...new Set(writers.map((writer) => writer.service))].filter((writer) => writer !== service);
  if (others.length > 0)
    return {
      seconds: 60,
      why: `${listed(others)} too write these tables and cannot throw it away without a message: a minute bounds how old an answer gets`,
    };
  return {
    seconds: 300,
    why: 'its writers throw it away; five minutes bound how long an old answer lasts if one of them crashes right after its commit',
  };
}

/** Nobody can list the keys of all pages and filters that were asked for: a counter in the key makes all of them old at once. */
function throwAway(isCounted: boolean, service: string, tables: readonly string[]): string {
  if (!isCounted) return 'delete the key after the commit';
  const counters = listed(tables.map((table) => `\`INCR ${service}:${table}:rev\``));
  return `${counters} after the commit: the number stands in each key as \`rev\`, so that all pages and filters are old at once and no key has to be listed`;
}

/** Of what runs in many processes, none sees the requests of the others. */
const manyProcesses: ReadonlySet<string> = new Set(['php', 'python', 'ruby']);

function stampede(tables: number, seconds: number, language: string | undefined): string {
  const spread = `vary the time by ±10 % (${Math.round(seconds * 0.9)} to ${Math.round(seconds * 1.1)} s), so that not all end at once`;
  if (tables > 2)
    return `one fills, the others wait for it or get the old copy (lock on the key for 5 s, since ${tables} tables are read); ${spread}`;
  return manyProcesses.has(language ?? '')
    ? `a lock on the key for 5 s, since each process answers by itself: one fills, the others wait; ${spread}`
    : `one query for each key and process at a time (single flight); ${spread}`;
}

function headers({ authenticated, tenant, mentions }: WhoAsks, seconds: number): string {
  const age = Math.min(longestInBrowser, seconds);
  return authenticated || tenant !== undefined || mentions !== undefined
    ? `\`Cache-Control: private, max-age=${age}\`, \`Vary: Authorization\` and an \`ETag\``
    : `\`Cache-Control: public, max-age=${age}, stale-while-revalidate=${age}\` and an \`ETag\``;
}
