import type { DataVerb } from '../../model/data-access.ts';

/** What one does, and what several do: `inserts into`, `insert into`. */
const deeds: Readonly<Record<DataVerb, readonly [one: string, several: string]>> = {
  select: ['reads', 'read'],
  count: ['counts', 'count'],
  insert: ['inserts into', 'insert into'],
  update: ['updates', 'update'],
  delete: ['deletes from', 'delete from'],
  upsert: ['saves', 'save'],
};

export function deedOf(verb: DataVerb, doers = 1): string {
  return deeds[verb][doers === 1 ? 0 : 1];
}
