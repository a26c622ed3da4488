import type { SqlQuery } from '../../syntax/sql/sql-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { AccessFact } from './access-fact.ts';
import { entityColumn } from './entity-columns.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

/**
 * A query of entities joins by a mere path, `where o.customer.country = :country`: what it asks of the relation is asked
 * of the table that the relation leads to, and its key stands in the table itself.
 */
export function withImpliedJoins(
  spot: CallSpot,
  { filters, tables }: SqlQuery,
  accesses: readonly AccessFact[],
): readonly AccessFact[] {
  const names = new Set(
    tables.flatMap(({ name, alias }) => [name.toLowerCase(), ...(alias ? [alias.toLowerCase()] : [])]),
  );
  const implied = filters.filter(({ qualifier }) => qualifier !== undefined && !names.has(qualifier.toLowerCase()));
  let result = accesses;
  for (const { qualifier = '', column, operator } of implied) {
    const at = result.findIndex(({ table }) => relationOf(table.entry, qualifier) !== undefined);
    const owner = result[at];
    const own = entityColumn(owner?.table.entry, `${qualifier}.${column}`);
    const model = relationOf(owner?.table.entry, qualifier);
    const entry: CatalogTable | undefined =
      model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
    const there = entityColumn(entry, column);
    if (owner === undefined || (own === undefined && (entry === undefined || there === undefined)))
      result = result.map((access) => ({ ...access, filtersKnown: false }));
    else if (own !== undefined)
      result = result.map((access, index) =>
        index === at ? { ...access, filters: [...access.filters, { column: own, operator }] } : access,
      );
    else if (entry !== undefined && there !== undefined)
      result = joined(result, owner, entry, { column: there, operator });
  }
  return result;
}

function joined(
  accesses: readonly AccessFact[],
  owner: AccessFact,
  entry: CatalogTable,
  filter: AccessFact['filters'][number],
): readonly AccessFact[] {
  const known = accesses.findIndex((access) => access !== owner && access.table.name === entry.table.name);
  if (known >= 0)
    return accesses.map((access, at) => (at === known ? { ...access, filters: [...access.filters, filter] } : access));
  const { verb } = owner;
  return [
    ...accesses,
    {
      ...owner,
      table: { name: entry.table.name, entry },
      verb: verb === 'count' ? verb : 'select',
      filters: [filter],
      sorts: [],
      columns: [],
      joined: true,
    },
  ];
}
