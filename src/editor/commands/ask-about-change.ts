import * as vscode from 'vscode';
import { askArchitect } from '../model/ask-architect.ts';
import type { Command } from './command.ts';

/** Has a model judge what has changed since a reference of git. */
export const askAboutChange: Command = {
  id: 'askAboutChange',
  doing: 'ask a model about the change',
  run: async (architect, said) => {
    const base = typeof said === 'string' ? said : await askForBase();
    if (base === undefined) return;
    const title = vscode.l10n.t('Change since {0}', base);
    await askArchitect(architect, { kind: 'task', task: { kind: 'change', base }, title });
  },
};

async function askForBase(): Promise<string | undefined> {
  const said = await vscode.window.showInputBox({
    title: vscode.l10n.t('What has changed since when?'),
    prompt: vscode.l10n.t('A reference of git: HEAD for what is not committed, main for a branch.'),
    value: 'HEAD',
  });
  const base = said?.trim();
  return base === '' ? undefined : base;
}
