import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** Reads a row and inserts it where it is missing: the second request finds what the first made. */
export function isCreatedOnDemand(index: SystemIndex, endpoint: Endpoint, access: DataAccess): boolean {
  if (access.verb !== 'insert') return false;
  return index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.accessesOf(operation.id))
    .some((other) => other.kind === 'read' && other.table === access.table && !isBehind(other, access));
}

/** Who reads a row again after writing it did not ask whether it was there. */
function isBehind({ evidence: [read] }: DataAccess, { evidence: [written] }: DataAccess): boolean {
  return read !== undefined && written !== undefined && read.file === written.file && read.line > written.line;
}
