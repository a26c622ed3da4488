import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What the steps of Diesel's and SeaORM's chains do, and which of them ask the database. */
export interface RustOrm {
  readonly id: string;
  readonly module: string;
  /** First steps on what stands for a table. */
  readonly starts: Readonly<Record<string, DataVerb>>;
  /** Functions of the library that are given what stands for a table. */
  readonly functions: Readonly<Record<string, DataVerb>>;
  /** Steps that ask: whether many rows may come. */
  readonly runs: Readonly<Record<string, 'many' | 'one' | 'count' | 'none'>>;
  /** Of those the ones that ask for no more than one row. */
  readonly limited: readonly string[];
  /** Steps that are given another table whose rows come along. */
  readonly joins: readonly string[];
  /** First steps that are given the table whose rows belong to what they are called on. */
  readonly related: readonly string[];
  readonly filters: readonly string[];
  /** Steps that are given a primary key. */
  readonly keys: readonly string[];
  readonly sorts: Readonly<Record<string, 'ascending' | 'descending' | 'said'>>;
}

/** https://diesel.rs/guides/getting-started */
export const diesel: RustOrm = {
  id: 'diesel',
  module: 'diesel',
  starts: {},
  functions: { insert_into: 'insert', update: 'update', delete: 'delete', replace_into: 'upsert' },
  runs: {
    load: 'many',
    load_iter: 'many',
    get_results: 'many',
    first: 'one',
    get_result: 'one',
    execute: 'none',
  },
  limited: ['first'],
  joins: ['inner_join', 'left_join', 'left_outer_join'],
  related: [],
  filters: ['filter', 'or_filter'],
  keys: ['find'],
  sorts: { order: 'said', order_by: 'said', then_order_by: 'said' },
};

/** https://www.sea-ql.org/SeaORM/docs/basic-crud/select */
const seaOrm: RustOrm = {
  id: 'sea-orm',
  module: 'sea_orm',
  starts: {
    find: 'select',
    find_by_id: 'select',
    insert: 'insert',
    insert_many: 'insert',
    update: 'update',
    update_many: 'update',
    delete: 'delete',
    delete_many: 'delete',
    delete_by_id: 'delete',
  },
  functions: {},
  runs: {
    all: 'many',
    stream: 'many',
    one: 'one',
    count: 'count',
    exec: 'none',
    exec_with_returning: 'none',
    exec_without_returning: 'none',
    paginate: 'many',
    fetch_page: 'many',
  },
  limited: ['one'],
  joins: ['find_also_related', 'find_with_related', 'inner_join', 'left_join'],
  related: ['find_related'],
  filters: ['filter'],
  keys: ['find_by_id', 'delete_by_id'],
  sorts: { order_by: 'said', order_by_asc: 'ascending', order_by_desc: 'descending' },
};

export const rustOrms: readonly RustOrm[] = [diesel, seaOrm];

/** Comparisons of a column, by their methods. */
export const rustComparisons: Readonly<Record<string, FilterOperator>> = {
  eq: 'equal',
  ne: 'other',
  gt: 'range',
  ge: 'range',
  gte: 'range',
  lt: 'range',
  le: 'range',
  lte: 'range',
  between: 'range',
  like: 'like',
  ilike: 'like',
  contains: 'like',
  starts_with: 'like',
  ends_with: 'like',
  eq_any: 'in',
  is_in: 'in',
  is_null: 'equal',
  is_not_null: 'other',
};
