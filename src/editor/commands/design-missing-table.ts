import * as vscode from 'vscode';
import { uriIn } from '../convert.ts';
import { fixEdit } from '../fix-edit.ts';
import { previewEdit } from '../preview-edit.ts';
import type { Command } from './command.ts';

/** Shows the migration that makes a table which code uses, and writes it once a person has agreed. */
export const designMissingTable: Command = {
  id: 'designMissingTable',
  doing: 'design the table',
  run: async ({ session }, which) => {
    const { last } = await session.restore();
    const table = last?.landscape.tables.find(({ id }) => id === which);
    if (last === undefined || table?.edits === undefined || table.place === undefined) return;
    const { folder } = last;
    const { file, line } = table.place;
    const label = vscode.l10n.t('Design the table {0}', table.name);
    const finding = { evidence: [], edits: table.edits };
    const made = await fixEdit({ finding, folder, file, line: line - 1 }, { needsConfirmation: false, label });
    if (made.ok) return previewEdit(made.edit, uriIn(folder, file), label);
    const text = vscode.l10n.t('The code has changed since the review. {0}', made.reason);
    await vscode.window.showInformationMessage(text);
  },
};
