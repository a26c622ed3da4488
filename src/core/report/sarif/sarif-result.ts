import type { FixedFinding, ReviewFinding } from '../../review/review.ts';
import { sarifLevel } from './sarif-level.ts';
import { sarifLocation } from './sarif-location.ts';

type Json = Readonly<Record<string, unknown>>;

export function sarifResult(finding: ReviewFinding, ruleIndex: number | undefined): Json {
  const [first, ...rest] = finding.evidence;
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevel[finding.severity],
    message: { text: textOf(finding) },
    locations: first === undefined ? [] : [sarifLocation(first)],
    ...(rest.length === 0
      ? {}
      : { relatedLocations: rest.map((place, id) => ({ id: id + 1, ...sarifLocation(place) })) }),
    partialFingerprints: { 'backendArchitect/v1': finding.fingerprint },
    ...suppressionsOf(finding),
    properties: {
      area: finding.area,
      severity: finding.severity,
      subjects: finding.subjects,
      ...(finding.lookedAt.length === 0 ? {} : { lookedAt: finding.lookedAt }),
    },
  };
}

/** What the baseline knows and is gone: viewers close it. */
export function absentResult({ rule, title, file, fingerprint }: FixedFinding): Json {
  const place = { file, line: 1, endLine: 1, text: '' };
  return {
    ruleId: rule,
    level: 'none',
    message: { text: title },
    locations: file === '' ? [] : [sarifLocation(place)],
    partialFingerprints: { 'backendArchitect/v1': fingerprint },
    baselineState: 'absent',
  };
}

/** Viewers show the message alone, so it carries what to do as well. */
function textOf({ title, message, fix }: ReviewFinding): string {
  return `${title}\n\n${message}\n\nFix: ${fix}`;
}

function suppressionsOf({ status, suppression = '' }: ReviewFinding): Json {
  if (status !== 'suppressed') return {};
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification: suppression }] };
}
