import type { SystemIndex } from '../../model/system-index.ts';
import type { Capacity, CapacityResult } from '../advice.ts';
import { type Chain, requestChains } from '../boundaries/request-chains.ts';
import { assumed, digits, type Load, peopleOf, usualPayload } from './load.ts';
import { serviceFigures, tooFew } from './service-figures.ts';
import { storeFigures } from './store-figures.ts';
import { type TableFigure, tableFigures } from './table-figures.ts';
import { type RouteTraffic, trafficOf } from './traffic.ts';
import { capacityVerdict } from './verdict.ts';

/** What the code does with so many requests a second. Every figure carries its formula with the values in it. */
export interface CapacityPlan {
  readonly verdict: readonly string[];
  readonly assumptions: Capacity['assumptions'];
  readonly routes: readonly RouteFigures[];
  readonly services: readonly CapacityResult[];
  readonly stores: readonly CapacityResult[];
  /** In so many years. */
  readonly years: number;
  readonly tables: readonly TableFigure[];
  readonly chains: readonly Chain[];
}

export interface RouteFigures {
  readonly route: string;
  readonly service: string;
  /** Requests a second at peak. */
  readonly atPeak: string;
  readonly queries: number;
  readonly calls: number;
  readonly fanOut: number;
}

export function capacityPlan(index: SystemIndex, load: Load): CapacityPlan {
  const traffic = trafficOf(index, load);
  const services = serviceFigures(index, traffic, load);
  const stores = storeFigures(index, traffic, load);
  const tables = tableFigures(index, load);
  return {
    verdict: capacityVerdict(traffic, tooFew(index, traffic, load), stores, tables),
    assumptions: assumptionsOf(load),
    routes: [...traffic].sort(byWork).map((each) => figuresOf(index, each, load)),
    services: [answers(load), ...services],
    stores,
    years: assumed.years,
    tables,
    chains: requestChains(index),
  };
}

function byWork(a: RouteTraffic, b: RouteTraffic): number {
  const work = ({ total, queries, calls }: RouteTraffic): number => total * (queries + calls);
  return work(b) - work(a) || b.total - a.total || (a.endpoint.id < b.endpoint.id ? -1 : 1);
}

function figuresOf(index: SystemIndex, traffic: RouteTraffic, { peak }: Load): RouteFigures {
  const { endpoint, total, queries, calls, fanOut } = traffic;
  return {
    route: `${endpoint.method} ${endpoint.path}`,
    service: index.component(endpoint.service)?.name ?? endpoint.service,
    atPeak: `${digits(total)} × ${peak} = ${digits(total * peak)}`,
    queries,
    calls,
    fanOut,
  };
}

function answers({ rps, peak, payload = usualPayload }: Load): CapacityResult {
  const megabits = (rps * peak * payload * 8) / 1e6;
  return {
    what: 'answers to the outside',
    value: Number(megabits.toPrecision(3)),
    unit: 'Mbit/s',
    how: `${digits(rps)} requests/s × ${peak} × ${payload.toLocaleString('en-US')} bytes × 8 = ${digits(megabits)}`,
  };
}

function assumptionsOf(load: Load): Capacity['assumptions'] {
  const { rps, peak, growth, payload = usualPayload } = load;
  return [
    { name: 'requests from outside', value: rps, unit: 'requests/s', why: 'on average over a day' },
    { name: 'peak factor', value: peak, why: 'the busiest minute of a working day' },
    { name: 'growth a year', value: growth, unit: 'ratio', why: 'of requests, and so of rows' },
    {
      name: 'share of reads',
      value: assumed.readShare,
      unit: 'ratio',
      why: 'of what comes from outside, evenly over the read routes; the rest evenly over the others',
    },
    {
      name: 'items in a loop',
      value: assumed.items,
      why: 'how often a query or call in a loop runs for one request, and how many rows a bulk insert brings',
    },
    {
      name: 'time of a query',
      value: assumed.querySeconds,
      unit: 's',
      why: 'with an index, over the local network; the statistics of the database know better',
    },
    { name: 'time of own code', value: assumed.codeSeconds, unit: 's', why: 'for each request: parsing, checks, JSON' },
    {
      name: 'time of a call',
      value: assumed.callSeconds,
      unit: 's',
      why: 'the way to a neighbor and back, without its work',
    },
    { name: 'size of an answer', value: payload, unit: 'bytes', why: 'a page of JSON' },
    {
      name: 'requests that an instance answers',
      value: assumed.instanceRate,
      unit: 'requests/s',
      why: 'one processor; measure it before the first launch',
    },
    ...rowAssumptions(load),
    {
      name: 'use of a pool',
      value: assumed.poolUse,
      unit: 'ratio',
      why: 'above it requests begin to wait for a connection',
    },
  ];
}

/** How many rows people leave behind: the code says who adds them, and nothing says how often. */
function rowAssumptions(load: Load): Capacity['assumptions'] {
  const why =
    load.people === undefined
      ? `${digits(load.rps)} requests/s × 86,400 s ÷ ${assumed.requestsOfPerson} requests a day of each`
      : 'as it is said';
  return [
    { name: 'people with an account', value: peopleOf(load), why },
    {
      name: 'rows that a person adds',
      value: assumed.contentRows,
      unit: 'a year',
      why: 'to a table of what people add: one a month',
    },
    {
      name: 'events of a person',
      value: assumed.eventRows,
      unit: 'a year',
      why: 'to a table of what happens: one a day',
    },
    {
      name: 'staff among people',
      value: assumed.staffShare,
      unit: 'ratio',
      why: `each of them adds ${assumed.staffRows} rows a year`,
    },
    {
      name: 'rows below a parent',
      value: assumed.itemsEach,
      why: 'lines of an order, songs of a list, partners of a row',
    },
    {
      name: 'rows of a list that is kept',
      value: assumed.referenceRows,
      why: 'what is read by all and changed by few',
    },
  ];
}
