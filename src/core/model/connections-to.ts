import type { Connection } from './connection.ts';
import { groupBy } from './group-by.ts';
import type { System } from './system.ts';

const known = new WeakMap<readonly Connection[], ReadonlyMap<string, readonly Connection[]>>();

/** Connections that lead to a component, by its id. There are as many stores as services, and each asks. */
export function connectionsTo({ connections }: Pick<System, 'connections'>, id: string): readonly Connection[] {
  const byTarget = known.get(connections) ?? groupBy(connections, ({ to }) => to);
  known.set(connections, byTarget);
  return byTarget.get(id) ?? [];
}
