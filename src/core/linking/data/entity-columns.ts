import type { CatalogTable } from './schema-catalog.ts';
import { columnOf, relationOf } from './schema-catalog.ts';

/** The column that a property of an entity stands for, through relations: `customer`, `customer.id`, `customerId`. */
export function entityColumn(entry: CatalogTable | undefined, property: string): string | undefined {
  if (entry === undefined) return property;
  const path = property.replace(/_/g, '.');
  const own = Object.hasOwn(entry.fields, path) ? columnOf(entry, path) : undefined;
  if (own !== undefined) return own;
  const relation = relationIn(entry, path);
  if (relation === undefined) return columnOf(entry, path);
  // The key of what the relation leads to is in this table; anything else of it is not.
  return /^(?:|\.?id)$/i.test(path.slice(relation.length)) ? keyOf(entry, relation) : undefined;
}

/** The relation that a property goes through: `customer` of `customerEmail` and of `customer.email`. */
export function relationIn(entry: CatalogTable, path: string): string | undefined {
  const names = Object.keys(entry.fields).filter((name) => relationOf(entry, name) !== undefined);
  return names
    .filter(
      (name) =>
        path === name ||
        path.startsWith(`${name}.`) ||
        (/^[A-Z]/.test(path.slice(name.length)) && path.startsWith(name)),
    )
    .sort((a, b) => b.length - a.length)[0];
}

function keyOf(entry: CatalogTable, relation: string): string | undefined {
  const plain = relation.toLowerCase();
  return entry.table.foreignKeys
    .map((key) => key.columns[0])
    .find((column) => column?.toLowerCase().replace(/_/g, '').startsWith(plain) === true);
}
