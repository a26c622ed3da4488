import type { Resolver } from '../resolver.ts';
import { type Association, type RecordModel, targetOf } from './record-model.ts';
import { queryOf, withFilter } from './record-query.ts';
import type { TypedRecord } from './typed-record.ts';

/** What a relation of a row gives: another row, or a query for those that hold its key. */
export function relatedRecord(
  resolver: Resolver,
  owner: RecordModel,
  association: Association,
  /** What came along with the owner, with what came along with that in turn. */
  preloaded: readonly string[],
): TypedRecord | undefined {
  const target = targetOf(resolver, association);
  if (target === undefined || (target === owner && association.polymorphic)) return undefined;
  if (!association.many) return { kind: 'row', model: target, loaded: true, preloaded };
  const query = queryOf(target);
  if (!association.through) return { kind: 'relation', query: withFilter(query, association.key, 'equal') };
  query.reading.filtersKnown = false;
  return { kind: 'relation', query };
}
