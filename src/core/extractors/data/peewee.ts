import type { DataVerb } from '../../model/data-access.ts';
import type { ChainStep } from '../shapes/query-chain-vocabulary.ts';

/** What Peewee calls the parts of a query; models are asked by their own methods. */
export const peewee = {
  id: 'peewee',
  modules: ['peewee', 'playhouse', 'peewee_async'],
  /** Methods of a class that begin a query, or are one. */
  starts: {
    select: 'select',
    get: 'select',
    get_or_none: 'select',
    get_by_id: 'select',
    filter: 'select',
    insert: 'insert',
    insert_many: 'insert',
    create: 'insert',
    bulk_create: 'insert',
    get_or_create: 'upsert',
    replace: 'upsert',
    update: 'update',
    set_by_id: 'update',
    bulk_update: 'update',
    delete: 'delete',
    delete_by_id: 'delete',
  } as Readonly<Record<string, DataVerb>>,
  /** Those that are given conditions, and those that are given a key. */
  choosing: new Set(['get', 'get_or_none', 'filter', 'get_or_create']) as ReadonlySet<string>,
  keyed: new Set(['get_by_id', 'set_by_id', 'delete_by_id']) as ReadonlySet<string>,
  instance: { save: 'update', delete_instance: 'delete' } as Readonly<Record<string, DataVerb>>,
  steps: {
    where: { does: 'filter' },
    orwhere: { does: 'raw-filter' },
    filter: { does: 'filter' },
    order_by: { does: 'sort' },
    limit: { does: 'limit' },
    paginate: { does: 'limit' },
    join: { does: 'join' },
    join_from: { does: 'join' },
    switch: { does: 'join' },
    first: { does: 'one' },
    get: { does: 'one' },
    get_or_none: { does: 'one' },
    scalar: { does: 'one' },
    count: { does: 'aggregate' },
    exists: { does: 'aggregate' },
    on_conflict: { does: 'verb', verb: 'upsert' },
    on_conflict_ignore: { does: 'verb', verb: 'upsert' },
    on_conflict_replace: { does: 'verb', verb: 'upsert' },
  } as Readonly<Record<string, ChainStep>>,
};
