import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { EntryPoint, EntryPointsOf } from './entry-points.ts';

export interface Growth {
  readonly by: EntryPoint;
  readonly evidence: Evidence | undefined;
  /** Everybody who adds a row counts the table first, as one does who refuses more than so many. */
  readonly counted: boolean;
}

/** Who adds rows while the system runs. A table that only a seed or a migration fills does not grow with its use. */
export function growthOf(index: SystemIndex, entries: EntryPointsOf, table: string): Growth | undefined {
  const adding = index.accessesOfTable(table).flatMap((access) => {
    if (access.verb !== 'insert' && access.verb !== 'upsert') return [];
    const by = entries(access.operation)[0];
    return by === undefined ? [] : [{ by, evidence: access.evidence[0] }];
  });
  const free = adding.find(({ by }) => !countsFirst(index, by, table));
  const first = free ?? adding[0];
  return first && { ...first, counted: free === undefined };
}

/** A count of all rows on the way to the insert: what else would a request that adds one want to know of it? */
function countsFirst(index: SystemIndex, by: EntryPoint, table: string): boolean {
  return index
    .reachedFrom(by.operation)
    .some(({ operation }) =>
      index
        .accessesOf(operation.id)
        .some((access) => access.table === table && access.verb === 'count' && access.filters.length === 0),
    );
}

/** What is said of a table without a word on who fills it, since that may be code that was not read. */
export function growthUnknown(name: string): string {
  return `How fast ${name} grows was not seen: as long as it stays small, this costs little.`;
}
