import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import type { CatalogTable } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';

/** What the end of a transaction writes of one row that was loaded and changed in it. */
export function changedRow(spot: CallSpot, entry: CatalogTable, columns: readonly string[]): AccessFact {
  return {
    ...plainAccess,
    spot,
    library: 'jpa',
    table: { name: entry.table.name, entry },
    verb: 'update',
    many: false,
    filters: entry.table.primaryKey.map((each) => ({ column: each, operator: 'equal' as const })),
    columns,
  };
}
