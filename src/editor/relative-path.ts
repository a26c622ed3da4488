import path from 'node:path';
import * as vscode from 'vscode';

/** As the System names it: below its workspace folder, with forward slashes. */
export function relativePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder === undefined ? '' : path.relative(folder.uri.fsPath, uri.fsPath).split(path.sep).join('/');
}
