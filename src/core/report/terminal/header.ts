import { displayWidth, wrapped } from '../../model/display-width.ts';
import { count } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { severities } from '../../rules/finding.ts';
import { plain } from './ink.ts';
import type { Page } from './page.ts';
import { severityInk, severityMark } from './severity-style.ts';

/** What was reviewed, and how it stands, in three lines. */
export function header(page: Page, review: Review): readonly string[] {
  const { ink } = page;
  return [
    `${ink.bold(plain(review.project))}  ${ink.dim(scopeOf(review))}`,
    ...figures(page, review),
    '',
    standing(page, review),
    ...byArea(page, review),
  ];
}

export function figures(page: Page, { summary, statistics }: Review): readonly string[] {
  const parts = [
    count(summary.services, 'service'),
    count(summary.endpoints, 'endpoint'),
    count(summary.tables, 'table'),
    count(summary.calls, 'outgoing call'),
    `${statistics.analyzed.toLocaleString('en-US')} of ${count(statistics.files, 'file')} read`,
  ];
  return inRow(page, parts).map((line) => line.replaceAll(' ·', page.ink.dim(' ·')));
}

/** Figures in a row, as many as fit; none is broken. */
function inRow({ width }: Page, parts: readonly string[]): readonly string[] {
  const text = parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' · ');
  return wrapped(text, width, 0)
    .split('\n')
    .map((line) => line.replaceAll('\u00a0', ' '));
}

function byArea(page: Page, { summary }: Review): readonly string[] {
  const found = summary.areas
    .map(({ area, counts }) => ({ area, amount: severities.reduce((sum, severity) => sum + counts[severity], 0) }))
    .filter((each) => each.amount > 0);
  const parts = found.map(({ area, amount }) => `${area} ${amount}`);
  return found.length === 0 ? [] : inRow(page, parts).map(page.ink.dim);
}

function scopeOf({ scope }: Review): string {
  if (scope.kind === 'workspace') return 'reviewed by Backend Architect';
  if (scope.kind === 'selection') return `lines ${scope.line} to ${scope.endLine} of ${plain(scope.file)}`;
  return scope.files.length === 1 ? plain(scope.files[0] ?? '') : count(scope.files.length, 'file');
}

function standing(page: Page, { summary, findings }: Review): string {
  const found = severities.filter((severity) => summary.findings[severity] > 0);
  const parts: { readonly text: string; paint(text: string): string }[] = found.map((severity) => ({
    text: `${severityMark[severity]} ${summary.findings[severity]} ${severity}`,
    paint: severityInk(page.ink, severity),
  }));
  const silenced = findings.filter((finding) => finding.status === 'suppressed').length;
  if (silenced > 0) parts.push({ text: `${silenced} suppressed`, paint: page.ink.dim });
  if (parts.length === 0) return page.ink.green('✔ no findings');
  const roomy = displayWidth(parts.map((part) => part.text).join('   ')) <= page.width;
  return parts.map((part) => part.paint(part.text)).join(roomy ? '   ' : ' ');
}
