import { withoutCallbacks } from '../../extractors/data/record-callbacks.ts';
import type { DataVerb } from '../../model/data-access.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type Association, type RecordModel, targetOf } from './record-model.ts';
import { tableOf } from './table-of.ts';

/** What a row takes along by its relations: `dependent: :destroy` below it, `counter_cache:` and `touch:` above it. */
export function followedRows(spot: CallSpot, model: RecordModel, verb: DataVerb): readonly AccessFact[] {
  if (withoutCallbacks.has(spot.call.name)) return [];
  return [...model.associations.values()].flatMap((association) => {
    const verbs = association.own ? above(association, verb) : below(association, verb);
    const target = verbs.length === 0 ? undefined : targetOf(spot.resolver, association);
    if (target === undefined) return [];
    const column = association.own ? 'id' : association.key;
    return verbs.map((does) => ({
      ...plainAccess,
      spot,
      library: 'active-record',
      table: tableOf(spot, target),
      verb: does,
      many: !association.own && association.many,
      filters: [{ column, operator: 'equal' as const }],
      ...(does === 'count' && { limit: { kind: 'constant' as const, value: 1 } }),
    }));
  });
}

function above({ counterCache, touches, polymorphic }: Association, verb: DataVerb): readonly DataVerb[] {
  const isCounted = counterCache && (verb === 'insert' || verb === 'delete');
  return !polymorphic && (isCounted || touches) && writes.has(verb) ? ['update'] : [];
}

const writes: ReadonlySet<DataVerb> = new Set(['insert', 'update', 'delete']);

function below({ dependent, through }: Association, verb: DataVerb): readonly DataVerb[] {
  if (verb !== 'delete' || through || dependent === undefined) return [];
  return Object.hasOwn(followed, dependent) ? (followed[dependent] ?? []) : [];
}

/** Rows are read to be destroyed one by one; those that must not be there are looked for. */
const followed: Readonly<Record<string, readonly DataVerb[]>> = {
  destroy: ['select', 'delete'],
  delete_all: ['delete'],
  delete: ['delete'],
  nullify: ['update'],
  restrict_with_error: ['count'],
  restrict_with_exception: ['count'],
};
