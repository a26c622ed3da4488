import path from 'node:path';
import * as vscode from 'vscode';
import type { BriefHome } from './brief-home.ts';

export interface DocumentHome extends BriefHome {
  readonly uri: vscode.Uri;
}

/** A brief in a document: changes of the form can be undone there, and nothing is saved unasked. */
export function documentHome(document: vscode.TextDocument): DocumentHome {
  const { uri } = document;
  const ending = document.languageId === 'json' || document.languageId === 'jsonc' ? '.json' : '.yaml';
  const file = document.isUntitled ? `brief${ending}` : vscode.workspace.asRelativePath(uri);
  // A document that was closed and opened again is another object with the same address.
  const current = () => vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  let last = document.getText();
  return {
    uri,
    file,
    title: document.isUntitled ? path.basename(uri.path) : vscode.workspace.asRelativePath(uri),
    read: () => {
      last = current()?.getText() ?? last;
      return last;
    },
    write: async (text) => {
      last = text;
      const open = current() ?? (await vscode.workspace.openTextDocument(uri));
      const edit = new vscode.WorkspaceEdit();
      const change = changed(open.getText(), text);
      edit.replace(uri, new vscode.Range(open.positionAt(change.at), open.positionAt(change.end)), change.text);
      await vscode.workspace.applyEdit(edit);
    },
  };
}

export function isDocumentHome(home: BriefHome | undefined): home is DocumentHome {
  return home !== undefined && 'uri' in home;
}

/** Only what differs is replaced, so that cursors and folds elsewhere stay. */
function changed(before: string, after: string): { readonly at: number; readonly end: number; readonly text: string } {
  const shortest = Math.min(before.length, after.length);
  let at = 0;
  while (at < shortest && before[at] === after[at]) at += 1;
  let tail = 0;
  while (tail < shortest - at && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { at, end: before.length - tail, text: after.slice(at, after.length - tail) };
}
