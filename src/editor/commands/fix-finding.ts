import * as vscode from 'vscode';
import { findingArgument } from '../findings/finding-argument.ts';
import { fixEdit } from '../fix-edit.ts';
import type { Command } from './command.ts';

/** Shows what mends a finding for certain, and makes it once a person has agreed. */
export const fixFinding: Command = {
  id: 'fixFinding',
  doing: 'mend the finding',
  run: async (architect, which) => {
    await architect.session.restore();
    const entry = findingArgument(architect, which);
    if (entry?.finding.edits === undefined) return;
    const label = vscode.l10n.t('Mend {0}', entry.finding.rule);
    const made = await fixEdit(entry, { needsConfirmation: true, label });
    if (made.ok) return void (await vscode.workspace.applyEdit(made.edit, { isRefactoring: true }));
    const text = vscode.l10n.t('The code has changed since the review. {0}', made.reason);
    await vscode.window.showInformationMessage(text);
  },
};
