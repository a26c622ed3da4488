import type { Filter } from '../../model/data-access.ts';
import type { CatalogTable } from './schema-catalog.ts';

/** A row that is at hand is changed or deleted by its key. */
export function byKey(entry: CatalogTable | undefined): {
  readonly filters: readonly Filter[];
  readonly filtersKnown: boolean;
} {
  const keys = entry?.table.primaryKey ?? [];
  return { filters: keys.map((column) => ({ column, operator: 'equal' })), filtersKnown: keys.length > 0 };
}
