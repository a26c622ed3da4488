import type { System } from '../../model/system.ts';
import type { Table } from '../../model/table.ts';
import type { Capacity, CapacityResult } from '../advice.ts';
import { poolDefaults } from '../scaling/connection-limits.ts';
import { heapBytes, indexBytes, tupleBytes } from './row-storage.ts';

/** What a system has to carry, as far as it is known: ids of endpoints and tables with their figures. */
export interface LoadFigures {
  /** Requests a second on average, by endpoint. */
  readonly requests: ReadonlyMap<string, number>;
  /** Requests a second on average that other services send, by service. */
  readonly inner: ReadonlyMap<string, number>;
  /** Rows after the first year and at the horizon, by table. */
  readonly rows: ReadonlyMap<string, { readonly first: number; readonly horizon: number }>;
  readonly horizonYears: number;
  readonly peakFactor: number;
  /** Bytes of an answer. */
  readonly payload: number;
  /** Requests a second that one instance answers. */
  readonly instanceRate: number;
  readonly availability: number;
}

export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly rowBytes: number;
  readonly heap: number;
  readonly indexes: number;
  readonly total: number;
}

/** Storage of a table with so many rows. */
export function sizeOf(table: Table, rows: number): TableSize {
  const [heap, indexes] = [heapBytes(table, rows), indexBytes(table, rows)];
  return { table: table.name, rows, rowBytes: tupleBytes(table), heap, indexes, total: heap + indexes };
}

/** Rows that are kept for each request: what a request touches again within a day is what memory has to hold. */
const hotShare = 0.2;

/** Of an index the pages above the leaves and the newest leaves; of a partitioned table the newest partitions. */
const [hotIndexes, hotPartitions] = [0.5, 0.05];

/** How long a request holds a connection: a few queries of a few milliseconds. */
const heldSeconds = 0.02;

/** Every figure with the formula that gives it, so that whoever knows better can correct one and see what follows. */
export function sizing(system: System, load: LoadFigures): Capacity {
  const average = sum([...load.requests.values()]);
  const peak = average * load.peakFactor;
  const services = system.components.filter(({ kind }) => kind === 'service');
  const results: CapacityResult[] = [
    figure('requests at peak', peak, 'requests/s', `${shown(average)} on average × peak factor ${load.peakFactor}`),
    figure(
      'outgoing traffic at peak',
      (peak * load.payload * 8) / 1e6,
      'Mbit/s',
      `${shown(peak)} requests/s × ${shown(load.payload)} bytes × 8`,
    ),
    figure(
      'requests at work at once',
      peak * heldSeconds,
      'requests',
      `${shown(peak)} requests/s × ${heldSeconds} s (Little’s law)`,
    ),
    ...services.flatMap((service) => instances(system, service.id, load)),
    ...storage(system, load),
    figure(
      'downtime that is permitted',
      (1 - load.availability) * 43_200,
      'minutes a month',
      `(1 − ${load.availability}) × 43,200 minutes`,
    ),
  ];
  return { assumptions: assumptionsOf(load), formulas, results };
}

function instances(system: System, service: string, load: LoadFigures): readonly CapacityResult[] {
  const component = system.components.find(({ id }) => id === service);
  const own = system.endpoints.filter((endpoint) => endpoint.service === service);
  const peak = sum(own.map((endpoint) => load.requests.get(endpoint.id) ?? 0)) * load.peakFactor;
  const inner = (load.inner.get(service) ?? 0) * load.peakFactor;
  const asked =
    inner === 0 ? `${shown(peak)} requests/s` : `(${shown(peak)} + ${shown(inner)} of other services) requests/s`;
  const running = component?.deployment?.replicas ?? 1;
  const name = component?.name ?? service;
  return [
    figure(`instances of ${name}`, running, 'instances', `max(2, ⌈${asked} ÷ ${load.instanceRate}⌉ + 1 to spare)`),
    figure(
      `connections of ${name}`,
      running * poolDefaults.pool,
      'connections',
      `${running} instances × a pool of ${poolDefaults.pool}, of PostgreSQL’s default ${poolDefaults.connections}`,
    ),
  ];
}

function storage(system: System, load: LoadFigures): readonly CapacityResult[] {
  const sized = system.tables.map((table) => {
    const rows = load.rows.get(table.id) ?? { first: 0, horizon: 0 };
    const horizon = sizeOf(table, rows.horizon);
    const hot =
      table.partition === undefined
        ? horizon.indexes * hotIndexes + horizon.heap * hotShare
        : horizon.total * hotPartitions;
    return { first: sizeOf(table, rows.first), horizon, hot };
  });
  const first = sum(sized.map((each) => each.first.total));
  const horizon = sum(sized.map((each) => each.horizon.total));
  return [
    figure(
      'storage after a year',
      first / 1e9,
      'GB',
      `${shown(sum(sized.map((each) => each.first.rows)))} rows, heap and indexes (table below)`,
    ),
    figure(
      `storage after ${load.horizonYears} years`,
      horizon / 1e9,
      'GB',
      `${shown(sum(sized.map((each) => each.horizon.rows)))} rows, heap and indexes`,
    ),
    figure(
      'memory that keeps it fast',
      sum(sized.map((each) => each.hot)) / 1e9,
      'GB',
      `${hotIndexes * 100} % of indexes + ${hotShare * 100} % of rows, of partitioned tables ${hotPartitions * 100} % in all`,
    ),
  ];
}

export function tableSizes(system: System, load: LoadFigures): readonly TableSize[] {
  const sizes = system.tables.map((table) => sizeOf(table, load.rows.get(table.id)?.first ?? 0));
  return sizes.sort((a, b) => b.total - a.total || (a.table < b.table ? -1 : 1));
}

function assumptionsOf(load: LoadFigures): Capacity['assumptions'] {
  return [
    {
      name: 'requests/s of an instance',
      value: load.instanceRate,
      why: 'one processor, a few queries and a few kilobytes of JSON; measure it before the first launch',
    },
    { name: 'pool', value: poolDefaults.pool, why: 'connections that an instance opens unless it says otherwise' },
    {
      name: 'seconds a request holds a connection',
      value: heldSeconds,
      why: 'a few queries of a few milliseconds each',
    },
    {
      name: 'share of rows that are asked for daily',
      value: hotShare,
      why: 'recent rows are read most; the statistics of the database tell what it had to fetch from disk',
    },
  ];
}

const formulas: Capacity['formulas'] = [
  {
    name: 'row',
    formula:
      '23 bytes of header (+ bitmap of empty columns), aligned to 8 + columns, each aligned by its type, aligned to 8 + 4',
  },
  { name: 'heap', formula: '⌈rows ÷ ⌊8,168 ÷ row⌋⌉ × 8,192' },
  {
    name: 'index',
    formula:
      'rows ÷ ⌊8,152 × fill ÷ (8 + key, aligned to 8, + 4)⌋ × 8,192 × 1.01; fill 0.90 where keys ascend, 0.69 where they scatter',
  },
  { name: 'instances', formula: 'max(2, ⌈peak ÷ requests/s of an instance⌉ + 1)' },
  { name: 'connections', formula: 'instances × pool' },
  { name: 'at work at once', formula: 'arrival rate × time in the system' },
];

function figure(what: string, value: number, unit: string, how: string): CapacityResult {
  return { what, value: Number(value.toPrecision(3)), unit, how: `${how} = ${shown(value)}` };
}

/** Three digits, because the figures behind it carry no more. */
function shown(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
