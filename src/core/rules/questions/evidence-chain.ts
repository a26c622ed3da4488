import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { EntryPoint } from './entry-points.ts';

type Maybe = Evidence | undefined;

/** The place to mark first, then what proves it, each place once. */
export function evidenceChain(...places: readonly (Maybe | readonly Maybe[])[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const place of places.flat()) {
    if (place === undefined) continue;
    const key = `${place.file}:${place.line}-${place.endLine}`;
    if (!seen.has(key)) seen.set(key, place);
  }
  return [...seen.values()];
}

/** The way from a request to an operation: its route, then every call in between. */
export function wayTo(index: SystemIndex, entry: EntryPoint | undefined, operation: string): Maybe[] {
  if (entry === undefined) return [];
  const reached = index.reachedFrom(entry.operation).find((step) => step.operation.id === operation);
  return [entry.evidence, ...(reached?.path ?? []).map((call) => call.evidence)];
}

/** `src/orders.ts:14`, or nothing where no place is known. */
export function placeOf(evidence: Maybe): string {
  return evidence === undefined ? '' : `${evidence.file}:${evidence.line}`;
}
