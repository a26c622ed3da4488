import { megabytes } from '../../model/megabytes.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import type { CapacityResult } from '../advice.ts';
import { assumed, digits } from './load.ts';
import type { TableFigure } from './table-figures.ts';
import { describe, type RouteTraffic } from './traffic.ts';

/** One request that becomes so many is a load test by itself. */
const wide = 10;

/** What gives way first at this load, as far as structure says it. */
export function capacityVerdict(
  traffic: readonly RouteTraffic[],
  short: readonly string[],
  stores: readonly CapacityResult[],
  tables: readonly TableFigure[],
): readonly string[] {
  if (traffic.length === 0) return ['No route with a handler was found, so there is no load to reckon.'];
  return [...widest(traffic), ...instances(short), ...busiest(stores), ...largest(tables)];
}

function widest(traffic: readonly RouteTraffic[]): readonly string[] {
  const [first] = [...traffic].sort((a, b) => b.queries + b.calls + b.fanOut - (a.queries + a.calls + a.fanOut));
  if (first === undefined || first.queries + first.calls + first.fanOut < wide) return [];
  const behind = first.fanOut > 1 ? `, and becomes ${count(first.fanOut, 'request')} in all` : '';
  return [`${describe(first)} works hardest: ${work(first)}${behind}.`];
}

function work({ queries, calls }: RouteTraffic): string {
  const parts = [queries === 0 ? '' : count(queries, 'query'), calls === 0 ? '' : count(calls, 'call')];
  return `${listed(parts.filter((part) => part !== ''))} of its own`;
}

function instances(short: readonly string[]): readonly string[] {
  return short.length === 0 ? [] : [`Instances at peak, with one to spare: ${shortList(short, 4)}.`];
}

function busiest(results: readonly CapacityResult[]): readonly string[] {
  const first = results.find((result) => result.what.startsWith('connections at work in '));
  return first === undefined ? [] : [`Most ${first.what} at peak: ${digits(first.value)} (${first.how}).`];
}

/** From so many rows on an index no longer fits in memory, and a cleaning up takes a night. */
const manyRows = 50_000_000;

/** Rows of what happens are thrown away one day; of what people add nobody may. */
function largest([first]: readonly TableFigure[]): readonly string[] {
  if (first === undefined) return [];
  const grows = `\`${first.what}\` grows most, to ${megabytes(first.value * 1e6)} in ${count(assumed.years, 'year')}`;
  if (first.rows < manyRows)
    return [
      `${grows}: ${count(Number(first.rows.toPrecision(3)), 'row')}, which one table carries without partitions.`,
    ];
  return [
    first.grows === 'events'
      ? `${grows}. Decide today how long its rows are kept, and partition it by time from about 50 million rows.`
      : `${grows}. Its indexes decide how fast it stays; a partition pays from about 50 million rows.`,
  ];
}
