import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { ownerOf } from '../owners.ts';

export interface TableUse {
  readonly service: string;
  /** Places in the code that read or write, not how often they run. */
  readonly reads: number;
  readonly writes: number;
}

export interface MatrixRow {
  readonly table: string;
  readonly store: string;
  readonly owner?: string;
  readonly because: string;
  readonly uses: readonly TableUse[];
}

/** Table × service: who reads and writes what, and whose it is. */
export function ownershipMatrix(index: SystemIndex): readonly MatrixRow[] {
  return index.system.tables.filter((table) => table.role === 'system').map((table) => row(index, table));
}

function row(index: SystemIndex, table: Table): MatrixRow {
  const { service, why } = ownerOf(index, table);
  const name = (id: string): string => index.component(id)?.name ?? id;
  const uses = new Map<string, { reads: number; writes: number }>();
  for (const access of index.accessesOfTable(table.id)) {
    const user = index.operation(access.operation)?.service;
    if (user === undefined || access.role !== 'system') continue;
    const use = uses.get(user) ?? { reads: 0, writes: 0 };
    uses.set(user, use);
    if (access.kind === 'read') use.reads += 1;
    else use.writes += 1;
  }
  return {
    table: table.name,
    store: name(table.store),
    ...(service === undefined ? {} : { owner: name(service) }),
    because: why,
    uses: [...uses]
      .map(([id, use]) => ({ service: name(id), ...use }))
      .sort((a, b) => (a.service < b.service ? -1 : 1)),
  };
}
