import * as vscode from 'vscode';
import { severities } from '../../core/rules/finding.ts';
import type { Architect } from '../architect.ts';
import { severityCount, severityName } from '../findings/finding-words.ts';
import { prefix, productName } from '../names.ts';
import type { Reviewed } from '../reviewed.ts';
import { isOn, onSettingChange } from '../settings.ts';
import { progressText } from '../start-review.ts';

/** Counts of the last review, or what is going on. Absent until there is something to say. */
export function registerStatusBar({ session }: Architect): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(`${prefix}.status`, vscode.StatusBarAlignment.Left, 40);
  item.name = productName;
  item.command = `${prefix}.showLastReview`;
  const show = () => {
    const { run, memory } = session;
    if (run.kind === 'running') {
      item.text = `$(loading~spin) ${vscode.l10n.t('Architect: {0}', progressText(run))}`;
      item.tooltip = productName;
    } else if (memory.last !== undefined) {
      item.text = `$(type-hierarchy-sub) ${counts(memory.last)}`;
      item.tooltip = tooltip(memory.last);
      item.accessibilityInformation = { label: spoken(memory.last) };
    }
    const something = run.kind === 'running' || memory.last !== undefined;
    if (something && isOn('statusBar.enabled')) item.show();
    else item.hide();
  };
  const stop = session.onChange(show);
  return vscode.Disposable.from(item, { dispose: stop }, onSettingChange(['statusBar.enabled'], show));
}

/** In words, because the marks of the Problems view stand beside it. The gravest severity; the tooltip has the rest. */
function counts({ review }: Reviewed): string {
  const worst = severities.find((severity) => review.summary.findings[severity] > 0);
  return worst === undefined ? '$(check)' : severityCount(worst, review.summary.findings[worst]);
}

function tooltip(reviewed: Reviewed): vscode.MarkdownString {
  const rows = severities.map(
    (severity) => `| ${severityName(severity)} | ${reviewed.review.summary.findings[severity]} |`,
  );
  return new vscode.MarkdownString([`**${productName}**`, '', '| | |', '|---|---:|', ...rows].join('\n'));
}

function spoken({ review }: Reviewed): string {
  const all = severities.map((severity) => severityCount(severity, review.summary.findings[severity])).join(', ');
  return vscode.l10n.t('{0}: {1} findings', productName, all);
}
