import * as vscode from 'vscode';
import { findingArgument } from '../findings/finding-argument.ts';
import { findingMarkdown } from '../findings/finding-markdown.ts';
import type { Command } from './command.ts';

/** As Markdown, with its evidence. */
export const copyFinding: Command = {
  id: 'copyFinding',
  doing: 'copy the finding',
  run: async (architect, which) => {
    const entry = findingArgument(architect, which);
    if (entry === undefined) return;
    await vscode.env.clipboard.writeText(`${findingMarkdown(entry)}\n`);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied'), 2000);
  },
};
