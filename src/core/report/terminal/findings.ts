import { displayWidth, fitted } from '../../model/display-width.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import { shortList } from '../../model/wording.ts';
import type { Review, ReviewFinding } from '../../review/review.ts';
import { type Severity, severities } from '../../rules/finding.ts';
import { plain } from './ink.ts';
import { heading, type Page, paragraph } from './page.ts';
import { quote } from './quote.ts';
import { severityInk, severityMark } from './severity-style.ts';

/** Findings told in full, of all and of one rule; the rest is named, one line each. */
const toldInFull = { all: 30, pressing: 4, others: 2 };

/** Further places that prove it, and places that were searched in vain. */
const chain = 3;
const searched = 4;

export function findingsSection(page: Page, review: Review): readonly string[] {
  const open = review.findings.filter((finding) => finding.status === 'new');
  const known = review.findings.filter((finding) => finding.status === 'known');
  const fixed = review.fixed ?? [];
  const silenced = review.findings.filter((finding) => finding.status === 'suppressed');
  const full = inFullOf(open);
  const groups = severities.flatMap((severity) => {
    const own = open.filter((finding) => finding.severity === severity);
    return own.length === 0 ? [] : [group(page, severity, own, full)];
  });
  if (known.length > 0) {
    groups.push([
      page.ink.dim('Known: they stand in the baseline'),
      ...known.flatMap((finding) => inShort(page, finding)),
    ]);
  }
  if (silenced.length > 0) {
    const lines = silenced.flatMap((finding) => inShort(page, finding, finding.suppression));
    groups.push([page.ink.dim('Suppressed by a comment'), ...lines]);
  }
  if (fixed.length > 0) {
    const lines = fixed.flatMap(({ title, rule }) => paragraph(page, `${title} (${rule})`, 2));
    groups.push([page.ink.bold('✓ Fixed since the baseline'), ...lines]);
  }
  return groups.length === 0 ? [] : [heading(page, 'Findings'), ...groups.flatMap((lines) => ['', ...lines])];
}

/** The same rule told ten times teaches nothing new. */
function inFullOf(open: readonly ReviewFinding[]): ReadonlySet<ReviewFinding> {
  const told = new Map<string, number>();
  const chosen = open.filter((finding) => {
    const before = told.get(finding.rule) ?? 0;
    told.set(finding.rule, before + 1);
    return before < (isPressing(finding) ? toldInFull.pressing : toldInFull.others);
  });
  return new Set(chosen.slice(0, toldInFull.all));
}

function isPressing({ severity }: ReviewFinding): boolean {
  return severity !== 'low' && severity !== 'info';
}

function group(
  page: Page,
  severity: Severity,
  findings: readonly ReviewFinding[],
  full: ReadonlySet<ReviewFinding>,
): readonly string[] {
  const title = `${severityMark[severity]} ${severity.toUpperCase()}`;
  const told = findings.filter((finding) => full.has(finding)).flatMap((finding) => ['', ...inFull(page, finding)]);
  const rest = findings.filter((finding) => !full.has(finding));
  const named = [...groupBy(rest, (finding) => finding.rule)].flatMap(([rule, own]) => [
    '',
    `  ${page.ink.dim(told.length === 0 ? rule : `${own.length} more of ${rule}`)}`,
    ...own.flatMap((finding) => inShort(page, finding)),
  ]);
  return [severityInk(page.ink, severity)(page.ink.bold(title)), ...told, ...named];
}

function inShort(page: Page, finding: ReviewFinding, reason = ''): readonly string[] {
  const at = finding.evidence[0] === undefined ? '' : plain(placeOf(finding.evidence[0]));
  const place = reason === '' ? at : `${at}  “${plain(reason)}”`;
  const title = plain(finding.title);
  const fits = displayWidth(title) + displayWidth(place) + 4 <= page.width;
  if (fits) return [`  ${title}  ${page.ink.dim(place)}`];
  return [...paragraph(page, title, 2), `    ${page.ink.dim(fitted(place, page.width - 4))}`];
}

function inFull(page: Page, finding: ReviewFinding): readonly string[] {
  const { ink } = page;
  const [first, ...rest] = finding.evidence;
  // What can wait is told in three lines: the place, and what to do when there is time.
  const isUrgent = isPressing(finding);
  const title = paragraph(page, finding.title, 2).map((line) => ink.bold(line));
  return [
    ...title,
    ...placeAndRule(page, first, finding.rule),
    ...(first === undefined || !isUrgent ? [] : ['', ...quote(page, first, severityInk(ink, finding.severity)), '']),
    ...(isUrgent ? paragraph(page, finding.message, 2) : []),
    ...paragraph(page, finding.fix, 2, 'Fix: '),
    ...(isUrgent && rest.length > 0 ? furtherPlaces(page, rest) : []),
    ...(isUrgent ? placesSearched(page, finding.lookedAt) : []),
  ];
}

function placeAndRule({ ink, width }: Page, evidence: Evidence | undefined, rule: string): readonly string[] {
  if (evidence === undefined) return [`  ${ink.dim(rule)}`];
  const place = plain(placeOf(evidence));
  const isShort = displayWidth(place) + rule.length + 4 <= width;
  return isShort ? [`  ${ink.cyan(place)}  ${ink.dim(rule)}`] : [`  ${ink.cyan(place)}`, `  ${ink.dim(rule)}`];
}

function placesSearched(page: Page, places: readonly string[]): readonly string[] {
  return places.length === 0 ? [] : paragraph(page, `${shortList(places, searched)}.`, 2, 'Looked at: ');
}

function placeOf(evidence: Evidence): string {
  return `${evidence.file}:${evidence.line}`;
}

/** The chain that proves it: one line a place. */
function furtherPlaces(page: Page, places: readonly Evidence[]): readonly string[] {
  const label = 'See also: ';
  const lines = places.slice(0, chain).map((evidence, index) => {
    const place = plain(placeOf(evidence));
    const text = plain(evidence.text.split('\n').find((line) => line.trim() !== '') ?? '').trim();
    const room = page.width - 2 - label.length - displayWidth(place) - 2;
    const code = room < 12 ? '' : `  ${page.ink.dim(fitted(text, room))}`;
    return `  ${index === 0 ? page.ink.dim(label) : ' '.repeat(label.length)}${place}${code}`;
  });
  const left = places.length - chain;
  return left > 0 ? [...lines, `  ${' '.repeat(label.length)}${page.ink.dim(`and ${left} more`)}`] : lines;
}
