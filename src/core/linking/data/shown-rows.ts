import type { Filter } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ListedRows, ResourceUse } from '../http/route.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { noFacts } from '../operations/operation-facts.ts';
import type { AccessFact } from './access-fact.ts';
import { type DjangoQuery, fieldColumn } from './django-conditions.ts';
import { queryWays } from './query-ways.ts';
import { finish, queriesOf } from './read-django-query.ts';
import { columnOf, relationOf } from './schema-catalog.ts';

/** What a view of Django asks for by the query that its class holds: all of its rows, or the one of a key. */
export function shownRows(
  spot: CallSpot,
  { does, listed }: ResourceUse,
  value: Value,
  byKey: readonly Filter[],
): readonly AccessFact[] {
  const [query, another] = queriesOf(spot, queryWays(spot.resolver, spot.context, value, spot.call));
  if (query === undefined || another !== undefined) return [];
  const { reading } = query;
  if (does === 'list') addListed(query, listed);
  else {
    for (const { column, operator } of byKey) reading.filters.push({ qualifier: undefined, column, operator });
    if (byKey.length === 0) reading.filtersKnown = false;
    reading.many = false;
    reading.sorts.splice(0);
    query.ordered = true;
  }
  const facts = noFacts();
  finish(spot, facts, query);
  return facts.accesses;
}

/** Who asks may choose among the rows; that all are read unless a page is asked for, the view alone does not say. */
function addListed(query: DjangoQuery, listed: ListedRows | undefined): void {
  const { reading, entry } = query;
  const isOwn = (field: string): boolean =>
    !field.includes('__') && (columnOf(entry, field) ?? relationOf(entry, field)) !== undefined;
  const add = (fields: readonly string[], operator: 'equal' | 'contains'): void => {
    for (const field of fields.filter(isOwn))
      reading.optional.push({ qualifier: undefined, column: fieldColumn(query, field), operator });
  };
  add(listed?.asked ?? [], 'equal');
  add(listed?.searched ?? [], 'contains');
  if (listed?.isPaged) reading.limit ??= { kind: 'parameter' };
  const isCut = reading.limit !== undefined || listed?.isWhole === true;
  if (listed === undefined || listed.isOpen || !isCut) reading.filtersKnown = false;
  const order = listed?.order?.map((name) => ({ field: name.replace(/^-/, ''), descending: name.startsWith('-') }));
  if (order?.every(({ field }) => isOwn(field)))
    reading.sorts.splice(
      0,
      reading.sorts.length,
      ...order.map(({ field, descending }) => ({
        qualifier: undefined,
        column: fieldColumn(query, field),
        descending,
      })),
    );
}
