import type { Evidence } from '../../model/evidence.ts';
import { count } from '../../model/wording.ts';
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
      : { relatedLocations: rest.map((place, at) => ({ id: at + 1, ...named(place), ...sarifLocation(place) })) }),
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

/**
 * Viewers show the message alone, so it carries what to do as well; where there is room for one sentence, the title is
 * that. Code scanning shows other places only where the message leads to them, by their ids.
 */
function textOf({ title, message, fix, evidence: [, ...rest] }: ReviewFinding): string {
  const places = rest.slice(0, mostLinks).map((place, at) => `[${nameOf(place)}](${at + 1})`);
  const more = rest.length > mostLinks ? ` and ${count(rest.length - mostLinks, 'more place')}` : '';
  const links = places.length === 0 ? [] : [`See also ${places.join(', ')}${more}.`];
  return [`${title}.`, message, `Fix: ${fix}`, ...links].join('\n\n');
}

/** More places are looked up, not read. */
const mostLinks = 8;

function named(place: Evidence): Json {
  return { message: { text: nameOf(place) } };
}

function nameOf({ file, line }: Evidence): string {
  return `${file.split('/').at(-1)}:${line}`.replace(/[[\]\\]/g, '\\$&');
}

function suppressionsOf({ status, suppression = '' }: ReviewFinding): Json {
  if (status !== 'suppressed') return {};
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification: suppression }] };
}
