import { megabytes } from '../../model/megabytes.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import type { CapacityResult } from '../advice.ts';
import { assumed, digits } from './load.ts';
import { describe, type RouteTraffic } from './traffic.ts';

/** One request that becomes so many is a load test by itself. */
const wide = 10;

/** What gives way first at this load, as far as structure says it. */
export function capacityVerdict(
  traffic: readonly RouteTraffic[],
  short: readonly string[],
  stores: readonly CapacityResult[],
  tables: readonly CapacityResult[],
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

function largest([first]: readonly CapacityResult[]): readonly string[] {
  return first === undefined
    ? []
    : [
        `\`${first.what}\` grows most, to ${megabytes(first.value * 1e6)} in ${count(assumed.years, 'year')}. Decide today how long its rows are kept; partition it by time from about 50 million rows.`,
      ];
}
