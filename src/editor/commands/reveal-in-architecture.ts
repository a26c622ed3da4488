import * as vscode from 'vscode';
import { documentMarks } from '../landscape/document-marks.ts';
import type { Command } from './command.ts';

/** From a line of code to its place in the tree: the nearest route, table or call at or above the cursor. */
export const revealInArchitecture: Command = {
  id: 'revealInArchitecture',
  doing: 'reveal the code in the architecture',
  run: async (architect) => {
    const editor = vscode.window.activeTextEditor;
    await architect.session.restore();
    const marks = editor === undefined ? [] : documentMarks(architect, editor.document);
    const mark = marks.findLast(({ line }) => line <= (editor?.selection.active.line ?? 0)) ?? marks[0];
    if (mark === undefined) {
      const text = vscode.l10n.t('The last review knows no route, table or call in this file');
      return void vscode.window.setStatusBarMessage(text, 4000);
    }
    const element = mark.kind === 'endpoint' ? mark.endpoint.id : mark.kind === 'table' ? mark.table.id : mark.call.id;
    await architect.architectureTree?.reveal(element);
  },
};
