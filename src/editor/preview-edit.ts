import * as vscode from 'vscode';

/**
 * Shows a change, and makes it once a person has agreed. The editor shows a preview where an edit asks for it, and
 * leaves what asks unticked, so that *Apply* would do nothing. Hence one asks that does nothing either and is not
 * shown: it makes a file that is there.
 */
export async function previewEdit(edit: vscode.WorkspaceEdit, there: vscode.Uri, label: string): Promise<void> {
  edit.createFile(there, { ignoreIfExists: true }, { needsConfirmation: true, label });
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
