import { lookups } from '../../extractors/data/django-query.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type ChainReading, newReading } from './read-chain-steps.ts';
import { type CatalogTable, columnOf, heldBy, joinedTo, relationOf } from './schema-catalog.ts';

/** A query set of Django or Tortoise, as far as it was read. */
export interface DjangoQuery {
  readonly model: string;
  readonly entry: CatalogTable | undefined;
  readonly reading: ChainReading;
  readonly related: string[];
  /** Relations whose rows come along: with rows, not with a number of them. */
  readonly loaded: string[];
  /** It says itself in which order rows come, or asks for no list of them. */
  ordered?: true;
  /** Names of what is computed beside the rows: `annotate(lines=Count('line'))`. */
  readonly computed: Set<string>;
  /** Its last call gives no query back. */
  readonly isSent?: boolean;
  /** The rows of one object, by its key: as they are, `prefetch_related` may have brought them along. */
  readonly ofObject?: true;
}

export function queryOf(spot: CallSpot, model: string): DjangoQuery {
  const reading = newReading();
  reading.tables.push({ name: model, alias: undefined });
  return {
    model,
    entry: spot.schema.model(spot.operation.service, model),
    reading,
    related: [],
    loaded: [],
    computed: new Set(),
  };
}

/** `state='new'`, `created__gte=start`, `Q(a=1) | Q(b=2)` */
export function addFilters(spot: CallSpot, query: DjangoQuery, call: CallOutline): void {
  for (const argument of call.args) addCondition(spot, query, argument, call);
}

export function addCondition(spot: CallSpot, query: DjangoQuery, value: Value, call: CallOutline): void {
  const { reading } = query;
  if (value.kind === 'either') {
    for (const option of value.options) addCondition(spot, query, option, call);
    // One of several is enough, which no index over all of them finds.
    reading.filtersKnown = false;
  } else if (value.kind === 'call') {
    const inner = spot.resolver.scopes.get(spot.context.file)?.outline.calls[value.call];
    if (inner?.name === 'Q') addFilters(spot, query, inner);
    else reading.filtersKnown = false;
  } else if (value.kind === 'object') {
    if (value.spreads.length > 0) reading.filtersKnown = false;
    for (const { key, value: given } of value.entries)
      if (key !== 'defaults') addKeyword(query, key, call.name === 'exclude' || isOwnValue(spot, given));
  } else reading.filtersKnown = false;
}

/** `F('ordered')`: rows are compared with what stands or was computed beside them, which no index looks up. */
function isOwnValue(spot: CallSpot, value: Value): boolean {
  if (value.kind !== 'call') return false;
  return spot.resolver.scopes.get(spot.context.file)?.outline.calls[value.call]?.name === 'F';
}

function addKeyword(query: DjangoQuery, keyword: string, isOther: boolean): void {
  const parts = keyword.split('__');
  const last = parts.at(-1) ?? '';
  const operator: FilterOperator | undefined = parts.length > 1 ? lookups[last] : 'equal';
  const [field = ''] = parts;
  // No index of a table finds what is computed for each row.
  if (query.computed.has(field)) {
    query.reading.filtersKnown = false;
    return;
  }
  const through = operator === undefined ? parts.length > 1 : parts.length > 2;
  const held = heldBy(query.entry, field) !== undefined || joinedTo(query.entry, field) !== undefined;
  if (held || (through && relationOf(query.entry, field) !== undefined)) {
    query.related.push(field);
    // The condition is on the other table; what it is there, is not followed.
    query.reading.filtersKnown = false;
    return;
  }
  query.reading.filters.push({
    qualifier: undefined,
    column: fieldColumn(query, field),
    operator: isOther ? 'other' : (operator ?? 'other'),
  });
}

/** A relation is held by its own column. */
export function fieldColumn({ entry }: DjangoQuery, field: string): string {
  if (relationOf(entry, field) !== undefined) return `${field}_id`;
  return columnOf(entry, field) ?? field;
}

/** `ordering` of the model sorts its lists where the query says nothing; groups that are counted are no such list. */
export function addModelOrder(query: DjangoQuery): void {
  const { entry, reading, computed } = query;
  if (query.ordered || reading.verb !== 'select' || reading.sorts.length > 0 || computed.size > 0) return;
  for (const name of entry?.order ?? []) {
    const field = name.replace(/^-/, '');
    if (columnOf(entry, field) === undefined && relationOf(entry, field) === undefined) return;
    reading.sorts.push({ qualifier: undefined, column: fieldColumn(query, field), descending: name.startsWith('-') });
  }
}
