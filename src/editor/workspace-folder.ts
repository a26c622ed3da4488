import * as vscode from 'vscode';

export type FolderChoice =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'obstacle'; readonly message: string }
  | { readonly kind: 'dismissed' };

/** The folder to review: the only one, that of a file, or the one a person picks. */
export async function chooseFolder(file?: vscode.Uri): Promise<FolderChoice> {
  const message = obstacle();
  if (message !== undefined) return { kind: 'obstacle', message };
  const folders = vscode.workspace.workspaceFolders ?? [];
  const near = file === undefined ? undefined : vscode.workspace.getWorkspaceFolder(file);
  const folder = near ?? (folders.length === 1 ? folders[0] : await pickFolder());
  if (folder === undefined) return { kind: 'dismissed' };
  if (folder.uri.scheme !== 'file') return { kind: 'obstacle', message: virtualFolder() };
  return { kind: 'folder', path: folder.uri.fsPath };
}

/** The folder of the file at hand, or the only one, without asking: agents and chats cannot pick. */
export function folderAtHand(): string | undefined {
  const file = vscode.window.activeTextEditor?.document.uri;
  const near = file === undefined ? undefined : vscode.workspace.getWorkspaceFolder(file);
  const folder = near ?? vscode.workspace.workspaceFolders?.[0];
  return folder?.uri.scheme === 'file' ? folder.uri.fsPath : undefined;
}

/** Why nothing can be reviewed here, if so. */
export function obstacle(): string | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return vscode.l10n.t('Open a folder first: a review reads the files of a workspace.');
  return folders.every((folder) => folder.uri.scheme !== 'file') ? virtualFolder() : undefined;
}

function virtualFolder(): string {
  return vscode.l10n.t('This workspace is virtual. A review needs its files on disk: clone it and open the folder.');
}

function pickFolder(): Thenable<vscode.WorkspaceFolder | undefined> {
  return vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Which folder should be reviewed?') });
}
