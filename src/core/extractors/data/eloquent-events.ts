import { type RowEvent, rowEvents } from './row-event.ts';

const { deleted, inserted, stored, updated } = rowEvents;

/** Events of Eloquent's models; `restored` and its like come with an update of their own. */
export const modelEvents: Readonly<Record<string, readonly RowEvent[]>> = {
  creating: inserted,
  created: inserted,
  updating: updated,
  updated: updated,
  saving: stored,
  saved: stored,
  deleting: deleted,
  deleted: deleted,
};

export function eventOf(name: string): readonly RowEvent[] | undefined {
  return Object.hasOwn(modelEvents, name) ? modelEvents[name] : undefined;
}

/** Methods that write without a model, or without telling anybody. */
export const withoutModelEvents: ReadonlySet<string> = new Set([
  'createQuietly',
  'deleteQuietly',
  'insert',
  'insertGetId',
  'insertOrIgnore',
  'insertUsing',
  'saveQuietly',
  'truncate',
  'updateOrInsert',
  'updateQuietly',
  'upsert',
]);
