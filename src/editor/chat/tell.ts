import * as vscode from 'vscode';
import type { Evidence } from '../../core/model/evidence.ts';
import { count } from '../../core/model/wording.ts';
import { fenced, markdownText } from '../../core/report/markdown/markdown-text.ts';
import type { ReviewHead } from '../../core/review/paged-review.ts';
import type { ReviewFinding } from '../../core/review/review.ts';
import { severities } from '../../core/rules/finding.ts';
import { uriIn } from '../convert.ts';
import { severityCount } from '../findings/finding-words.ts';

export interface Place {
  readonly stream: vscode.ChatResponseStream;
  readonly folder: string;
}

/** More than these are read in the panel. */
const mostFindings = 8;

export function tellSummary({ stream }: Place, { project, summary }: ReviewHead): void {
  const parts = [
    count(summary.services, 'service'),
    count(summary.endpoints, 'endpoint'),
    count(summary.tables, 'table'),
    count(summary.calls, 'call'),
  ];
  const found = severities
    .filter((one) => summary.findings[one] > 0)
    .map((one) => severityCount(one, summary.findings[one]));
  const findings = found.length === 0 ? vscode.l10n.t('nothing found') : found.join(', ');
  stream.markdown(`**${markdownText(project)}**: ${parts.join(', ')} · ${findings}\n\n`);
}

export function tellFindings(place: Place, findings: readonly ReviewFinding[]): void {
  const open = findings.filter(({ status }) => status !== 'suppressed');
  if (open.length === 0) place.stream.markdown(`${vscode.l10n.t('The rules found nothing here.')}\n\n`);
  for (const finding of open.slice(0, mostFindings)) tellFinding(place, finding, 'short');
  const more = open.length - mostFindings;
  if (more > 0) place.stream.markdown(`${vscode.l10n.t('{0} more stand in the review.', more)}\n\n`);
}

/** Whatever wrote the words, they are shown as words. */
export function tellFinding(place: Place, finding: ReviewFinding, how: 'short' | 'whole', mark = finding.rule): void {
  const { stream } = place;
  const [first] = finding.evidence;
  stream.markdown(`- **${finding.severity}** ${markdownText(finding.title)} (${markdownText(mark)}) `);
  for (const evidence of how === 'short' && first !== undefined ? [first] : finding.evidence) anchor(place, evidence);
  const fix = `**${vscode.l10n.t('Fix')}:** ${markdownText(finding.fix)}`;
  stream.markdown(how === 'short' ? '\n' : `\n\n  ${markdownText(finding.message)}\n\n  ${fix}\n\n`);
}

function anchor({ stream, folder }: Place, { file, line }: Evidence): void {
  stream.anchor(new vscode.Location(uriIn(folder, file), new vscode.Position(line - 1, 0)), `${file}:${line}`);
  stream.markdown(' ');
}

export function tellSchema({ stream }: Place, { ddl }: ReviewHead): void {
  stream.markdown(ddl === '' ? vscode.l10n.t('No tables were found.') : `${fenced('sql', ddl)}\n\n`);
}

export function tellTechnologies({ stream }: Place, { technologies }: ReviewHead): void {
  const lines = technologies.map(
    ({ area, recommendation, rationale }) =>
      `- **${markdownText(area)}:** ${markdownText(recommendation)}. ${markdownText(rationale)}`,
  );
  stream.markdown(`${lines.join('\n') || vscode.l10n.t('Analysis sees no need for another technology.')}\n\n`);
}
