import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** Other tables that the same statement reads: joins, includes, relations in a filter. */
export function neighborsOf(index: SystemIndex, access: DataAccess): DataAccess[] {
  const key = statementOf(access);
  return index.accessesOf(access.operation).filter((other) => other !== access && statementOf(other) === key);
}

export function statementOf({ operation, evidence: [place] }: DataAccess): string {
  return `${operation} ${place?.file}:${place?.line}`;
}
