import type { DataVerb, FilterOperator } from '../../model/data-access.ts';
import type { ChainStep } from '../shapes/query-chain-vocabulary.ts';

/** What SQLAlchemy and what is built on it call the parts of a statement and the ways to run one. */
export const sqlalchemy = {
  id: 'sqlalchemy',
  modules: ['sqlalchemy', 'sqlmodel', 'flask_sqlalchemy', 'sqlalchemy_utils', 'databases'],
  /** Functions that begin a statement. */
  statements: { select: 'select', insert: 'insert', update: 'update', delete: 'delete' } as Record<string, DataVerb>,
  /** Methods that run a statement. */
  runners: [
    'execute',
    'scalars',
    'scalar',
    'exec',
    'stream',
    'stream_scalars',
    'fetch_all',
    'fetch_one',
    'fetch_val',
    'first_or_404',
    'one_or_404',
  ],
  /** Of these, what gives one row. */
  single: ['scalar', 'fetch_one', 'fetch_val', 'first_or_404', 'one_or_404'],
  /** Methods by which a session reads or writes one object or class. */
  session: {
    get: 'select',
    get_one: 'select',
    get_or_404: 'select',
    add: 'insert',
    add_all: 'insert',
    merge: 'upsert',
    delete: 'delete',
    bulk_save_objects: 'insert',
    bulk_insert_mappings: 'insert',
    bulk_update_mappings: 'update',
  } as Record<string, DataVerb>,
  /** What takes one row of a result, or fails. */
  ones: ['first', 'one', 'one_or_none', 'scalar', 'scalar_one', 'scalar_one_or_none', 'fetchone', 'get', 'get_or_404'],
  operators: {
    in_: 'in',
    like: 'like',
    ilike: 'like',
    contains: 'contains',
    icontains: 'contains',
    endswith: 'contains',
    startswith: 'range',
    between: 'range',
    is_: 'equal',
    is_not: 'other',
    isnot: 'other',
    not_in: 'other',
    notin_: 'other',
    any: 'other',
    has: 'other',
  } as Record<string, FilterOperator>,
  steps: {
    select_from: { does: 'table' },
    join: { does: 'join' },
    outerjoin: { does: 'join' },
    where: { does: 'filter' },
    filter: { does: 'filter' },
    filter_by: { does: 'filter' },
    order_by: { does: 'sort' },
    limit: { does: 'limit' },
    slice: { does: 'limit' },
    first: { does: 'one' },
    one: { does: 'one' },
    one_or_none: { does: 'one' },
    first_or_404: { does: 'one' },
    scalar: { does: 'one' },
    count: { does: 'aggregate' },
    delete: { does: 'verb', verb: 'delete' },
    update: { does: 'verb', verb: 'update' },
    on_conflict_do_update: { does: 'verb', verb: 'upsert' },
    on_conflict_do_nothing: { does: 'verb', verb: 'upsert' },
  } as Record<string, ChainStep>,
};
