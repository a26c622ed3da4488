import type { Relation } from '../diagram.ts';

/** `orders.customer_id >─ customers.id, on delete cascade` */
export function relationLine(relation: Relation, names: ReadonlyMap<string, string>): string {
  const child = `${names.get(relation.child) ?? relation.child}.${relation.childColumns.join(' + ')}`;
  const parent = `${names.get(relation.parent) ?? relation.parent}.${relation.parentColumns.join(' + ')}`;
  const details = [
    relation.optional ? 'optional' : '',
    relation.onDelete === '' ? '' : `on delete ${relation.onDelete.toLowerCase()}`,
  ].filter((part) => part !== '');
  return [`${child} ${relation.one ? '──' : '>─'} ${parent}`, ...details].join(', ');
}
