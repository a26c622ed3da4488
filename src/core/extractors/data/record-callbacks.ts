/** What happens to a row, as callbacks of models name it. */
type Event = 'insert' | 'update' | 'delete';

const stored: readonly Event[] = ['insert', 'update'];
const all: readonly Event[] = ['insert', 'update', 'delete'];

/** Callbacks of Active Record, with what they run on unless `on:` says less. */
export const recordCallbacks: Readonly<Record<string, readonly Event[]>> = {
  before_validation: stored,
  after_validation: stored,
  before_save: stored,
  around_save: stored,
  after_save: stored,
  before_create: ['insert'],
  around_create: ['insert'],
  after_create: ['insert'],
  before_update: ['update'],
  around_update: ['update'],
  after_update: ['update'],
  before_destroy: ['delete'],
  around_destroy: ['delete'],
  after_destroy: ['delete'],
  after_commit: all,
  after_save_commit: stored,
  after_create_commit: ['insert'],
  after_update_commit: ['update'],
  after_destroy_commit: ['delete'],
};

/** Words of `on:`. */
export const callbackEvents: Readonly<Record<string, Event>> = {
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
