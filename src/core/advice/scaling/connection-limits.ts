import type { Component } from '../../model/component.ts';
import type { Connection, ConnectionKind } from '../../model/connection.ts';
import { groupBy } from '../../model/group-by.ts';
import { shortList } from '../../model/wording.ts';
import type { Ground, ScalingNote } from '../advice.ts';

/** PostgreSQL's `max_connections` and the pool that Node's clients open, both as they come. */
export const poolDefaults = { connections: 100, reserved: 3, pool: 10 };

interface Use {
  readonly store: string;
  readonly users: readonly string[];
  readonly running: number;
  /** All say how large their pools are. */
  readonly isSized: boolean;
}

/** How many instances the busiest database serves before it refuses the next connection. */
export function connectionLimits(ground: Ground): readonly ScalingNote[] {
  const [busiest] = connectionUses(ground);
  // One instance of one service has no neighbor to take a connection from, and pools that are set are summed by a rule.
  if (busiest === undefined || busiest.running < 2 || busiest.isSized) return [];
  const free = poolDefaults.connections - poolDefaults.reserved;
  const refused = Math.floor(free / poolDefaults.pool) + 1;
  const sum = `${refused} × a pool of ${poolDefaults.pool} > ${free} of PostgreSQL’s default ${poolDefaults.connections}`;
  return [
    {
      at: `${refused} instances`,
      what: `${busiest.store} refuses connections: ${sum} (${busiest.running} run now: ${shortList(busiest.users)})`,
      action:
        'Size the pools so that all instances stay below the limit; PgBouncer only when that leaves less than 2 each.',
    },
  ];
}

/** Databases by how many instances connect to them, the busiest first. */
export function connectionUses({ index }: Ground): readonly Use[] {
  const stores = index.system.components.filter((each) => each.kind === 'database' && each.technology === 'postgresql');
  const edges = groupBy(
    index.system.connections.filter((edge) => touching.has(edge.kind)),
    (edge) => edge.to,
  );
  const uses = stores.map((store) => useOf(index, store, edges.get(store.id) ?? [])).filter((use) => use.running > 0);
  return uses.sort((a, b) => b.running - a.running || (a.store < b.store ? -1 : 1));
}

function useOf({ component }: Ground['index'], store: Component, edges: readonly Connection[]): Use {
  const users = [...new Set(edges.map((edge) => edge.from))].flatMap((id) => component(id) ?? []);
  const running = users.reduce((sum, user) => sum + (user.deployment?.replicas ?? 1), 0);
  const isSized = users.every(({ pools = [] }) => pools.length > 0 && pools.every(({ assumed }) => !assumed));
  return { store: store.name, users: users.map((user) => user.name).sort(), running, isSized };
}

const touching: ReadonlySet<ConnectionKind> = new Set(['read', 'write', 'store']);
