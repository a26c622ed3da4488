import * as vscode from 'vscode';
import type { ReviewFinding } from '../../core/review/review.ts';
import { uriIn } from '../convert.ts';
import { suppressionEdit } from '../suppression-edit.ts';
import type { Command } from './command.ts';

/** Writes `architect-ignore` above the finding, with the reason that a person gives. */
export const suppressFinding: Command = {
  id: 'suppressFinding',
  doing: 'suppress the finding',
  run: async ({ session, panel }, fingerprint) => {
    const { last } = await session.restore();
    const finding = last?.review.findings.find((candidate) => candidate.fingerprint === fingerprint);
    const place = finding?.evidence[0];
    if (last === undefined || finding === undefined || place === undefined) return;
    const document = await vscode.workspace.openTextDocument(uriIn(last.folder, place.file));
    const line = lineNow(document, place.line - 1, place.text);
    const reason = await askReason(finding);
    if (reason === undefined) return;
    const edit = suppressionEdit(document, line, finding.rule, reason);
    if (edit === undefined) {
      const text = vscode.l10n.t('Files of this kind have no comments. Suppress the rule in architect.config instead.');
      return void (await vscode.window.showInformationMessage(text));
    }
    await vscode.workspace.applyEdit(edit);
    const selection = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(document, { selection, viewColumn: panel.columnBeside() });
  },
};

/** The review may be older than the text: the quoted line is looked for around the place where it stood. */
function lineNow(document: vscode.TextDocument, line: number, quote: string): number {
  const wanted = quote.split('\n')[0]?.trim() ?? '';
  const reach = 200;
  for (let distance = 0; distance <= reach; distance += 1) {
    for (const candidate of [line - distance, line + distance]) {
      if (candidate < 0 || candidate >= document.lineCount) continue;
      if (wanted !== '' && document.lineAt(candidate).text.includes(wanted)) return candidate;
    }
  }
  return Math.min(line, document.lineCount - 1);
}

function askReason(finding: ReviewFinding): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Suppress {0}', finding.rule),
    prompt: vscode.l10n.t('Why is it all right here? The reason stands in the comment.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A suppression needs a reason.') : undefined),
  });
}
