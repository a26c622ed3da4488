import type { DataAccess } from '../../model/data-access.ts';
import { type Endpoint, type Parameter, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { joined, nameSet } from '../words/words-of.ts';
import type { EntryPointsOf } from './entry-points.ts';
import { growthOf } from './growing-tables.ts';

const sizes = nameSet('limit page-size per-page max-page-size take max-results page-limit');

export function isPageSize(name: string): boolean {
  return sizes.has(joined(name));
}

/** A route that hands the size of its page to the query as it comes, and the query that takes it. */
export interface OpenPage {
  readonly endpoint: Endpoint;
  readonly size: Parameter;
  readonly list: DataAccess;
}

/**
 * Silent wherever anything on the way may bound the size: a schema, a guard that checks, the smaller of two numbers, or a
 * comparison by order.
 */
export function openPageOf(index: SystemIndex, entries: EntryPointsOf, endpoint: Endpoint): OpenPage | undefined {
  if (
    endpoint.onlyWhere !== undefined ||
    endpoint.role !== 'system' ||
    endpoint.method !== 'GET' ||
    !endpoint.sources.includes('code')
  )
    return undefined;
  const size = endpoint.parameters.find(isOpenSize);
  if (size === undefined) return undefined;
  if (endpoint.guards.some((guard) => turnsAway(guard) && (guard.kind === 'validation' || isOfPages(guard.name))))
    return undefined;
  const reached = index.reachedBy(endpoint).map(({ operation }) => operation);
  if (reached.some(({ bounds }) => bounds === true)) return undefined;
  const [list, another] = reached.flatMap(({ id }) => index.accessesOf(id)).filter(isPage);
  if (list === undefined || another !== undefined) return undefined;
  return growthOf(index, entries, list.table)?.pace === 'use' ? { endpoint, size, list } : undefined;
}

function isOpenSize({ name, in: place, shape }: Parameter): boolean {
  if (place !== 'query' || !(isPageSize(name) || name === 'size')) return false;
  const isNumber = shape?.type === 'integer' || shape?.type === 'number';
  return !(isNumber && (shape.maximum !== undefined || shape.values !== undefined));
}

function isOfPages(name: string): boolean {
  return /pag|limit|size/i.test(name);
}

function isPage({ verb, many, again, limit }: DataAccess): boolean {
  return verb === 'select' && many && again !== true && limit?.kind === 'parameter';
}
