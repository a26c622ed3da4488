import { groupBy } from '../../model/group-by.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { CapacityResult } from '../advice.ts';
import { assumed, digits, type Load } from './load.ts';
import type { RouteTraffic } from './traffic.ts';

/** Instances, requests at work and pool of each service, the busiest first. */
export function serviceFigures(
  index: SystemIndex,
  traffic: readonly RouteTraffic[],
  load: Load,
): readonly CapacityResult[] {
  const busy = [...groupBy(traffic, ({ endpoint }) => endpoint.service)]
    .map(([service, routes]) => ({ service, routes, rate: sum(routes.map(({ total }) => total)) }))
    .filter(({ rate }) => rate > 0)
    .sort((a, b) => b.rate - a.rate || (a.service < b.service ? -1 : 1));
  return busy.flatMap(({ service, routes, rate }) => figuresOf(index, service, routes, rate, load));
}

/** Services of which fewer instances are configured than this load needs. */
export function tooFew(index: SystemIndex, traffic: readonly RouteTraffic[], { peak }: Load): readonly string[] {
  return [...groupBy(traffic, ({ endpoint }) => endpoint.service)].flatMap(([service, routes]) => {
    const component = index.component(service);
    const configured = component?.deployment?.replicas;
    const atPeak = sum(routes.map(({ total }) => total)) * peak;
    const needed = instancesFor(atPeak);
    if (atPeak === 0 || configured === undefined || configured >= needed) return [];
    return [`${component?.name ?? service} needs ${needed} and has ${configured}`];
  });
}

/** One more than the load needs, so that a deployment or a crash is not felt. */
function instancesFor(atPeak: number): number {
  return Math.ceil(atPeak / assumed.instanceRate) + 1;
}

function figuresOf(
  index: SystemIndex,
  service: string,
  routes: readonly RouteTraffic[],
  rate: number,
  { peak }: Load,
): readonly CapacityResult[] {
  const component = index.component(service);
  const name = component?.name ?? service;
  const running = component?.deployment?.replicas ?? 1;
  const atPeak = rate * peak;
  const queries = sum(routes.map((route) => route.total * route.queries)) / rate;
  const calls = sum(routes.map((route) => route.total * route.calls)) / rate;
  const behind = sum(routes.map((route) => route.total * route.behindSeconds)) / rate;
  const seconds = assumed.codeSeconds + queries * assumed.querySeconds + calls * assumed.callSeconds + behind;
  const needed = instancesFor(atPeak);
  const busy = (atPeak * queries * assumed.querySeconds) / needed;
  const pool = Math.max(2, Math.ceil(busy / assumed.poolUse));
  const figures: CapacityResult[] = [
    {
      what: `instances of ${name}`,
      value: needed,
      unit: 'instances',
      how: `⌈${digits(rate)} requests/s × ${peak} ÷ ${assumed.instanceRate}⌉ + 1 to spare = ${needed}; ${running} ${component?.deployment?.replicas === undefined ? 'taken to run' : 'configured'}`,
    },
    {
      what: `requests at work in ${name}`,
      value: Number((atPeak * seconds).toPrecision(3)),
      unit: 'requests',
      how: `Little’s law: ${digits(atPeak)} requests/s × (${assumed.codeSeconds} s${times(queries, 'query', assumed.querySeconds)}${times(calls, 'call', assumed.callSeconds)}${behind === 0 ? '' : ` + ${digits(behind)} s for the work of neighbors`}) = ${digits(atPeak * seconds)}`,
    },
  ];
  if (queries === 0) return figures;
  // A process of PHP serves one request and opens one connection: there are workers and no pool.
  if (component?.language === 'php') {
    const workers = Math.max(2, Math.ceil((atPeak * seconds) / needed / assumed.poolUse));
    return [
      ...figures,
      {
        what: `PHP workers of an instance of ${name}`,
        value: workers,
        unit: 'workers',
        how: `max(2, ⌈${digits(atPeak * seconds)} requests at work ÷ ${count(needed, 'instance')} ÷ ${assumed.poolUse}⌉) = ${workers}, each with a connection of its own`,
      },
    ];
  }
  return [
    ...figures,
    {
      what: `pool of an instance of ${name}`,
      value: pool,
      unit: 'connections',
      how: `max(2, ⌈${digits(atPeak)} requests/s × ${amountOf(queries, 'query')} × ${assumed.querySeconds} s ÷ ${needed} instances ÷ ${assumed.poolUse}⌉) = ${pool}`,
    },
  ];
}

/** What a request does not do at all is left out of its sum. */
function times(amount: number, noun: string, seconds: number): string {
  return amount === 0 ? '' : ` + ${amountOf(amount, noun)} × ${seconds} s`;
}

/** An average: `1 query`, `1.02 queries`. */
function amountOf(amount: number, noun: string): string {
  const [, plural = noun] = count(2, noun).split(' ');
  return `${digits(amount)} ${digits(amount) === '1' ? noun : plural}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
