import type { System } from '../model/system.ts';
import { type ElementOwners, elementOwners } from './element-owners.ts';
import type { ReviewFinding } from './review.ts';

/** Element id → findings that speak of it, in reading order. What a comment silenced speaks of nothing. */
export type FindingsByElement = ReadonlyMap<string, readonly ReviewFinding[]>;

/** A finding about an endpoint, a query or a call also counts for the component that it happens in. */
export function findingsByElement(
  system: System,
  findings: readonly ReviewFinding[],
  ownersOf: ElementOwners = elementOwners,
): FindingsByElement {
  const owners = ownersOf(system, new Set(findings.flatMap(({ subjects }) => subjects)));
  const result = new Map<string, ReviewFinding[]>();
  for (const finding of findings) {
    if (finding.status === 'suppressed') continue;
    const owned = finding.subjects.flatMap((subject) => owners.get(subject) ?? []);
    for (const id of new Set([...finding.subjects, ...owned])) add(result, id, finding);
  }
  return result;
}

function add(result: Map<string, ReviewFinding[]>, id: string, finding: ReviewFinding): void {
  const known = result.get(id);
  if (known === undefined) result.set(id, [finding]);
  else known.push(finding);
}
