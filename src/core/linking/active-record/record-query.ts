import type { FilterOperator, Limit } from '../../model/data-access.ts';
import { type ChainReading, newReading } from '../data/read-chain-steps.ts';
import type { Association, RecordModel } from './record-model.ts';

/** A query of Active Record as far as it is built; every step makes a new one. */
export interface RecordQuery {
  readonly model: RecordModel;
  readonly reading: ChainReading;
  /** Relations that are loaded along or joined. */
  readonly related: readonly Association[];
  /** Nothing is asked of the database. */
  readonly silent: boolean;
  /** The rows are read: whatever is asked further is asked of them. */
  readonly rows?: true;
}

export function queryOf(model: RecordModel): RecordQuery {
  const reading = newReading();
  reading.tables.push({ name: model.tables[0] ?? '', alias: undefined });
  return { model, reading, related: [], silent: false };
}

export function copyOf(query: RecordQuery): RecordQuery {
  const { reading } = query;
  return {
    ...query,
    reading: {
      ...reading,
      tables: [...reading.tables],
      filters: [...reading.filters],
      optional: [...reading.optional],
      sorts: [...reading.sorts],
      columns: [...reading.columns],
    },
  };
}

/** What a named query adds to the one that it is called on. */
export function withNamed(query: RecordQuery, named: RecordQuery): RecordQuery {
  const merged = copyOf(query);
  merged.reading.filters.push(...named.reading.filters);
  merged.reading.optional.push(...named.reading.optional);
  merged.reading.sorts.push(...named.reading.sorts);
  merged.reading.columns.push(...named.reading.columns);
  merged.reading.filtersKnown &&= named.reading.filtersKnown;
  merged.reading.limit = named.reading.limit ?? merged.reading.limit;
  return { ...merged, related: [...query.related, ...named.related] };
}

export function withFilter(query: RecordQuery, column: string, operator: FilterOperator): RecordQuery {
  const copy = copyOf(query);
  copy.reading.filters.push({ qualifier: undefined, column, operator });
  return copy;
}

export function oneRow(): Limit {
  return { kind: 'constant', value: 1 };
}

/** The same query, of which nobody knows what else it chooses rows by. */
export function opened(query: RecordQuery): RecordQuery {
  const copy = copyOf(query);
  copy.reading.filtersKnown = false;
  return copy;
}
