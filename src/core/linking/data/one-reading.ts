import type { ChainReading } from './read-chain-steps.ts';

/** What several ways to build one query come to: only what all of them choose by is sure. Made in place of the first. */
export function oneReading(readings: readonly [ChainReading, ...ChainReading[]]): ChainReading {
  const [first] = readings;
  const sure = commonTo(readings.map(({ filters }) => filters));
  const isSure = (filter: ChainReading['filters'][number]): boolean => sure.some((each) => isSame(each, filter));
  const all = readings.flatMap(({ filters, optional }) => [...filters, ...optional]);
  return {
    ...first,
    filters: sure,
    optional: all.filter((filter) => !isSure(filter)),
    // Where each way adds something, nobody knows what chooses the rows.
    filtersKnown:
      readings.every(({ filtersKnown }) => filtersKnown) && readings.some(({ filters }) => filters.every(isSure)),
    sorts: commonTo(readings.map(({ sorts }) => sorts)),
    limit: readings.map(({ limit }) => limit).find((limit) => limit !== undefined),
  };
}

function commonTo<T>([first = [], ...others]: readonly (readonly T[])[]): T[] {
  return first.filter((each) => others.every((list) => list.some((other) => isSame(each, other))));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
