import * as vscode from 'vscode';
import { findingArgument } from '../findings/finding-argument.ts';
import { findingMarkdown } from '../findings/finding-markdown.ts';
import type { Command } from './command.ts';

const openChat = 'workbench.action.chat.open';

/** Writes the whole instruction into the chat and leaves it to the person to send it. */
export const handToChat: Command = {
  id: 'handToChat',
  doing: 'hand the finding to the chat',
  run: async (architect, which) => {
    const entry = findingArgument(architect, which);
    if (entry === undefined) return;
    const task = vscode.l10n.t('Mend this finding of an architecture review. Keep the change as small as it can be.');
    const query = `${task}\n\n${findingMarkdown(entry)}`;
    if ((await vscode.commands.getCommands(true)).includes(openChat)) {
      await vscode.commands.executeCommand(openChat, { query, isPartialQuery: true });
      return;
    }
    await vscode.env.clipboard.writeText(query);
    const text = vscode.l10n.t('There is no chat here. The instruction is on the clipboard.');
    await vscode.window.showInformationMessage(text);
  },
};
