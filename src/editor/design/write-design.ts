import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { productName } from '../names.ts';
import type { Designed } from './design-session.ts';
import { isDocumentHome } from './document-home.ts';

/** Writes the files of the last design, after the editor has shown each of them. */
export async function writeDesign({ designs }: Architect): Promise<void> {
  const { designed } = designs;
  if (designed === undefined) return;
  const target = await folderFor(designed);
  if (target === undefined) return;
  const edit = new vscode.WorkspaceEdit();
  for (const file of designed.answer.files) {
    const uri = vscode.Uri.joinPath(target, ...file.path.split('/'));
    const metadata = { needsConfirmation: true, label: productName, description: file.path };
    edit.createFile(uri, { overwrite: true, contents: Buffer.from(file.text) }, metadata);
  }
  // The editor shows every file before it is written, and takes all of them back at once.
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

async function folderFor({ home }: Designed): Promise<vscode.Uri | undefined> {
  const isSaved = isDocumentHome(home) && home.uri.scheme === 'file';
  const beside = isSaved ? vscode.Uri.joinPath(home.uri, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  if (beside === undefined) return browse(undefined);
  const usual = vscode.Uri.joinPath(beside, 'design');
  const items = [
    { label: `$(folder) ${vscode.workspace.asRelativePath(usual)}`, uri: usual },
    { label: `$(folder-opened) ${vscode.l10n.t('Another folder…')}`, uri: undefined },
  ];
  const placeHolder = vscode.l10n.t('Where should the design be written? Nothing is written before you have seen it.');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  return picked === undefined ? undefined : (picked.uri ?? browse(beside));
}

async function browse(defaultUri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const openLabel = vscode.l10n.t('Write the design here');
  const options = { canSelectFiles: false, canSelectFolders: true, openLabel, ...(defaultUri && { defaultUri }) };
  return (await vscode.window.showOpenDialog(options))?.[0];
}
