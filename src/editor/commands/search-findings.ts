import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Narrows the tree while a person types; leaving the box by Escape brings back what was there. */
export const searchFindings: Command = {
  id: 'searchFindings',
  doing: 'search the findings',
  run: ({ findingsView }) => {
    const before = findingsView.filter.text;
    const box = vscode.window.createInputBox();
    let accepted = false;
    box.title = vscode.l10n.t('Search Findings');
    box.placeholder = vscode.l10n.t('Words of the title, the message, the rule or the path');
    box.value = before;
    box.onDidChangeValue((text) => findingsView.narrow({ text }));
    box.onDidAccept(() => {
      accepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!accepted) findingsView.narrow({ text: before });
      box.dispose();
    });
    box.show();
  },
};
