import type { DataVerb } from '../../model/data-access.ts';

/** What a step of an Active Record query does. */
export type RecordStep =
  | {
      readonly does: 'filter' | 'not' | 'sort' | 'limit' | 'related' | 'columns' | 'open' | 'page' | 'keep' | 'nothing';
    }
  /** Loads one row. */
  | { readonly does: 'one'; readonly filters: boolean; readonly sorted?: true }
  /** Ends the query with a statement of its own. */
  | { readonly does: 'verb'; readonly verb: DataVerb; readonly many?: false; readonly filters?: true }
  /** Loads rows in portions. */
  | { readonly does: 'batch' };

const filter: RecordStep = { does: 'filter' };
const related: RecordStep = { does: 'related' };
const keep: RecordStep = { does: 'keep' };
const columns: RecordStep = { does: 'columns' };
const page: RecordStep = { does: 'page' };
const count: RecordStep = { does: 'verb', verb: 'count' };
const open: RecordStep = { does: 'open' };
const nothing: RecordStep = { does: 'nothing' };
const one: RecordStep = { does: 'one', filters: false };
const insert: RecordStep = { does: 'verb', verb: 'insert', many: false };

/** Methods of models and relations. */
export const recordSteps: Readonly<Record<string, RecordStep>> = {
  all: keep,
  where: filter,
  rewhere: filter,
  and: filter,
  not: { does: 'not' },
  or: open,
  merge: open,
  having: open,
  order: { does: 'sort' },
  reorder: { does: 'sort' },
  'where!': filter,
  'and!': filter,
  'or!': open,
  'merge!': open,
  'order!': { does: 'sort' },
  'limit!': { does: 'limit' },
  'joins!': related,
  'includes!': related,
  limit: { does: 'limit' },
  page,
  per: page,
  paginate: page,
  per_page: page,
  includes: related,
  preload: related,
  eager_load: related,
  joins: related,
  left_joins: related,
  left_outer_joins: related,
  with_attached_image: keep,
  references: keep,
  select: columns,
  distinct: keep,
  uniq: keep,
  group: keep,
  lock: keep,
  offset: keep,
  readonly: keep,
  strict_loading: keep,
  unscoped: keep,
  unscope: open,
  except: open,
  from: open,
  with: open,
  with_recursive: open,
  reverse_order: keep,
  extending: keep,
  load: keep,
  reload: keep,
  none: nothing,
  find: { does: 'one', filters: true },
  find_by: { does: 'one', filters: true },
  'find_by!': { does: 'one', filters: true },
  authenticate_by: { does: 'one', filters: true },
  find_sole_by: { does: 'one', filters: true },
  sole: one,
  take: one,
  'take!': one,
  first: { does: 'one', filters: false, sorted: true },
  'first!': { does: 'one', filters: false, sorted: true },
  second: { does: 'one', filters: false, sorted: true },
  last: { does: 'one', filters: false, sorted: true },
  'last!': { does: 'one', filters: false, sorted: true },
  pick: one,
  pluck: columns,
  ids: keep,
  find_each: { does: 'batch' },
  find_in_batches: { does: 'batch' },
  in_batches: { does: 'batch' },
  'exists?': { does: 'verb', verb: 'select', many: false, filters: true },
  'any?': { does: 'verb', verb: 'select', many: false },
  'none?': { does: 'verb', verb: 'select', many: false },
  'many?': { does: 'verb', verb: 'select', many: false },
  'empty?': { does: 'verb', verb: 'select', many: false },
  count,
  sum: count,
  average: count,
  maximum: count,
  minimum: count,
  calculate: count,
  size: count,
  create: insert,
  'create!': insert,
  insert,
  'insert!': insert,
  upsert: { does: 'verb', verb: 'upsert', many: false },
  insert_all: { does: 'verb', verb: 'insert' },
  'insert_all!': { does: 'verb', verb: 'insert' },
  upsert_all: { does: 'verb', verb: 'upsert' },
  import: { does: 'verb', verb: 'insert' },
  'import!': { does: 'verb', verb: 'insert' },
  find_or_create_by: { does: 'verb', verb: 'upsert', many: false, filters: true },
  'find_or_create_by!': { does: 'verb', verb: 'upsert', many: false, filters: true },
  create_or_find_by: { does: 'verb', verb: 'upsert', many: false, filters: true },
  'create_or_find_by!': { does: 'verb', verb: 'upsert', many: false, filters: true },
  find_or_initialize_by: { does: 'one', filters: true },
  first_or_create: { does: 'verb', verb: 'upsert', many: false },
  'first_or_create!': { does: 'verb', verb: 'upsert', many: false },
  first_or_initialize: one,
  update_all: { does: 'verb', verb: 'update' },
  update_counters: { does: 'verb', verb: 'update' },
  touch_all: { does: 'verb', verb: 'update' },
  delete_all: { does: 'verb', verb: 'delete' },
  destroy_all: { does: 'verb', verb: 'delete' },
  delete_by: { does: 'verb', verb: 'delete', filters: true },
  destroy_by: { does: 'verb', verb: 'delete', filters: true },
  '<<': insert,
  build: nothing,
  new: nothing,
};

/** Methods of a single record that write it. */
export const recordWrites: Readonly<Record<string, 'save' | 'update' | 'delete'>> = {
  save: 'save',
  'save!': 'save',
  update: 'update',
  'update!': 'update',
  update_attribute: 'update',
  update_attributes: 'update',
  'update_attributes!': 'update',
  update_column: 'update',
  update_columns: 'update',
  'increment!': 'update',
  'decrement!': 'update',
  'toggle!': 'update',
  touch: 'update',
  destroy: 'delete',
  'destroy!': 'delete',
  delete: 'delete',
};

/** Methods that give what they are called on. */
export const sameRecord: ReadonlySet<string> = new Set([
  'tap',
  'presence',
  'reload',
  'lock!',
  'decorate',
  'itself',
  'freeze',
  'dup',
  'becomes',
  'to_a',
  'to_ary',
  'load',
  'records',
  'compact',
  'sort_by',
  'reverse',
  'select',
  'reject',
  'filter',
  'uniq',
  'shuffle',
  'flatten',
  'each',
  'each_with_index',
]);

/** Methods that hand a block one item at a time. */
export const eachRecord: ReadonlySet<string> = new Set([
  'each',
  'each_with_index',
  'each_with_object',
  'find_each',
  'map',
  'flat_map',
  'filter_map',
  'collect',
  'select',
  'filter',
  'reject',
  'sort_by',
  'group_by',
  'index_by',
  'min_by',
  'max_by',
  'sum',
  'any?',
  'all?',
  'none?',
  'detect',
  'partition',
  'to_h',
  'reduce',
  'inject',
]);

/** Declarations of a relation; true where it leads to many. */
export const associationMacros: Readonly<Record<string, boolean>> = {
  belongs_to: false,
  has_one: false,
  has_many: true,
  has_and_belongs_to_many: true,
};

export const baseModels = /^(?:ApplicationRecord|ActiveRecord\.Base)$/;
