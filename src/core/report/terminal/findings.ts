import { displayWidth, fitted } from '../../model/display-width.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Review, ReviewFinding } from '../../review/review.ts';
import { severities } from '../../rules/finding.ts';
import { plain } from './ink.ts';
import { heading, type Page, paragraph } from './page.ts';
import { severityInk, severityMark } from './severity-style.ts';

/** Findings told in full; the rest is named, one line each. */
const toldInFull = 30;

/** Lines of a quote that are shown. */
const quoted = 4;

/** Further places that prove it. */
const chain = 4;

export function findingsSection(page: Page, review: Review): readonly string[] {
  const open = review.findings.filter((finding) => finding.status !== 'suppressed');
  const silenced = review.findings.filter((finding) => finding.status === 'suppressed');
  const told = new Set(open.slice(0, toldInFull));
  const lines = severities.flatMap((severity) => {
    const own = open.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const title = `${severityMark[severity]} ${severity.toUpperCase()}`;
    const full = own.filter((finding) => told.has(finding)).flatMap((finding) => ['', ...inFull(page, finding)]);
    const rest = own.filter((finding) => !told.has(finding)).map((finding) => inShort(page, finding));
    return [
      severityInk(page.ink, severity)(page.ink.bold(title)),
      ...full,
      ...(rest.length > 0 ? ['', ...rest] : []),
      '',
    ];
  });
  const tail =
    silenced.length === 0
      ? []
      : [page.ink.dim('Suppressed by a comment'), ...silenced.map((each) => inShort(page, each, each.suppression)), ''];
  if (lines.length + tail.length === 0) return [];
  return [heading(page, 'Findings'), '', ...lines, ...tail].slice(0, -1);
}

function inShort(page: Page, finding: ReviewFinding, reason = ''): string {
  const at = finding.evidence[0] === undefined ? '' : placeOf(finding.evidence[0]);
  const place = reason === '' ? at : `${at}  “${reason}”`;
  const room = Math.max(20, page.width - displayWidth(place) - 4);
  return `  ${fitted(plain(finding.title), room)}  ${page.ink.dim(plain(place))}`.trimEnd();
}

function inFull(page: Page, finding: ReviewFinding): readonly string[] {
  const { ink } = page;
  const [first, ...rest] = finding.evidence;
  const title = paragraph(page, finding.title, 2).map((line) => ink.bold(line));
  return [
    ...title,
    `  ${first === undefined ? '' : `${ink.cyan(plain(placeOf(first)))}  `}${ink.dim(finding.rule)}`,
    ...(first === undefined ? [] : ['', ...quote(page, first, severityInk(ink, finding.severity)), '']),
    ...paragraph(page, finding.message, 2),
    ...paragraph(page, finding.fix, 2, 'Fix: '),
    ...(rest.length > 0 ? furtherPlaces(page, rest) : []),
    ...(finding.lookedAt.length > 0 ? paragraph(page, `${finding.lookedAt.join(', ')}.`, 2, 'Looked at: ') : []),
  ];
}

function placeOf(evidence: Evidence): string {
  return `${evidence.file}:${evidence.line}`;
}

/** The source, with a marker at the first line: that is the one to change. */
function quote(page: Page, evidence: Evidence, paint: (text: string) => string): readonly string[] {
  const all = evidence.text.split('\n').map((line) => plain(line).trimEnd());
  const shown = all.slice(0, quoted);
  const indent = Math.min(...shown.map((line) => (line === '' ? page.width : (/^ */.exec(line)?.[0].length ?? 0))));
  const gutter = String(evidence.line + shown.length - 1).length;
  const room = page.width - gutter - 8;
  const lines = shown.map((line, index) => {
    const number = String(evidence.line + index).padStart(gutter);
    const marker = index === 0 ? paint('→') : ' ';
    return `  ${marker} ${page.ink.dim(`${number} │`)} ${fitted(line.slice(indent), room)}`;
  });
  return all.length > quoted ? [...lines, `    ${' '.repeat(gutter)} ${page.ink.dim('│ …')}`] : lines;
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
