/** What happens to a row, as signals of Django and Tortoise and events of SQLAlchemy's mappers name it. */
type Event = 'insert' | 'update' | 'delete';

const stored: readonly Event[] = ['insert', 'update'];
const inserted: readonly Event[] = ['insert'];
const updated: readonly Event[] = ['update'];
const deleted: readonly Event[] = ['delete'];

export const signalEvents: Readonly<Record<string, readonly Event[]>> = {
  pre_save: stored,
  post_save: stored,
  pre_delete: deleted,
  post_delete: deleted,
  before_insert: inserted,
  after_insert: inserted,
  before_update: updated,
  after_update: updated,
  before_delete: deleted,
  after_delete: deleted,
};
