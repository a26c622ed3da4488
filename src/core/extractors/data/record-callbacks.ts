import { type RowEvent, rowEvents } from './row-event.ts';

const { all, deleted, inserted, stored, updated } = rowEvents;

/** Callbacks of Active Record, with what they run on unless `on:` says less. */
export const recordCallbacks: Readonly<Record<string, readonly RowEvent[]>> = {
  before_validation: stored,
  after_validation: stored,
  before_save: stored,
  around_save: stored,
  after_save: stored,
  before_create: inserted,
  around_create: inserted,
  after_create: inserted,
  before_update: updated,
  around_update: updated,
  after_update: updated,
  before_destroy: deleted,
  around_destroy: deleted,
  after_destroy: deleted,
  after_commit: all,
  after_save_commit: stored,
  after_create_commit: inserted,
  after_update_commit: updated,
  after_destroy_commit: deleted,
};

/** Words of `on:`. */
export const callbackEvents: Readonly<Record<string, RowEvent>> = {
  create: 'insert',
  update: 'update',
  destroy: 'delete',
};

/** Methods that write without running callbacks, as the guide of Active Record lists them. */
export const withoutCallbacks: ReadonlySet<string> = new Set([
  'decrement!',
  'decrement_counter',
  'delete',
  'delete_all',
  'delete_by',
  'import',
  'import!',
  'increment!',
  'increment_counter',
  'insert',
  'insert!',
  'insert_all',
  'insert_all!',
  'touch',
  'touch_all',
  'update_all',
  'update_column',
  'update_columns',
  'update_counters',
  'upsert',
  'upsert_all',
]);
