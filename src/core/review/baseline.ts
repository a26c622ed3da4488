import { severities } from '../rules/finding.ts';
import type { FixedFinding, Review, ReviewFinding } from './review.ts';
import { counted } from './summary.ts';

/** What a team has looked at and lives with for now. It is committed, so it holds no line that would move. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly FixedFinding[];
}

/** What is open now, in an order that keeps the changes of two people apart. */
export function baselineOf({ findings }: Pick<Review, 'findings'>): Baseline {
  const entries = findings
    .filter((finding) => finding.status !== 'suppressed')
    .map(({ fingerprint, rule, title, evidence }) => ({ fingerprint, rule, file: evidence[0]?.file ?? '', title }));
  return { version: 1, findings: entries.sort(byFile) };
}

function byFile(a: FixedFinding, b: FixedFinding): number {
  return compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tells the new from the known, and names what is gone since. New ones come first within their severity. */
export function againstBaseline<Any extends Pick<Review, 'findings' | 'fixed'>>(review: Any, baseline: Baseline): Any {
  const known = new Set(baseline.findings.map((finding) => finding.fingerprint));
  const found = new Set(review.findings.map((finding) => finding.fingerprint));
  const findings = review.findings.map(
    (finding): ReviewFinding =>
      finding.status === 'new' && known.has(finding.fingerprint) ? { ...finding, status: 'known' } : finding,
  );
  return {
    ...review,
    findings: [...findings].sort(byUrgency),
    fixed: baseline.findings.filter((finding) => !found.has(finding.fingerprint)),
  };
}

const order = ['new', 'known', 'suppressed'] as const;

/** The sort keeps the order of places, which the review has already. */
function byUrgency(a: ReviewFinding, b: ReviewFinding): number {
  const silenced = Number(a.status === 'suppressed') - Number(b.status === 'suppressed');
  const severity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  return silenced || severity || order.indexOf(a.status) - order.indexOf(b.status);
}

/** Without what is known or silenced: what a change has brought. */
export function onlyNew(review: Review): Review {
  const findings = review.findings.filter((finding) => finding.status === 'new');
  return { ...review, findings, summary: { ...review.summary, ...counted(findings) } };
}
