import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { relativePath } from '../relative-path.ts';
import { isWrittenByTools } from '../written-by-tools.ts';
import type { FileInFolder } from './finding-book.ts';

/** Tells the book what was reviewed, and what happens to the files. */
export function watchFindings({ findings, session }: Architect): vscode.Disposable {
  const take = (change: 'run' | 'review' | 'restored') => {
    const { last } = session.memory;
    if (change === 'run' || last === undefined) return;
    // A review that was made before the earlier one was read is the newer of the two.
    if (change === 'restored' && findings.all().length > 0) return;
    findings.take(last, change === 'review');
    // What an earlier window's review has read may have changed since in any file, and is looked for in open ones.
    for (const document of vscode.workspace.textDocuments) {
      if (document.isDirty || change === 'restored') reread(document);
    }
  };
  /** Before there are findings nothing that happens to a file is of interest. */
  const placeOf = (uri: vscode.Uri) => (findings.all().length === 0 ? undefined : placeIn(uri));
  const reread = (document: vscode.TextDocument) => {
    const where = placeOf(document.uri);
    if (where !== undefined) findings.reread(where, linesOf(document));
  };
  const edit = ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    const where = contentChanges.length === 0 ? undefined : placeOf(document.uri);
    if (where === undefined) return;
    let lines: string[] | undefined;
    const changes = contentChanges.map(({ range, text }) => ({ start: range.start, end: range.end, text }));
    findings.edit(where, changes, () => {
      lines ??= linesOf(document);
      return lines;
    });
  };
  const rename = ({ files }: vscode.FileRenameEvent) => {
    for (const { oldUri, newUri } of files) {
      const [from, to] = [placeOf(oldUri), placeOf(newUri)];
      if (from === undefined) continue;
      if (to?.folder === from.folder) findings.rename(from, to);
      else findings.remove(from);
    }
  };
  const remove = (uri: vscode.Uri) => {
    const where = placeOf(uri);
    // A build or an installation takes away thousands of files at once.
    if (where !== undefined && !isWrittenByTools(where.file)) findings.remove(where);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  return vscode.Disposable.from(
    { dispose: session.onChange(take) },
    watcher,
    watcher.onDidDelete(remove),
    vscode.workspace.onDidOpenTextDocument(reread),
    vscode.workspace.onDidChangeTextDocument(edit),
    vscode.workspace.onDidRenameFiles(rename),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) findings.close(uri.fsPath);
    }),
  );
}

function placeIn(uri: vscode.Uri): FileInFolder | undefined {
  const folder = uri.scheme === 'file' ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
  return folder === undefined ? undefined : { folder: folder.uri.fsPath, file: relativePath(uri) };
}

function linesOf(document: vscode.TextDocument): string[] {
  return document.getText().split(/\r?\n/);
}
