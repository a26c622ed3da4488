import type { ChainReading } from '../data/read-chain-steps.ts';
import { copyOf, type EloquentQuery } from './query.ts';

/**
 * What several ways lead to: only what all of them choose by is sure. Of ways that lead to several tables nobody can say
 * which one a run takes.
 */
export function oneOf(ways: readonly EloquentQuery[]): EloquentQuery | undefined {
  const [first, ...others] = ways;
  if (first === undefined || others.length === 0) return first;
  if (!others.every(({ table }) => table === first.table)) return undefined;
  const { state } = first;
  if (state !== 'query' || !others.every((other) => other.state === state)) return first;
  const merged = copyOf(first);
  const readings = ways.map(({ reading }) => reading);
  const sure = commonTo(readings.map(({ filters }) => filters));
  const isSure = (filter: ChainReading['filters'][number]): boolean => sure.some((each) => isSame(each, filter));
  const all = readings.flatMap(({ filters, optional }) => [...filters, ...optional]);
  Object.assign(merged.reading, {
    filters: sure,
    optional: all.filter((filter) => !isSure(filter)),
    // Where each way adds something, nobody knows what chooses the rows.
    filtersKnown:
      readings.every(({ filtersKnown }) => filtersKnown) && readings.some(({ filters }) => filters.every(isSure)),
    sorts: commonTo(readings.map(({ sorts }) => sorts)),
    limit: readings.map(({ limit }) => limit).find((limit) => limit !== undefined),
  } satisfies Partial<ChainReading>);
  return merged;
}

function commonTo<T>([first = [], ...others]: readonly (readonly T[])[]): T[] {
  return first.filter((each) => others.every((list) => list.some((other) => isSame(each, other))));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
