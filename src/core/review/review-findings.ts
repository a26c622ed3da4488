import type { System } from '../model/system.ts';
import { type Finding, severities } from '../rules/finding.ts';
import { type Anchors, fingerprints } from './fingerprint.ts';
import type { ReviewFinding } from './review.ts';
import { suppressionOf } from './suppression-of.ts';

/** By severity, then place. What a comment silenced comes last. */
export function reviewFindings(system: System, findings: readonly Finding[]): readonly ReviewFinding[] {
  const ordered = [...findings].sort(byPlace);
  const names = fingerprints(ordered, anchorsOf(system));
  const reviewed = ordered.map((finding, index): ReviewFinding => {
    const suppression = suppressionOf(finding, system.suppressions);
    const fingerprint = names[index] ?? '';
    if (suppression === undefined) return { ...finding, fingerprint, status: 'new', origin: 'rule' };
    return { ...finding, fingerprint, status: 'suppressed', suppression: suppression.reason, origin: 'rule' };
  });
  return reviewed.sort(byUrgency);
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
