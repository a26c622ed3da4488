import type { System } from '../model/system.ts';
import type { ReviewFinding } from './review.ts';

/** Element id → findings that speak of it, in reading order. What a comment silenced speaks of nothing. */
export type FindingsByElement = ReadonlyMap<string, readonly ReviewFinding[]>;

/** A finding about an endpoint, a query or a call also counts for the component that it happens in. */
export function findingsByElement(system: System, findings: readonly ReviewFinding[]): FindingsByElement {
  const componentOf = owners(system);
  const result = new Map<string, ReviewFinding[]>();
  for (const finding of findings) {
    if (finding.status === 'suppressed') continue;
    const owned = finding.subjects.flatMap((subject) => componentOf.get(subject) ?? []);
    for (const id of new Set([...finding.subjects, ...owned])) add(result, id, finding);
  }
  return result;
}

function add(result: Map<string, ReviewFinding[]>, id: string, finding: ReviewFinding): void {
  const known = result.get(id);
  if (known === undefined) result.set(id, [finding]);
  else known.push(finding);
}

function owners(system: System): ReadonlyMap<string, string> {
  const service = new Map(system.operations.map((operation) => [operation.id, operation.service]));
  return new Map([
    ...service,
    ...system.endpoints.map((endpoint) => [endpoint.id, endpoint.service] as const),
    ...system.tables.map((table) => [table.id, table.store] as const),
    ...system.accesses.map((access) => [access.id, service.get(access.operation) ?? ''] as const),
    ...system.calls.map((call) => [call.id, call.from] as const),
    ...system.effects.map((effect) => [effect.id, effect.service] as const),
    ...system.jobs.map((job) => [job.id, job.service] as const),
  ]);
}
