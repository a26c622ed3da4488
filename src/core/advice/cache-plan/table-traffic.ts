import type { SystemIndex } from '../../model/system-index.ts';
import type { Entry } from '../entries.ts';
import { tableTitles } from '../table-titles.ts';

export interface TableTraffic {
  readonly table: string;
  /** Requests, schedules and messages that read or write it. */
  readonly readers: number;
  readonly writers: number;
  readonly ratio: string;
}

/** How many ways lead to a read and to a write: what the code says of the load before anybody has measured it. */
export function tableTraffic(index: SystemIndex, entries: readonly Entry[]): readonly TableTraffic[] {
  const title = tableTitles(index);
  return index.system.tables
    .filter((table) => table.role === 'system')
    .map((table) => {
      const { readers, writers } = trafficOf(entries, new Set([table.id]));
      return { table: title(table), readers, writers, ratio: ratioOf(readers, writers) };
    })
    .filter(({ readers, writers }) => readers + writers > 0);
}

export function trafficOf(
  entries: readonly Entry[],
  tables: ReadonlySet<string>,
): { readonly readers: number; readonly writers: number } {
  const ways = waysOf(entries);
  const reaching = (kind: 'read' | 'write'): number =>
    new Set([...tables].flatMap((table) => ways.get(`${kind} ${table}`) ?? [])).size;
  return { readers: reaching('read'), writers: reaching('write') };
}

type Ways = ReadonlyMap<string, readonly Entry[]>;

const known = new WeakMap<readonly Entry[], Ways>();

/** Each way to a table once, by what it does there: every table and route is asked about. */
function waysOf(entries: readonly Entry[]): Ways {
  const ways = known.get(entries) ?? readWays(entries);
  known.set(entries, ways);
  return ways;
}

function readWays(entries: readonly Entry[]): Ways {
  const ways = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const name of new Set(entry.accesses.map(({ access }) => `${access.kind} ${access.table}`))) {
      const others = ways.get(name);
      if (others === undefined) ways.set(name, [entry]);
      else others.push(entry);
    }
  return ways;
}

export function ratioOf(readers: number, writers: number): string {
  return writers === 0 ? `${readers}:0` : `${readers}:${writers} = ${(readers / writers).toFixed(1)}`;
}
