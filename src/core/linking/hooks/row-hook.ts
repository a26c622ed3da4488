import type { RowEvent } from '../../extractors/data/row-event.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';

/** A function that runs when rows of a model are written, without being called. */
export interface RowHook {
  readonly place: FunctionPlace;
  readonly on: readonly RowEvent[];
  /** A condition decides whether it runs. */
  readonly atTimes?: true | undefined;
  /** Parameters that are false where no row is made: `created`. */
  readonly off?: readonly string[] | undefined;
}

/** Hooks of the model whose rows a call writes; none where the call writes past them. */
export type HookReader = (spot: CallSpot, written: AccessFact) => readonly RowHook[];

/** What a write may be to a row; an `upsert` is one or the other. */
export function eventsOf(verb: DataVerb): readonly RowEvent[] {
  if (verb === 'insert' || verb === 'update' || verb === 'delete') return [verb];
  return verb === 'upsert' ? ['insert', 'update'] : [];
}
