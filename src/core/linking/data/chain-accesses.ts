import type { Filter } from '../../model/data-access.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { AccessFact } from './access-fact.ts';
import { entityColumn } from './entity-columns.ts';
import type { ChainReading, Mention } from './read-chain-steps.ts';
import { columnOf } from './schema-catalog.ts';

/** One access per table that a chain names: the first is the one it writes or reads, the others are joined. One without a name is not known. */
export function chainAccesses(spot: CallSpot, library: string, reading: ChainReading): readonly AccessFact[] {
  const { service } = spot.operation;
  return reading.tables.flatMap(({ name, alias }, index) => {
    if (name === '') return [];
    const entry = spot.schema.table(service, name) ?? spot.schema.model(service, name);
    const mine = (mention: Mention): boolean =>
      mention.qualifier === undefined ? index === 0 : mention.qualifier === alias || mention.qualifier === name;
    const column = (mention: Mention): string =>
      columnOf(entry, mention.column) ?? entityColumn(entry, mention.column) ?? mention.column;
    const filtersOf = (filters: ChainReading['filters']): Filter[] =>
      filters.filter(mine).map((filter) => ({
        column: column(filter),
        operator: filter.operator,
        ...(filter.joins && { joins: filter.joins }),
      }));
    const optional = withoutTwins(filtersOf(reading.optional));
    const access: AccessFact = {
      spot,
      library,
      table: { name: entry?.table.name ?? name, entry },
      verb: index === 0 ? reading.verb : 'select',
      many: reading.many && reading.verb !== 'count',
      filters: withoutTwins(filtersOf(reading.filters)),
      filtersKnown: reading.filtersKnown,
      ...(optional.length > 0 && { optionalFilters: optional }),
      sorts: withoutTwins(
        reading.sorts.filter(mine).map((sort) => ({ column: column(sort), descending: sort.descending })),
      ),
      columns: index === 0 ? reading.columns.map((name) => columnOf(entry, name) ?? name) : [],
      limit: reading.limit,
      ...(index > 0 && { joined: true as const }),
      ...(reading.grouped && { grouped: reading.grouped.filter(mine).map(column) }),
    };
    return [access];
  });
}

/** A query that is built statement by statement may be met on more than one way. */
function withoutTwins<T extends { readonly column: string }>(list: readonly T[]): T[] {
  return list.filter((each, at) => list.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at);
}
