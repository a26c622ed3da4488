/** What happens to a row. Each library has names of its own for it. */
export type RowEvent = 'insert' | 'update' | 'delete';

/** What callbacks and signals are mostly about. */
export const rowEvents = {
  inserted: ['insert'],
  updated: ['update'],
  deleted: ['delete'],
  stored: ['insert', 'update'],
  all: ['insert', 'update', 'delete'],
} as const satisfies Readonly<Record<string, readonly RowEvent[]>>;
