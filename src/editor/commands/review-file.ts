import * as vscode from 'vscode';
import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

/** From the palette the file in front, from the explorer the file that was clicked. */
export const reviewFile: Command = {
  id: 'reviewFile',
  doing: 'review this file',
  run: async (architect, clicked) => {
    const file = clicked instanceof vscode.Uri ? clicked : vscode.window.activeTextEditor?.document.uri;
    if (file === undefined) {
      return void (await vscode.window.showInformationMessage(vscode.l10n.t('Open the file that should be reviewed.')));
    }
    const reviewed = await startReview(architect, {
      file,
      scope: (relative) => ({ kind: 'files', files: [relative] }),
    });
    if (reviewed !== undefined) architect.panel.show(undefined, 'beside');
  },
};
