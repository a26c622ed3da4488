import * as vscode from 'vscode';
import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

/** Reviews what is new in a file; afterwards it is not new any more. */
export const reviewNewCode: Command = {
  id: 'reviewNewCode',
  doing: 'review the new code',
  run: async (architect, file) => {
    if (!(file instanceof vscode.Uri)) return;
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === file.toString());
    // The engine reads files, not editors: unsaved code would be reviewed as it was.
    if (document?.isDirty) await document.save();
    const reviewed = await startReview(architect, {
      file,
      scope: (relative) => ({ kind: 'files', files: [relative] }),
    });
    if (reviewed !== undefined) architect.panel.show(undefined, 'beside');
  },
};
