import { type RowEvent, rowEvents } from './row-event.ts';

const { deleted, inserted, stored, updated } = rowEvents;

export const signalEvents: Readonly<Record<string, readonly RowEvent[]>> = {
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
