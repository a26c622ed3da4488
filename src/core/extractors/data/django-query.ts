import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What one method of a Django query set does to the query. */
export type QuerySetStep =
  | { readonly does: 'filter' | 'sort' | 'limit' | 'take' | 'columns' | 'related' | 'none' }
  | { readonly does: 'one'; readonly verb?: DataVerb | undefined }
  | { readonly does: 'verb'; readonly verb: DataVerb };

const filter = { does: 'filter' } as const;
const none = { does: 'none' } as const;

export const querySetSteps: Readonly<Record<string, QuerySetStep>> = {
  all: none,
  using: none,
  distinct: none,
  annotate: none,
  alias: none,
  offset: none,
  reverse: none,
  only: { does: 'columns' },
  values: { does: 'columns' },
  values_list: { does: 'columns' },
  defer: none,
  filter,
  exclude: filter,
  select_for_update: none,
  order_by: { does: 'sort' },
  slice: { does: 'limit' },
  limit: { does: 'take' },
  get_or_none: { does: 'one' },
  select_related: { does: 'related' },
  prefetch_related: { does: 'related' },
  get: { does: 'one' },
  first: { does: 'one' },
  last: { does: 'one' },
  latest: { does: 'one' },
  earliest: { does: 'one' },
  count: { does: 'verb', verb: 'count' },
  exists: { does: 'one' },
  aggregate: { does: 'verb', verb: 'count' },
  iterator: none,
  in_bulk: none,
  create: { does: 'one', verb: 'insert' },
  acreate: { does: 'one', verb: 'insert' },
  // Managers of users hash the password on the way.
  create_user: { does: 'one', verb: 'insert' },
  acreate_user: { does: 'one', verb: 'insert' },
  create_superuser: { does: 'one', verb: 'insert' },
  aget: { does: 'one' },
  afirst: { does: 'one' },
  acount: { does: 'verb', verb: 'count' },
  bulk_create: { does: 'verb', verb: 'insert' },
  get_or_create: { does: 'one', verb: 'upsert' },
  update_or_create: { does: 'one', verb: 'upsert' },
  update: { does: 'verb', verb: 'update' },
  bulk_update: { does: 'verb', verb: 'update' },
  delete: { does: 'verb', verb: 'delete' },
  _raw_delete: { does: 'verb', verb: 'delete' },
};

/** Ends of a keyword that compare: `created__gte`. */
export const lookups: Readonly<Record<string, FilterOperator>> = {
  exact: 'equal',
  iexact: 'computed',
  in: 'in',
  gt: 'range',
  gte: 'range',
  lt: 'range',
  lte: 'range',
  range: 'range',
  startswith: 'range',
  istartswith: 'like',
  contains: 'contains',
  icontains: 'contains',
  endswith: 'contains',
  iendswith: 'contains',
  isnull: 'other',
  regex: 'other',
  date: 'other',
  year: 'other',
  month: 'other',
  day: 'other',
};
