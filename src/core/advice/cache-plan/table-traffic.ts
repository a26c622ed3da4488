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
  const reaching = (kind: 'read' | 'write'): number =>
    entries.filter(({ accesses }) => accesses.some(({ access }) => access.kind === kind && tables.has(access.table)))
      .length;
  return { readers: reaching('read'), writers: reaching('write') };
}

export function ratioOf(readers: number, writers: number): string {
  return writers === 0 ? `${readers}:0` : `${readers}:${writers} = ${(readers / writers).toFixed(1)}`;
}
