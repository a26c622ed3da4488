import * as vscode from 'vscode';
import { copySample } from '../copy-sample.ts';
import type { Command } from './command.ts';

/** A backend to try everything on, copied to where a person says: it may be edited and thrown away. */
export const openSample: Command = {
  id: 'openSample',
  doing: 'open the sample',
  run: async ({ context }) => {
    const [home] = (await vscode.window.showOpenDialog(whereTo())) ?? [];
    if (home === undefined) return;
    const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
    const folder = await copySample(context.extensionUri, home);
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
  },
};

function whereTo(): vscode.OpenDialogOptions {
  const title = vscode.l10n.t('Where should the sample be copied to?');
  return { title, canSelectFiles: false, canSelectFolders: true, openLabel: vscode.l10n.t('Copy the sample here') };
}
