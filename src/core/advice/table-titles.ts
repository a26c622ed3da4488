import type { SystemIndex } from '../model/system-index.ts';
import type { Table } from '../model/table.ts';

/** `orders`, and `billing-db.orders` where another store has a table of that name. */
export function tableTitles(index: SystemIndex): (table: Table) => string {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name, role } of index.system.tables) {
    if (role !== 'system') continue;
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return ({ name, store }) => (repeated.has(name) ? `${index.component(store)?.name ?? store}.${name}` : name);
}
