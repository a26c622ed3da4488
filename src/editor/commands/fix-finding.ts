import * as vscode from 'vscode';
import { uriIn } from '../convert.ts';
import { findingArgument } from '../findings/finding-argument.ts';
import { mendWords } from '../findings/mend-words.ts';
import { fixEdit } from '../fix-edit.ts';
import { previewEdit } from '../preview-edit.ts';
import type { Command } from './command.ts';

/** Shows what mends a finding for certain, and makes it once a person has agreed. */
export const fixFinding: Command = {
  id: 'fixFinding',
  doing: 'mend the finding',
  run: async (architect, which) => {
    await architect.session.restore();
    const entry = findingArgument(architect, which);
    if (entry?.finding.edits === undefined) return;
    const { label } = mendWords(entry.finding.rule);
    const made = await fixEdit(entry, { needsConfirmation: false, label });
    if (made.ok) return previewEdit(made.edit, uriIn(entry.folder, entry.file), label);
    const text = vscode.l10n.t('The code has changed since the review. {0}', made.reason);
    await vscode.window.showInformationMessage(text);
  },
};
