import type { DataAccess } from '../../model/data-access.ts';
import type { Loop } from '../../model/loop.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { selectivityOf } from './column-selectivity.ts';
import { entryPointsOf } from './entry-points.ts';
import { placeOf } from './evidence-chain.ts';
import { growthOf } from './growing-tables.ts';
import { growsByHand } from './growth-by-hand.ts';
import { findsReplacedRow } from './replaced-rows.ts';
import { isUnbounded } from './unbounded-access.ts';

/**
 * What is known of the list that a loop goes through: `growing` rows of a table that fills with use and that nothing
 * limits, `few` of them, `one` at most, some `rows`, or nothing, as where a request brings the list along.
 */
export type LoopedList = 'growing' | 'rows' | 'few' | 'one' | 'unknown';

/** A list of so many items is no reason to do anything. */
const few = 10;

export function loopedList(index: SystemIndex, operation: string, loop: Loop | undefined): LoopedList {
  if (loop?.from === undefined) return 'unknown';
  const { from } = loop;
  const direct = index.accessesOf(operation).filter(({ evidence: [place] }) => placeOf(place) === from);
  const called = index.outgoingOf(operation).filter(({ evidence }) => placeOf(evidence) === from);
  const below = called.flatMap(({ to }) =>
    index.reachedFrom(to).flatMap((reached) => (reached.inLoop ? [] : index.accessesOf(reached.operation.id))),
  );
  const reads = [...direct, ...below].filter(({ verb, inLoop }) => verb === 'select' && !inLoop);
  if (reads.some((read) => isGrowing(index, read))) return 'growing';
  if (reads.length === 0) return 'unknown';
  if (reads.every((read) => findsReplacedRow(index, read))) return 'one';
  return reads.every((read) => isFew(index, read)) ? 'few' : 'rows';
}

function isFew(index: SystemIndex, { limit, table, filters, filtersKnown }: DataAccess): boolean {
  // What two values choose together is mostly one row, or what belongs to one.
  const chosen =
    filtersKnown && filters.filter(({ operator, joins }) => operator === 'equal' && joins !== true).length > 1;
  return chosen || (limit?.kind === 'constant' && limit.value <= few) || growsByHand(index, table);
}

/** Rows that only one of a few groups bounds are as many as the table lets them be. */
function isGrowing(index: SystemIndex, read: DataAccess): boolean {
  const table = index.table(read.table);
  if (read.joined || !isUnbounded(index, read)) return false;
  if (growthOf(index, entryPointsOf(index), read.table)?.pace !== 'use') return false;
  return read.filters.every((filter) => table !== undefined && selectivityOf(table, filter) !== 'few-rows');
}
