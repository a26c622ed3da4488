import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Table } from '../../model/table.ts';
import { segmentsOf } from '../../rules/words/route-words.ts';
import { joined } from '../../rules/words/words-of.ts';

/** An access of a request, and the table that it is of. */
export interface Reaching {
  readonly access: DataAccess;
  readonly table: Table;
}

/** The accesses that a route is about: those of its only table, else of the one that its path is named after. */
export function mainAccesses(endpoint: Endpoint, accesses: readonly Reaching[]): readonly Reaching[] {
  const [first] = accesses;
  if (first === undefined || accesses.every(({ table }) => table.id === first.table.id)) return accesses;
  const named = segmentsOf(endpoint.path).at(-1) ?? '';
  return named === '' ? [] : accesses.filter(({ table }) => isNamed(table, named));
}

/** Frameworks put the name of a module before that of a table: `shop_order`. */
function isNamed({ name, model }: Table, segment: string): boolean {
  return joined(name) === segment || joined(model ?? '') === segment || joined(name.replace(/^[^_]+_/, '')) === segment;
}

/** A path that ends with the key of its own collection is of one row: `/orders/{id}`, `/orders/{orderId}`. */
export function isOfOne({ path }: Pick<Endpoint, 'path'>): boolean {
  const [, collection = '', key = ''] = /([^/{}]+)\/\{([^}]+)\}$/.exec(path) ?? [];
  return /^(?:id|pk|uuid|slug)$/i.test(key) || (key !== '' && joined(key) === `${joined(collection)}id`);
}
