import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { entriesOf } from '../entries.ts';
import { cachesOf, titleOf, unusedText } from '../in-use.ts';
import { ownEndpoints } from '../routes.ts';
import { type CachedRoute, cachedRoute } from './cached-route.ts';
import { type ExistingKey, existingKeys, keyName } from './existing-keys.ts';
import { type Refused, refusedRoute } from './refused-route.ts';
import { type TableTraffic, tableTraffic } from './table-traffic.ts';

/** What to keep a copy of, under which key, for how long, and who has to throw it away. */
export interface CachePlan {
  readonly verdict: readonly string[];
  /** Keys that the code uses today. */
  readonly existing: readonly ExistingKey[];
  readonly routes: readonly CachedRoute[];
  /** Reads of which a copy would be wrong, or not worth it. */
  readonly refused: readonly Refused[];
  readonly tables: readonly TableTraffic[];
}

export function cachePlan(index: SystemIndex): CachePlan {
  const entries = entriesOf(index);
  const reads = ownEndpoints(index).filter((endpoint) => onlyReads(index, endpoint));
  const judged = reads.map((endpoint) => ({ endpoint, refused: refusedRoute(index, endpoint, entries) }));
  const routes = judged.flatMap(({ endpoint, refused }) =>
    refused === undefined ? [cachedRoute(index, endpoint, entries)] : [],
  );
  const existing = existingKeys(index, entries);
  const refused = judged.flatMap((each) => (each.refused === undefined ? [] : [measured(each.refused, existing)]));
  const tables = tableTraffic(index, entries);
  return { verdict: verdict(index, routes, refused, existing), existing, routes, refused, tables };
}

/** What is cached today and would not be advised: somebody may have had a reason that the code does not show. */
function measured(refused: Refused, existing: readonly ExistingKey[]): Refused {
  const key = existing.find(({ filledBy }) => filledBy.includes(refused.route))?.key;
  if (key === undefined) return refused;
  return { ...refused, why: `${refused.why} ${todays(refused.kind, key)}` };
}

/** What is under the key may be a part of the answer only, so it is asked for what makes the whole wrong. */
function todays(kind: Refused['kind'], key: string): string {
  const under = `kept under ${keyName(key)} today`;
  if (kind === 'personal') return `What is ${under} is right only as far as it is the same for everybody.`;
  if (kind === 'has to be right') return `What is ${under} is right only as far as none of this is in it.`;
  return `It is ${under}: measure whether that is faster before keeping it.`;
}

/** Only GET may be cached by anybody, and a GET that writes must run each time. */
function onlyReads(index: SystemIndex, endpoint: Endpoint): boolean {
  if (endpoint.method !== 'GET' || endpoint.static || endpoint.protocol !== undefined) return false;
  const accesses = index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
  return accesses.length > 0 && accesses.every(({ kind }) => kind === 'read');
}

function verdict(
  index: SystemIndex,
  routes: readonly CachedRoute[],
  refused: readonly Refused[],
  existing: readonly ExistingKey[],
): readonly string[] {
  const all = routes.length + refused.length;
  if (all === 0) return ['No route was found that only reads tables, so there is nothing to cache.'];
  const stale = existing.filter(({ forgotten }) => forgotten.length > 0);
  const mend = stale.map(
    ({ key, forgotten }) =>
      `Mend ${keyName(key)} first: ${shortList(forgotten.map((name) => `\`${name}\``))} ${forgotten.length === 1 ? 'changes' : 'change'} what it holds and ${forgotten.length === 1 ? 'does' : 'do'} not throw it away.`,
  );
  if (routes.length === 0)
    return [
      ...mend,
      `Cache nothing${existing.length === 0 ? '' : ' more'}: each of ${count(all, 'read route')} is personal, has to be right, is cheap, or is written too often.`,
    ];
  const names = shortList(
    routes.map(({ route }) => `\`${route}\``),
    4,
  );
  const { used, idle } = cachesOf(index);
  const unused = idle.length === 0 ? '' : `${unusedText(idle)} `;
  const where =
    used.length > 0
      ? `${shortList(used.map(titleOf))} ${used.length === 1 ? 'runs' : 'run'} already; no other cache is needed.`
      : existing.length > 0
        ? `${unused}The cache that the code uses today can hold them, too; HTTP headers cost nothing to run.`
        : `${unused}Begin with the HTTP headers: they cost nothing to run. A shared cache pays when these routes together pass about 200 requests a second, or their p95 stays above 50 ms with every index in place.`;
  return [
    ...mend,
    `${routes.length} of ${count(all, 'read route')} ${routes.length === 1 ? 'is' : 'are'} worth a copy: ${names}.`,
    where,
  ];
}
