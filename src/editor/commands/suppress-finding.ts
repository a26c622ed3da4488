import * as vscode from 'vscode';
import type { ReviewFinding } from '../../core/review/review.ts';
import { uriIn } from '../convert.ts';
import { findingArgument } from '../findings/finding-argument.ts';
import { lineIn } from '../findings/line-in.ts';
import { suppressionEdit } from '../suppression-edit.ts';
import type { Command } from './command.ts';

/** Writes `architect-ignore` above the finding, with the reason that a person gives. */
export const suppressFinding: Command = {
  id: 'suppressFinding',
  doing: 'suppress the finding',
  run: async (architect, which) => {
    const { session, panel } = architect;
    await session.restore();
    const entry = findingArgument(architect, which);
    if (entry === undefined) return;
    const { finding, folder, file } = entry;
    const document = await vscode.workspace.openTextDocument(uriIn(folder, file));
    const reason = await askReason(finding);
    if (reason === undefined) return;
    // Only now: the file may have changed while it was closed, and while somebody thought of a reason.
    const line = lineIn(document.getText(), findingArgument(architect, finding.fingerprint) ?? entry);
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

function askReason(finding: ReviewFinding): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Suppress {0}', finding.rule),
    prompt: vscode.l10n.t('Why is it all right here? The reason stands in the comment.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A suppression needs a reason.') : undefined),
  });
}
