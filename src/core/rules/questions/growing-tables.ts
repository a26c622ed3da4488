import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { EntryPoint, EntryPointsOf } from './entry-points.ts';

export interface Growth {
  readonly by: EntryPoint;
  readonly evidence: Evidence | undefined;
}

/** Who adds rows while the system runs. A table that only a seed or a migration fills does not grow with its use. */
export function growthOf(index: SystemIndex, entries: EntryPointsOf, table: string): Growth | undefined {
  for (const access of index.accessesOfTable(table)) {
    if (access.verb !== 'insert' && access.verb !== 'upsert') continue;
    const by = entries(access.operation)[0];
    if (by !== undefined) return { by, evidence: access.evidence[0] };
  }
  return undefined;
}
