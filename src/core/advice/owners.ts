import type { SystemIndex } from '../model/system-index.ts';
import type { Table } from '../model/table.ts';

export interface Owner {
  /** Component id; absent where nothing says whose the table is. */
  readonly service?: string;
  readonly why: string;
}

/** Whose a table is: who declares it, else who alone writes it, else who alone uses it. A draw stays open. */
export function ownerOf(index: SystemIndex, table: Table): Owner {
  const writers = index.writersOf(table.id);
  const users = [...new Set([...writers, ...index.readersOf(table.id)])];
  const [writer, user] = [writers[0], users[0]];
  if (table.declaredBy !== undefined) return { service: table.declaredBy, why: 'declares it' };
  if (writer !== undefined && writers.length === 1) return { service: writer, why: 'alone writes it' };
  if (user !== undefined && users.length === 1) return { service: user, why: 'alone uses it' };
  return { why: users.length === 0 ? 'no code uses it' : 'several write it, none declares it' };
}

/** Tables of the system by the service that owns them. */
export function tablesByOwner(index: SystemIndex): ReadonlyMap<string, readonly Table[]> {
  const owned = new Map<string, Table[]>();
  for (const table of index.system.tables) {
    const service = table.role === 'system' ? ownerOf(index, table).service : undefined;
    if (service !== undefined) owned.set(service, [...(owned.get(service) ?? []), table]);
  }
  return owned;
}
