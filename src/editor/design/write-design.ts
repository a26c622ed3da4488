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
  const metadata = { needsConfirmation: false, label: productName };
  for (const file of designed.answer.files)
    await write(edit, vscode.Uri.joinPath(target, file.path), file.text, metadata);
  offerBrief(edit, target, designed);
  // The editor shows every file before it is written, and takes all of them back at once.
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** What is there already shows as a difference, and what is the same not at all. */
async function write(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  text: string,
  metadata: vscode.WorkspaceEditEntryMetadata,
): Promise<void> {
  const before = await textAt(uri);
  if (before === text) return;
  if (before === undefined) return edit.createFile(uri, { contents: Buffer.from(text) }, metadata);
  const document = await vscode.workspace.openTextDocument(uri);
  edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), text, metadata);
}

async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  return exists ? Buffer.from(await vscode.workspace.fs.readFile(uri)).toString() : undefined;
}

/**
 * The editor shows a preview as soon as one entry asks for it, and leaves the entries that ask unticked. Only the copy
 * of the brief asks: the files that the person wants stay ticked.
 */
function offerBrief(edit: vscode.WorkspaceEdit, target: vscode.Uri, { home }: Designed): void {
  const uri = vscode.Uri.joinPath(target, `brief${home.file.endsWith('.json') ? '.json' : '.yaml'}`);
  const metadata = {
    needsConfirmation: true,
    label: vscode.l10n.t('A copy of the brief beside its design (optional)'),
  };
  edit.createFile(uri, { ignoreIfExists: true, contents: Buffer.from(home.read()) }, metadata);
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
