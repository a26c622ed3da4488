import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { mayHoldMarks } from './code-marks.ts';

const typingPause = 300;
const watchedFiles = '**/*.{js,jsx,ts,tsx,cjs,cts,mjs,mts,java,kt,kts,go,rs,php,py,rb,cs,sql,prisma}';

/** Tells `freshCode` what happens to documents and files. */
export function watchFreshCode({ freshCode, guard }: Architect): vscode.Disposable {
  const later = new Map<string, NodeJS.Timeout>();
  const update = (document: vscode.TextDocument) => freshCode.change(document.uri.fsPath, document.getText());
  const open = guard('look at an opened file', async (document: vscode.TextDocument) => {
    if (!isWatched(document)) return;
    freshCode.open(document.uri.fsPath, await textOnDisk(document));
    if (document.isDirty) update(document);
  });
  const edit = ({ document }: vscode.TextDocumentChangeEvent) => {
    if (!isWatched(document)) return;
    clearTimeout(later.get(document.uri.fsPath));
    const timer = setTimeout(() => update(document), typingPause);
    later.set(document.uri.fsPath, timer);
  };
  const close = (document: vscode.TextDocument) => {
    clearTimeout(later.get(document.uri.fsPath));
    later.delete(document.uri.fsPath);
    freshCode.forget(document.uri.fsPath);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(watchedFiles, false, true, false);
  for (const document of vscode.workspace.textDocuments) void open(document);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => freshCode.create(uri.fsPath)),
    watcher.onDidDelete((uri) => freshCode.forget(uri.fsPath)),
    // Moving a file makes nothing new: what the other path held is known here.
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { newUri } of files) freshCode.settle(newUri.fsPath);
    }),
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(edit),
    vscode.workspace.onDidCloseTextDocument(close),
  );
}

function isWatched({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' && mayHoldMarks(uri.fsPath);
}

/** What was written before the extension woke up is new as well: a changed file is known as it was saved. */
async function textOnDisk(document: vscode.TextDocument): Promise<string> {
  if (!document.isDirty) return document.getText();
  const saved = await readFile(document.uri.fsPath, 'utf8').catch(() => undefined);
  return saved ?? '';
}
