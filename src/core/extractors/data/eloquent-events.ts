/** What happens to a row, as events of models name it. */
type Event = 'insert' | 'update' | 'delete';

const stored: readonly Event[] = ['insert', 'update'];

/** Events of Eloquent's models; `restored` and its like come with an update of their own. */
export const modelEvents: Readonly<Record<string, readonly Event[]>> = {
  creating: ['insert'],
  created: ['insert'],
  updating: ['update'],
  updated: ['update'],
  saving: stored,
  saved: stored,
  deleting: ['delete'],
  deleted: ['delete'],
};

export function eventOf(name: string): readonly Event[] | undefined {
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
