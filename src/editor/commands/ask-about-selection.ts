import * as vscode from 'vscode';
import { askArchitect } from '../model/ask-architect.ts';
import type { Command } from './command.ts';

/** Without a selection, the line of the cursor. */
export const askAboutSelection: Command = {
  id: 'askAboutSelection',
  doing: 'ask a model about the selection',
  run: async (architect) => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      return void (await vscode.window.showInformationMessage(vscode.l10n.t('Select the code that should be judged.')));
    }
    const { start, end } = editor.selection;
    const file = editor.document.uri;
    await askArchitect(architect, { kind: 'selection', file, line: start.line + 1, endLine: end.line + 1 });
  },
};
