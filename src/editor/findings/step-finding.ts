import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { relativePath } from '../relative-path.ts';
import type { LiveFinding } from './finding-book.ts';
import { filtered } from './finding-filter.ts';
import { severityName } from './finding-words.ts';
import { ownersIn } from './findings-tree.ts';
import { showFinding } from './show-finding.ts';

/** Goes to the finding after or before the cursor, file by file; what the filter hides is passed over. */
export async function stepFinding(architect: Architect, step: 1 | -1): Promise<void> {
  const { findings, findingsView, session } = architect;
  await session.restore();
  const all = [...filtered(findings.all(), findingsView.filter, ownersIn(architect))].sort(byPlace);
  const next = all.length === 0 ? undefined : all[(indexAfter(all, step) + all.length) % all.length];
  if (next === undefined) {
    return void vscode.window.setStatusBarMessage(vscode.l10n.t('No finding to go to'), 3000);
  }
  await showFinding(architect, next);
  const { severity, title } = next.finding;
  vscode.window.setStatusBarMessage(`${severityName(severity)}: ${title}`, 8000);
}

function indexAfter(all: readonly LiveFinding[], step: 1 | -1): number {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return step === 1 ? 0 : all.length - 1;
  const here = { file: relativePath(editor.document.uri), line: editor.selection.active.line };
  if (step === 1) {
    const after = all.findIndex((entry) => byPlace(entry, here) > 0);
    return after === -1 ? 0 : after;
  }
  return all.findLastIndex((entry) => byPlace(entry, here) < 0);
}

type Position = Pick<LiveFinding, 'file' | 'line'>;

function byPlace(a: Position, b: Position): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
