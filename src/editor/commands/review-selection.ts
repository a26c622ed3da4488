import * as vscode from 'vscode';
import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

/** Without a selection, the line of the cursor. */
export const reviewSelection: Command = {
  id: 'reviewSelection',
  doing: 'review the selection',
  run: async (architect) => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      return void (await vscode.window.showInformationMessage(
        vscode.l10n.t('Select the code that should be reviewed.'),
      ));
    }
    const { start, end } = editor.selection;
    const reviewed = await startReview(architect, {
      file: editor.document.uri,
      scope: (file) => ({ kind: 'selection', file, line: start.line + 1, endLine: end.line + 1 }),
    });
    if (reviewed !== undefined) architect.panel.show(undefined, 'beside');
  },
};
