import type { CatalogTable } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { RecordModel } from './record-model.ts';

/** The table by the first of its possible names that the schema has. */
export function tableOf(
  spot: CallSpot,
  { tables }: RecordModel,
): { readonly name: string; readonly entry: CatalogTable | undefined } {
  for (const name of tables) {
    const entry = spot.schema.table(spot.operation.service, name);
    if (entry !== undefined) return { name: entry.table.name, entry };
  }
  return { name: tables[0] ?? '', entry: undefined };
}
