import type { System } from '../model/system.ts';
import { type Finding, severities } from '../rules/finding.ts';
import { type Anchors, fingerprints, type Identities } from './fingerprint.ts';
import type { ReviewFinding } from './review.ts';
import { suppressionOf } from './suppression-of.ts';

/** What was found out about findings while whatever they speak of has the same names and the same comments silence. */
export interface KnownFindings {
  readonly identities: Identities;
  readonly reviewed: WeakMap<Finding, ReviewFinding>;
}

/** By severity, then place. What a comment silenced comes last. */
export function reviewFindings(
  system: System,
  findings: readonly Finding[],
  { identities, reviewed }: KnownFindings = nothingKnown(),
): readonly ReviewFinding[] {
  const ordered = [...findings].sort(byPlace);
  const names = fingerprints(ordered, anchorsOf(system), identities);
  const all = ordered.map((finding, index): ReviewFinding => {
    const fingerprint = names[index] ?? '';
    const before = reviewed.get(finding);
    const now = before?.fingerprint === fingerprint ? before : reviewFinding(system, finding, fingerprint);
    reviewed.set(finding, now);
    return now;
  });
  return all.sort(byUrgency);
}

export function nothingKnown(): KnownFindings {
  return { identities: new WeakMap(), reviewed: new WeakMap() };
}

function reviewFinding({ suppressions }: System, finding: Finding, fingerprint: string): ReviewFinding {
  const suppression = suppressionOf(finding, suppressions);
  if (suppression === undefined) return { ...finding, fingerprint, status: 'new', origin: 'rule' };
  return { ...finding, fingerprint, status: 'suppressed', suppression: suppression.reason, origin: 'rule' };
}

/** A table says more than the service that holds it. */
function anchorsOf({ tables, channels, components }: System): Anchors {
  return [tables, channels, components].map((elements) => new Set(elements.map((element) => element.id)));
}

function byUrgency(a: ReviewFinding, b: ReviewFinding): number {
  const silenced = Number(a.status === 'suppressed') - Number(b.status === 'suppressed');
  return silenced || severities.indexOf(a.severity) - severities.indexOf(b.severity) || byPlace(a, b);
}

function byPlace(a: Finding, b: Finding): number {
  const [first, second] = [a.evidence[0], b.evidence[0]];
  return (
    compare(first?.file ?? '', second?.file ?? '') ||
    (first?.line ?? 0) - (second?.line ?? 0) ||
    compare(a.rule, b.rule) ||
    compare(a.title, b.title)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
