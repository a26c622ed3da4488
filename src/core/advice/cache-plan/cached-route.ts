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
  const { seconds, why } = timeToLive(invalidatedBy, name(endpoint.service));
  return {
    route: routeName(endpoint),
    service: name(endpoint.service),
    tables: [...tables].map(tableName).sort(),
    ratio: ratioOf(readers, writers),
    ...keyOf(endpoint, name(endpoint.service), asks),
    timeToLiveSeconds: seconds,
    why,
    invalidatedBy,
    stampede: stampede(tables.size, seconds),
    http: headers(asks, seconds),
    evidence: endpoint.evidence.slice(0, 1),
  };
}

function keyOf(
  endpoint: Endpoint,
  service: string,
  { tenant, authenticated, mentions }: WhoAsks,
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
  const key = [service, ...owner, path, ...query.map((name) => `${name}={${name}}`)].join(':');
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
    return { seconds: 3600, why: 'no code writes these tables: an hour bounds what a script or a person changes' };
  const others = [...new Set(writers.map((writer) => writer.service))].filter((writer) => writer !== service);
  if (others.length > 0)
    return {
      seconds: 60,
      why: `${listed(others)} writes too and cannot reach this key without a message: a minute bounds what is missed`,
    };
  return {
    seconds: 300,
    why: 'its writers throw it away; five minutes bound what a crash between the commit and that leaves behind',
  };
}

function stampede(tables: number, seconds: number): string {
  const spread = `spread the end by ±10 % (${Math.round(seconds * 0.9)} to ${Math.round(seconds * 1.1)} s)`;
  return tables > 2
    ? `one fills, the others wait for it or get the old copy (lock on the key for 5 s, since ${tables} tables are read); ${spread}`
    : `one query for each key and process at a time (single flight); ${spread}`;
}

function headers({ authenticated, tenant, mentions }: WhoAsks, seconds: number): string {
  const age = Math.min(longestInBrowser, seconds);
  return authenticated || tenant !== undefined || mentions !== undefined
    ? `\`Cache-Control: private, max-age=${age}\`, \`Vary: Authorization\` and an \`ETag\``
    : `\`Cache-Control: public, max-age=${age}, stale-while-revalidate=${age}\` and an \`ETag\``;
}
