import type { DataVerb } from '../../model/data-access.ts';

/** Sequel, a toolkit for databases in Ruby: https://sequel.jeremyevans.net. */
export const sequel: {
  readonly id: string;
  /** Methods that ask the database → what for, and whether many rows may come or go. */
  readonly ends: Readonly<Record<string, readonly [DataVerb, 'many' | 'one']>>;
} = {
  id: 'sequel',
  ends: {
    all: ['select', 'many'],
    each: ['select', 'many'],
    to_a: ['select', 'many'],
    map: ['select', 'many'],
    select_map: ['select', 'many'],
    paged_each: ['select', 'many'],
    first: ['select', 'one'],
    'first!': ['select', 'one'],
    find: ['select', 'one'],
    last: ['select', 'one'],
    get: ['select', 'one'],
    '[]': ['select', 'one'],
    with_pk: ['select', 'one'],
    'with_pk!': ['select', 'one'],
    count: ['count', 'one'],
    'empty?': ['count', 'one'],
    sum: ['count', 'one'],
    max: ['count', 'one'],
    insert: ['insert', 'one'],
    create: ['insert', 'one'],
    multi_insert: ['insert', 'many'],
    import: ['insert', 'many'],
    update: ['update', 'many'],
    delete: ['delete', 'many'],
    destroy: ['delete', 'many'],
  },
};
