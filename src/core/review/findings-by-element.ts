import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import type { ReviewFinding } from './review.ts';

/** Element id → findings that speak of it, in reading order. What a comment silenced speaks of nothing. */
export type FindingsByElement = ReadonlyMap<string, readonly ReviewFinding[]>;

/** A finding about an endpoint, a query or a call also counts for the component that it happens in. */
export function findingsByElement(system: System, findings: readonly ReviewFinding[]): FindingsByElement {
  const componentOf = owners(system, new Set(findings.flatMap(({ subjects }) => subjects)));
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

/** Of those that somebody speaks of: few of the elements of a large System. */
function owners(system: System, named: ReadonlySet<string>): ReadonlyMap<string, string> {
  const owner = new Map<string, string>();
  const note = <T extends { readonly id: string }>(elements: readonly T[], ownerOf: (element: T) => string): void => {
    for (const element of elements) if (named.has(element.id)) owner.set(element.id, ownerOf(element));
  };
  const { operation, endpoint } = indexSystem(system);
  for (const id of named) {
    const service = endpoint(id)?.service ?? operation(id)?.service;
    if (service !== undefined) owner.set(id, service);
  }
  note(system.tables, ({ store }) => store);
  note(system.accesses, (access) => operation(access.operation)?.service ?? '');
  note(system.calls, ({ from }) => from);
  note(system.effects, ({ service }) => service);
  note(system.jobs, ({ service }) => service);
  return owner;
}
